// What tells OTLP JSON.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { adapter } from './index.ts'

/** At hand from the start: what most files are. */
export const otlpJson: AdapterEntry = {
  id: 'otlp-json',
  label: 'OTLP JSON',
  formats: [CONTENT_FORMAT.otlpSpan, CONTENT_FORMAT.otlpLog],
  marks: [
    {
      like: 'spans of OTLP',
      keys: ['traceId', 'spanId', 'parentSpanId', 'name', 'kind', 'startTimeUnixNano', 'endTimeUnixNano', 'attributes'],
    },
    { like: 'requests of OTLP', keys: ['resourceSpans', 'scopeSpans', 'resource'] },
  ],
  detect,
  load: async () => adapter,
}

const REQUEST_KEYS = [
  'resourceSpans',
  'resourceLogs',
  'resourceMetrics',
  'resource_spans',
  'resource_logs',
  'resource_metrics',
]

function detect({ keys, first }: Peek): Detection | undefined {
  for (const key of REQUEST_KEYS) {
    if (keys.has(key)) return { certainty: 'certain', because: `top-level "${key}"` }
  }
  const record = first as { [key: string]: unknown } | undefined
  if (isGroupList(record?.batches))
    return { certainty: 'certain', because: '"batches" of resource spans, as Tempo answers' }
  const trace = record?.trace as { [key: string]: unknown } | undefined
  if (isGroupList(trace?.resourceSpans ?? trace?.resource_spans))
    return { certainty: 'certain', because: '"trace" with "resourceSpans", as Tempo answers' }
  const result = record?.result as { [key: string]: unknown } | undefined
  if (isGroupList(result?.resourceSpans))
    return { certainty: 'certain', because: '"result" with "resourceSpans", as Jaeger answers' }
  if (keys.has('scopeSpans') || keys.has('scope_spans') || keys.has('instrumentationLibrarySpans')) {
    return { certainty: 'certain', because: 'one ResourceSpans object' }
  }
  if (keys.has('scopeLogs') || keys.has('scope_logs'))
    return { certainty: 'certain', because: 'one ResourceLogs object' }
  return detectBareSpan(keys, record)
}

function detectBareSpan(
  keys: ReadonlySet<string>,
  record: { [key: string]: unknown } | undefined,
): Detection | undefined {
  // OTLP has a resource and a scope around a span, never within it; MLflow names OpenTelemetry's id apart from its own.
  if (keys.has('resource') || keys.has('scope') || keys.has('otel_trace_id')) return undefined
  const hasTime = keys.has('startTimeUnixNano') || keys.has('start_time_unix_nano')
  if (keys.has('name') && hasTime) return { certainty: 'certain', because: 'one span with "startTimeUnixNano"' }
  const [attribute] = Array.isArray(record?.attributes) ? record.attributes : []
  const isKeyValue = typeof attribute === 'object' && attribute !== null && 'key' in attribute && 'value' in attribute
  if (keys.has('name') && isKeyValue) {
    return { certainty: 'likely', because: 'one span with a list of key-value attributes' }
  }
  return undefined
}

const isGroupList = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.some(
    (group) =>
      typeof group === 'object' &&
      group !== null &&
      ['scopeSpans', 'scope_spans', 'instrumentationLibrarySpans', 'resource'].some((key) => key in group),
  )
