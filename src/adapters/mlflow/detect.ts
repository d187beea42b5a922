// What tells traces of MLflow, whole or in parts, in each generation of its files.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject, type PlainObject } from '../plain-values.ts'

export const mlflow: AdapterEntry = {
  id: 'mlflow',
  label: 'MLflow',
  formats: [CONTENT_FORMAT.mlflowSpan, CONTENT_FORMAT.mlflowTrace],
  marks: [
    {
      like: 'traces of MLflow',
      keys: [
        'trace_id',
        'trace_location',
        'trace_metadata',
        'client_request_id',
        'request_preview',
        'request_time',
        'execution_duration',
        'state',
        'assessments',
      ],
    },
    {
      like: 'traces of MLflow',
      keys: [
        'info.trace_id',
        'info.request_id',
        'info.request_metadata',
        'info.trace_metadata',
        'info.trace_location',
        'data.spans',
      ],
    },
    {
      like: 'spans of MLflow',
      keys: [
        'trace_id',
        'span_id',
        'parent_span_id',
        'start_time_unix_nano',
        'end_time_unix_nano',
        'otel_trace_id',
        'attributes.mlflow.traceRequestId',
      ],
    },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ keys, first }: Peek): Detection | undefined {
  if (!isObject(first)) return undefined
  const because = reasonOf(first, keys)
  return because === undefined ? undefined : { certainty: 'certain', because }
}

function reasonOf(record: PlainObject, keys: ReadonlySet<string>): string | undefined {
  if (keys.has('trace') && COLUMNS.some((column) => keys.has(column)))
    return 'rows of traces, as search_traces() returns them'
  if (isInfo(record.info)) return 'a trace with "info" and "data"'
  if (isInfo(record.trace_info)) return 'a trace with "trace_info"'
  if (isObject(record.trace) && isInfo(record.trace.trace_info)) return 'the answer for a trace with "trace_info"'
  if (isInfo(record)) return 'the record of a trace with its metadata'
  const [trace] = Array.isArray(record.traces) ? record.traces : []
  if (isInfo(trace) || (isObject(trace) && (isInfo(trace.info) || isInfo(trace.trace_info))))
    return '"traces", each with its metadata'
  const [span] = Array.isArray(record.spans) ? record.spans : []
  if (isSpan(span)) return '"spans" with attributes of MLflow'
  return isSpan(record) ? 'spans with attributes of MLflow' : undefined
}

const COLUMNS = ['trace_metadata', 'request_metadata', 'client_request_id', 'execution_duration', 'execution_time_ms']

/** What is said of a whole trace; rows of spans with columns about their trace are others'. */
const isInfo = (value: unknown): boolean =>
  isObject(value) &&
  !('span_id' in value) &&
  (value.trace_id !== undefined || value.request_id !== undefined) &&
  (OWN_FIELDS.some((key) => key in value) ||
    // Others have metadata of that name too.
    ('trace_metadata' in value && ('state' in value || 'request_time' in value)))

const OWN_FIELDS = ['trace_location', 'request_metadata', 'execution_time_ms', 'execution_duration_ms']

const isSpan = (value: unknown): boolean =>
  isObject(value) &&
  ('otel_trace_id' in value || (isObject(value.attributes) && 'mlflow.traceRequestId' in value.attributes))
