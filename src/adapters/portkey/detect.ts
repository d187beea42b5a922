// What tells logs of Portkey.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject, type PlainObject } from '../plain-values.ts'

export const portkey: AdapterEntry = {
  id: 'portkey',
  label: 'Portkey',
  formats: [CONTENT_FORMAT.portkeyLog],
  marks: [
    {
      like: 'logs of Portkey',
      keys: [
        'id',
        'trace_id',
        'created_at',
        'request',
        'response',
        'ai_org',
        'ai_model',
        'req_units',
        'res_units',
        'response_time',
        'is_success',
      ],
    },
    {
      like: 'logs of Portkey',
      keys: [
        '_id',
        'organisation_id',
        'created_at',
        'request.portkeyHeaders',
        'response.lastUsedOptionJsonPath',
        'metrics',
      ],
    },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ first }: Peek): Detection | undefined {
  if (!isObject(first)) return undefined
  const because = reasonOf(first)
  if (because !== undefined) return { certainty: 'certain', because }
  if (isBeginning(first))
    return { certainty: 'possible', because: 'logs that begin with "id", "trace_id", "created_at" and "request"' }
  const [entry] = Array.isArray(first.data) ? first.data : []
  const inside = isObject(entry) ? reasonOf(entry) : undefined
  return inside === undefined ? undefined : { certainty: 'certain', because: `"data" with ${inside}` }
}

const EARLY = ['id', 'trace_id', 'created_at', 'request']

/** A long request hides what stands behind it. */
const isBeginning = (log: PlainObject): boolean =>
  EARLY.every((key) => key in log) && Object.keys(log).every((key) => EARLY.includes(key) || key === 'response')

/** Whether it is a log of the gateway, as far as it lies in the peek. */
export const isPortkeyLog = (log: PlainObject): boolean => reasonOf(log) !== undefined || isBeginning(log)

function reasonOf(log: PlainObject): string | undefined {
  if ('ai_org' in log || ('req_units' in log && 'res_units' in log)) return 'logs with "ai_org" or "req_units"'
  const { request, response, metrics } = log
  if (isObject(request) && 'portkeyHeaders' in request) return 'a log with "portkeyHeaders"'
  if (isObject(response) && 'lastUsedOptionJsonPath' in response) return 'a log with "lastUsedOptionJsonPath"'
  if (isObject(metrics) && 'ai_org' in metrics) return 'a log with "metrics" of Portkey'
  return 'organisation_id' in log && '_id' in log && 'created_at' in log ? 'a log with "organisation_id"' : undefined
}
