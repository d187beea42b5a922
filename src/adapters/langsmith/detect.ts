// What tells LangSmith: runs, the envelopes that APIs and SDKs put around them, and feedback.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject, type PlainObject } from '../plain-values.ts'

export const langsmith: AdapterEntry = {
  id: 'langsmith',
  label: 'LangSmith',
  formats: [CONTENT_FORMAT.langsmithRun, CONTENT_FORMAT.langsmithTrace],
  marks: [
    {
      like: 'runs of LangSmith',
      keys: [
        'id',
        'run_type',
        'dotted_order',
        'trace_id',
        'parent_run_id',
        'start_time',
        'end_time',
        'inputs',
        'outputs',
        'session_id',
        'child_runs',
        'extra',
        'serialized',
      ],
    },
    { like: 'feedback of LangSmith', keys: ['run_id', 'key', 'score', 'value', 'comment', 'feedback_source'] },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ keys, first }: Peek): Detection | undefined {
  const record = isObject(first) ? first : {}
  if (isRun(keys)) return { certainty: 'certain', because: 'runs with "run_type"' }
  if (keys.has('run_id') && keys.has('feedback_source'))
    return { certainty: 'certain', because: 'feedback with "run_id" and "feedback_source"' }
  if (keys.has('run_id') && keys.has('key') && keys.has('score'))
    return { certainty: 'likely', because: 'feedback with "run_id", "key" and "score"' }
  if (isListOf(record.post, isPart) || isListOf(record.patch, isPart))
    return { certainty: 'certain', because: '"post" and "patch" of runs' }
  if (isListOf(record.runs, isWhole)) return { certainty: 'certain', because: '"runs" with "run_type"' }
  if (isListOf(record.items, isWhole)) return { certainty: 'certain', because: '"items" with "run_type"' }
  if (isListOf(record.items, isTrace)) return { certainty: 'certain', because: '"items" with "root_run"' }
  if (keys.has('root_run')) return { certainty: 'certain', because: 'traces with "root_run"' }
  if (keys.has('trace_id') && Array.isArray(record.messages) && (keys.has('feedback') || isFetched(record.metadata)))
    return { certainty: 'likely', because: 'traces of "messages" with "metadata", as langsmith-fetch writes them' }
  return undefined
}

const WITH_RUN_TYPE = [
  'dotted_order',
  'trace_id',
  'run_id',
  'parent_run_id',
  'parent_run_ids',
  'child_runs',
  'session_id',
]

const isRun = (keys: ReadonlySet<string>): boolean =>
  (keys.has('run_type') && (keys.has('start_time') || WITH_RUN_TYPE.some((key) => keys.has(key)))) ||
  (keys.has('dotted_order') && (keys.has('inputs') || keys.has('outputs') || keys.has('end_time')))

const keysOf = (record: PlainObject): ReadonlySet<string> => new Set(Object.keys(record))
const isWhole = (record: PlainObject): boolean => isRun(keysOf(record))
const isPart = (record: PlainObject): boolean => isWhole(record) || 'dotted_order' in record || 'run_type' in record
const isTrace = (record: PlainObject): boolean => 'root_run' in record
const isFetched = (metadata: unknown): boolean => isObject(metadata) && 'custom_metadata' in metadata

const isListOf = (value: unknown, test: (record: PlainObject) => boolean): boolean =>
  Array.isArray(value) && isObject(value[0]) && test(value[0])
