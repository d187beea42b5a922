// What tells spans of OpenTelemetry outside OTLP.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject } from '../plain-values.ts'
import { areAttributesAlone, LISTS, shapeOf } from './shapes.ts'

export const otelSpans: AdapterEntry = {
  id: 'otel-spans',
  label: 'OpenTelemetry spans',
  formats: [CONTENT_FORMAT.otelSpan, CONTENT_FORMAT.otelTrace, CONTENT_FORMAT.otelLog],
  marks: [
    {
      like: 'spans of the JavaScript SDK',
      keys: [
        'traceId',
        'id',
        'name',
        'kind',
        'timestamp',
        'duration',
        'attributes',
        'status',
        'instrumentationScope',
        'resource',
      ],
    },
    {
      like: 'spans of the JavaScript SDK',
      keys: ['_spanContext', 'startTime', 'endTime', 'attributes', 'instrumentationScope', 'resource'],
    },
    {
      like: 'spans of the Python SDK',
      keys: [
        'name',
        'context.trace_id',
        'context.span_id',
        'kind',
        'parent_id',
        'start_time',
        'end_time',
        'attributes',
        'resource',
      ],
    },
    {
      like: 'spans of OpenTelemetry',
      keys: [
        'trace_id',
        'span_id',
        'parent_span_id',
        'name',
        'kind',
        'start_time',
        'end_time',
        'attributes',
        'status',
        'events',
        'resource',
      ],
    },
    {
      like: 'spans of OpenTelemetry',
      keys: [
        'traceId',
        'spanId',
        'parentSpanId',
        'name',
        'kind',
        'startTime',
        'endTime',
        'attributes',
        'status',
        'events',
        'resource',
      ],
    },
    {
      like: 'log records of OpenTelemetry',
      keys: [
        'trace_id',
        'span_id',
        'timestamp',
        'observed_timestamp',
        'severity_number',
        'severity_text',
        'body',
        'attributes',
      ],
    },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ keys, first }: Peek): Detection | undefined {
  if (!isObject(first)) return undefined
  const shape = shapeOf(keys) ?? listedShape(first)
  if (shape) return shape
  const isSpan = ['trace_id', 'traceId', 'context', 'TraceId', 'startTimeUnixNano', 'start_time'].some((key) =>
    keys.has(key),
  )
  if (isSpan || !areAttributesAlone(first)) return undefined
  return { certainty: 'likely', because: 'attributes of one call, with keys such as "gen_ai.…"' }
}

/** An object around a list of spans, or of traces with such a list. */
function listedShape(record: object, depth = 0): Detection | undefined {
  for (const [key, list] of Object.entries(record)) {
    if (!LISTS.has(key) || !Array.isArray(list) || !isObject(list[0])) continue
    const shape = shapeOf(new Set(Object.keys(list[0]))) ?? (depth === 0 ? listedShape(list[0], 1) : undefined)
    if (shape) return { ...shape, because: `"${key}" of ${shape.because}` }
  }
  return undefined
}
