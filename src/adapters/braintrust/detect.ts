// What tells rows of Braintrust.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject, type PlainObject } from '../plain-values.ts'

export const braintrust: AdapterEntry = {
  id: 'braintrust',
  label: 'Braintrust',
  formats: [CONTENT_FORMAT.braintrustRow],
  marks: [
    {
      like: 'rows of Braintrust',
      keys: [
        'id',
        'span_id',
        'root_span_id',
        'span_parents',
        'span_attributes',
        'project_id',
        'created',
        'input',
        'output',
        'expected',
        'metrics',
        'scores',
        'metadata',
      ],
    },
    { like: 'what SDKs of Braintrust send', keys: ['rows', 'api_version'] },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

/** Lists of rows: the log API, queries, and what SDKs send. */
const LISTS = ['events', 'data', 'rows']

function detect({ first }: Peek): Detection | undefined {
  if (!isObject(first)) return undefined
  const own = detectRow(first)
  if (own) return own
  for (const name of LISTS) {
    const list = first[name]
    if (!Array.isArray(list)) continue
    const claim = list.filter(isObject).map(detectRow).find(Boolean)
    if (claim) return { ...claim, because: `"${name}" with ${claim.because}` }
  }
  return undefined
}

function detectRow(row: PlainObject): Detection | undefined {
  if ('span_id' in row && 'root_span_id' in row)
    return { certainty: 'certain', because: 'rows with "span_id" and "root_span_id"' }
  if ('_is_merge' in row && ('log_id' in row || 'experiment_id' in row))
    return { certainty: 'certain', because: 'rows with "_is_merge"' }
  if ('_xact_id' in row && '_pagination_key' in row)
    return { certainty: 'certain', because: 'rows with "_xact_id" and "_pagination_key"' }
  if (!Object.keys(row).every((key) => FIELDS.has(key))) return undefined
  const bare = BARE.find((fields) => fields.every((key) => key in row))
  return bare && { certainty: 'possible', because: `rows of ${bare.map((key) => `"${key}"`).join(', ')} alone` }
}

/** Rows without ids, as a report of a test keeps them: with a type, or with what was said. */
const BARE = [
  ['name', 'input', 'output', 'metadata'],
  ['name', 'type', 'metadata', 'metrics'],
]
const FIELDS = new Set([...BARE.flat(), 'expected', 'error', 'scores', 'tags', 'span_attributes'])
