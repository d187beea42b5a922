// What tells Comet Opik: traces and spans, the pages and files around them, and table rows.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject } from '../plain-values.ts'

export const opik: AdapterEntry = {
  id: 'opik',
  label: 'Comet Opik',
  formats: [CONTENT_FORMAT.opikSpan, CONTENT_FORMAT.opikTrace],
  marks: [
    {
      like: 'spans of Opik',
      keys: [
        'id',
        'project_id',
        'project_name',
        'trace_id',
        'parent_span_id',
        'type',
        'start_time',
        'end_time',
        'total_estimated_cost',
        'last_updated_by',
        'usage',
      ],
    },
    {
      like: 'traces of Opik',
      keys: [
        'id',
        'project_id',
        'project_name',
        'start_time',
        'end_time',
        'thread_id',
        'span_feedback_scores',
        'total_estimated_cost',
        'visibility_mode',
        'llm_span_count',
      ],
    },
    {
      like: 'rows of Opik',
      keys: ['trace_id', 'trace_name', 'trace_start_time', 'span_id', 'span_name', 'span_type', 'span_start_time'],
    },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ keys, first }: Peek): Detection | undefined {
  const record = isObject(first) ? first : {}
  const because = becauseOf(keys, record.type)
  if (because) return { certainty: 'certain', because }
  if (isObject(record.trace) && (Array.isArray(record.spans) || keys.has('downloaded_at')) && isTimed(record.trace))
    return { certainty: 'certain', because: 'a file of "trace" and "spans"' }
  if (keys.has('trace_id') && keys.has('span_id') && keys.has('span_type') && keys.has('trace_name'))
    return { certainty: 'certain', because: 'columns "trace_name" and "span_type"' }
  for (const name of ['content', 'traces', 'spans'] as const) {
    const list = record[name]
    const [entry] = Array.isArray(list) ? list : []
    const inner = isObject(entry) ? becauseOf(new Set(Object.keys(entry)), entry.type) : undefined
    if (inner) return { certainty: 'certain', because: `"${name}" with ${inner}` }
  }
  return undefined
}

const MARKS = ['span_feedback_scores', 'total_estimated_cost', 'last_updated_by', 'llm_span_count', 'visibility_mode']

const TYPES: ReadonlySet<unknown> = new Set(['general', 'llm', 'tool', 'guardrail'])

/** Spans, traces, and both as SDKs send them. */
function becauseOf(keys: ReadonlySet<string>, type: unknown): string | undefined {
  if (!keys.has('id') || !keys.has('start_time') || keys.has('run_type')) return undefined
  const mark = MARKS.find((key) => keys.has(key))
  const isOfProject = keys.has('project_id') || keys.has('project_name')
  if (mark !== undefined && (isOfProject || keys.has('trace_id') || keys.has('name')))
    return `"start_time" and "${mark}"`
  if (isOfProject && keys.has('trace_id') && TYPES.has(type)) return `"trace_id" and type "${type}"`
  if (
    keys.has('project_name') &&
    keys.has('name') &&
    (keys.has('input') || keys.has('thread_id') || keys.has('source'))
  )
    return '"project_name" and "start_time"'
  return undefined
}

const isTimed = (trace: { readonly [key: string]: unknown }): boolean => 'id' in trace && 'start_time' in trace
