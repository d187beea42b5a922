// What tells a Langfuse export.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject } from '../plain-values.ts'

export const langfuse: AdapterEntry = {
  id: 'langfuse',
  label: 'Langfuse',
  formats: [CONTENT_FORMAT.langfuseObservation, CONTENT_FORMAT.langfuseTrace],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ keys, first }: Peek): Detection | undefined {
  if (!isObject(first)) return undefined
  if (keys.has('observations') && (keys.has('trace') || keys.has('scores') || keys.has('htmlPath')))
    return { certainty: 'certain', because: 'a trace with "observations"' }
  return undefined
}
