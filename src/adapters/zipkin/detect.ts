// What tells Zipkin's JSON.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject, numberIn } from '../plain-values.ts'

export const zipkin: AdapterEntry = {
  id: 'zipkin',
  label: 'Zipkin JSON',
  formats: [CONTENT_FORMAT.zipkinSpan],
  marks: [
    {
      like: 'spans of Zipkin',
      keys: [
        'traceId',
        'id',
        'parentId',
        'name',
        'timestamp',
        'duration',
        'localEndpoint',
        'remoteEndpoint',
        'tags',
        'annotations',
      ],
    },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ first }: Peek): Detection | undefined {
  const span: unknown = Array.isArray(first) ? first[0] : first
  if (!isObject(span) || !isHex(span.traceId) || !isHex(span.id)) return undefined
  const what = Array.isArray(first) ? 'lists of spans' : 'spans'
  if ('localEndpoint' in span || 'remoteEndpoint' in span)
    return { certainty: 'certain', because: `${what} with "traceId", "id" and "localEndpoint"` }
  if ('binaryAnnotations' in span) return { certainty: 'certain', because: `${what} with "binaryAnnotations"` }
  // A time in microseconds, and none of the names that others give to a start or to tags.
  if (numberIn(span.timestamp) !== undefined && !('startTime' in span) && !('attributes' in span))
    return { certainty: 'likely', because: `${what} with "traceId", "id" and "timestamp"` }
  return undefined
}

const isHex = (id: unknown): boolean => typeof id === 'string' && /^[0-9a-f]{1,32}$/i.test(id)
