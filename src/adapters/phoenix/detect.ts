// What tells what Arize Phoenix exports: spans, rows of data frames, traces, sessions, annotations.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject } from '../plain-values.ts'
import { hasColumns } from './example.ts'

export const phoenix: AdapterEntry = {
  id: 'phoenix',
  label: 'Arize Phoenix',
  formats: [CONTENT_FORMAT.phoenixSpan, CONTENT_FORMAT.phoenixTrace],
  marks: [
    {
      like: 'rows of Phoenix',
      keys: [
        'context.trace_id',
        'context.span_id',
        'span_kind',
        'parent_id',
        'start_time',
        'end_time',
        'status_code',
        'status_message',
        'attributes',
      ],
    },
    {
      like: 'spans of Phoenix',
      keys: [
        'id',
        'trace_id',
        'span_id',
        'start_time',
        'end_time',
        'context',
        'span_kind',
        'status_code',
        'cumulative_token_count_total',
      ],
    },
    { like: 'annotations of Phoenix', keys: ['annotator_kind', 'result', 'span_id', 'identifier'] },
    {
      like: 'runs of an experiment in Phoenix',
      keys: ['example_id', 'repetition_number', 'reference_output', 'annotations'],
    },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ keys, first }: Peek): Detection | undefined {
  const own = detectRecord(keys, first)
  if (own) return own
  if (!isObject(first)) return undefined
  if (keys.has('traceId') && keys.has('spans') && isObject(listed(first.spans)))
    return prefixed('a trace with', detectRecord(keysOf(listed(first.spans)), listed(first.spans)))
  const entry = listed(first.data)
  if (!keys.has('data') || !isObject(entry)) return undefined
  const entryKeys = keysOf(entry)
  const found = detectRecord(entryKeys, entry)
  if (found) return prefixed('a page of', found)
  // The other shape of its API: OTLP's fields in a flat list.
  const isOtlp = entryKeys.has('trace_id') && entryKeys.has('start_time_unix_nano')
  return isOtlp ? { certainty: 'certain', because: 'a page of spans with "start_time_unix_nano"' } : undefined
}

const SHAPES: readonly (readonly [all: readonly string[], because: string])[] = [
  [['context.span_id', 'context.trace_id'], 'rows with the columns "context.span_id" and "context.trace_id"'],
  [['annotator_kind', 'result'], 'annotations with "annotator_kind"'],
  [['trace_id', 'token_count_total'], 'traces with "token_count_total"'],
  [['session_id', 'project_id', 'traces'], 'sessions with "traces"'],
  [['example_id', 'reference_output'], 'runs of an experiment with "example_id"'],
]

const TRACE = ['trace_id', 'project_id', 'start_time', 'end_time']

function detectRecord(keys: ReadonlySet<string>, record: unknown): Detection | undefined {
  for (const [all, because] of SHAPES) {
    if (all.every((key) => keys.has(key)) && !keys.has('type')) return { certainty: 'certain', because }
  }
  if (keys.has('example_id') && hasColumns([...keys]))
    return { certainty: 'certain', because: 'examples of a dataset with "example_id"' }
  // Spans of other vendors have all of these too, and a name.
  if (TRACE.every((key) => keys.has(key)) && !keys.has('name'))
    return { certainty: 'certain', because: 'traces with "project_id"' }
  if (!keys.has('context') || !keys.has('span_kind') || !isObject(record)) return undefined
  return { certainty: 'certain', because: 'spans with "context" and "span_kind"' }
}

const listed = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined)
const keysOf = (record: unknown): ReadonlySet<string> => new Set(isObject(record) ? Object.keys(record) : [])

const prefixed = (prefix: string, found: Detection | undefined): Detection | undefined =>
  found && { ...found, because: `${prefix} ${found.because}` }
