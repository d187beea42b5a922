// What tells requests of Helicone.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject, type PlainObject } from '../plain-values.ts'

export const helicone: AdapterEntry = {
  id: 'helicone',
  label: 'Helicone',
  formats: [CONTENT_FORMAT.heliconeRequest],
  marks: [
    {
      like: 'requests of Helicone',
      keys: [
        'request_id',
        'request_created_at',
        'request_body',
        'response_id',
        'response_created_at',
        'response_body',
        'request_model',
        'target_url',
        'delay_ms',
      ],
    },
    { like: 'requests saved in Helicone', keys: ['heliconeMetadata', 'preview', 'raw', 'schema'] },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ first }: Peek): Detection | undefined {
  if (!isObject(first)) return undefined
  const because = reasonOf(first)
  if (because !== undefined) return { certainty: 'certain', because }
  const [entry] = Array.isArray(first.data) ? first.data : []
  const inside = isObject(entry) ? reasonOf(entry) : undefined
  return inside === undefined ? undefined : { certainty: 'certain', because: `"data" with ${inside}` }
}

function reasonOf(row: PlainObject): string | undefined {
  if ('heliconeMetadata' in row) return 'requests with "heliconeMetadata"'
  if ('request_created_at' in row && ('request_id' in row || 'response_id' in row))
    return 'requests with "request_created_at"'
  return 'session_id' in row && 'latest_request_created_at' in row
    ? 'sessions with "latest_request_created_at"'
    : undefined
}
