// What tells recorded requests: one a line with its method and path, or a HAR file as browsers and proxies save it.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { isObject } from '../plain-values.ts'

/** Content of what is in the bodies is decoded by the adapter that read it. */
export const recordedRequests: AdapterEntry = {
  id: 'recorded-requests',
  label: 'Recorded requests',
  formats: [],
  marks: [
    { like: 'recorded requests', keys: ['method', 'path', 'url', 'headers', 'body', 'parts'] },
    {
      like: 'entries of a HAR file',
      keys: [
        'startedDateTime',
        'request.method',
        'request.url',
        'request.headers',
        'request.postData',
        'response.status',
        'response.content',
        'timings',
      ],
    },
    { like: 'HAR files', keys: ['log.version', 'log.creator', 'log.entries'] },
  ],
  detect,
  load: async () => (await import('./index.ts')).createAdapter(),
}

function detect({ keys, first }: Peek): Detection | undefined {
  const record = isObject(first) ? first : {}
  const { log } = record
  if (isObject(log) && (Array.isArray(log.entries) || (typeof log.version === 'string' && isObject(log.creator))))
    return { certainty: 'certain', because: '"log" with "entries", a HAR file' }
  const isAddressed = typeof record.path === 'string' || typeof record.url === 'string'
  // Requests of a batch to a model have an id of their own.
  if (
    keys.has('method') &&
    isAddressed &&
    !keys.has('custom_id') &&
    (keys.has('body') || keys.has('parts') || keys.has('headers'))
  )
    return { certainty: 'certain', because: 'requests with "method", "path" and "body"' }
  return undefined
}
