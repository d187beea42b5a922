// What tells spans that Mastra keeps: rows of its storage, answers of its API, what its exporters are handed.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject } from '../plain-values.ts'

export const mastra: AdapterEntry = {
  id: 'mastra',
  label: 'Mastra',
  formats: [CONTENT_FORMAT.mastraSpan],
  marks: [
    {
      like: 'spans of Mastra',
      keys: ['traceId', 'spanId', 'parentSpanId', 'spanType', 'isEvent', 'startedAt', 'endedAt', 'entityName'],
    },
    { like: 'spans of Mastra', keys: ['traceId', 'id', 'type', 'isEvent', 'isRootSpan', 'startTime', 'endTime'] },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ keys, first }: Peek): Detection | undefined {
  if (!isObject(first)) return undefined
  if (isSpan(keys)) return { certainty: 'certain', because: 'spans of Mastra with a type and "isEvent" or "startedAt"' }
  if (isObject(first.exportedSpan)) return { certainty: 'certain', because: 'events with "exportedSpan"' }
  const [span] = Array.isArray(first.spans) ? first.spans : []
  if (isObject(span) && isSpan(new Set(Object.keys(span))))
    return { certainty: 'certain', because: '"spans" of Mastra with a type and "isEvent" or "startedAt"' }
  return undefined
}

function isSpan(keys: ReadonlySet<string>): boolean {
  const isStored = keys.has('spanType') && keys.has('spanId') && (keys.has('startedAt') || keys.has('isEvent'))
  return isStored || (keys.has('traceId') && keys.has('isEvent') && keys.has('type') && keys.has('startTime'))
}
