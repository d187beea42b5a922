// What tells a span of OpenTelemetry outside OTLP: pairs of fields that only its writers have.
import type { Detection } from '../adapter.ts'
import { isObject, type PlainObject } from '../plain-values.ts'

/** Fields that hold a list of spans, or of traces with such a list. */
export const LISTS = new Set(['spans', 'traces', 'data', 'items', 'records'])

interface Shape {
  readonly all: readonly string[]
  readonly any?: readonly string[]
  /** Fields of others who write the same. */
  readonly none?: readonly string[]
  readonly certainty: Detection['certainty']
  readonly because: string
}

const CAMEL = ['instrumentationScope', 'instrumentationLibrary', 'attributes', 'resource']

const SHAPES: readonly Shape[] = [
  { all: ['_spanContext'], certainty: 'certain', because: 'spans of the JavaScript SDK with "_spanContext"' },
  {
    all: ['spanContext', 'startTime'],
    certainty: 'certain',
    because: 'spans of the JavaScript SDK with "spanContext" and "startTime"',
  },
  {
    all: ['traceId', 'id', 'timestamp', 'kind'],
    any: CAMEL,
    none: ['localEndpoint', 'remoteEndpoint', 'tags'],
    certainty: 'certain',
    because: 'spans as the JavaScript SDK prints them, with "traceId" and "id"',
  },
  { all: ['SpanContext', 'StartTime'], certainty: 'certain', because: 'spans of the Go SDK with "SpanContext"' },
  {
    all: ['context', 'kind', 'parent_id', 'start_time'],
    none: ['span_kind'],
    certainty: 'certain',
    because: 'spans as the Python SDK writes them, with "context" and "parent_id"',
  },
  {
    all: ['trace_id', 'span_id', 'start_time'],
    any: ['attributes', 'status', 'scope', 'instrumentation_scope', 'resource', 'span_events'],
    none: ['span_attributes', 'span_parents', 'meta', 'otel_trace_id', 'trace_name', 'span_name', 'total_cost'],
    certainty: 'likely',
    because: 'spans with "trace_id", "span_id" and "start_time"',
  },
  {
    all: ['traceId', 'spanId', 'startTime'],
    any: [...CAMEL, 'status', 'status.code', 'scope', 'traceGroup'],
    none: ['spanType', 'isEvent', 'totalCost', 'localEndpoint'],
    certainty: 'likely',
    because: 'spans with "traceId", "spanId" and "startTime"',
  },
  {
    all: ['trace_id', 'span_id', 'parent_span_id', 'name', 'timestamp', 'duration'],
    certainty: 'likely',
    because: 'spans with "trace_id", "timestamp" and "duration"',
  },
  {
    all: ['trace_id', 'span_id', '@timestamp', 'name', 'duration'],
    certainty: 'likely',
    because: 'spans as Elasticsearch stores them, with "trace_id" and "@timestamp"',
  },
  {
    all: ['trace_id', 'span_id', 'body', 'attributes', 'severity_number'],
    any: ['timestamp', 'observed_timestamp'],
    none: ['start_time', 'spans'],
    certainty: 'likely',
    because: 'log records of OpenTelemetry with "trace_id", "span_id" and "body"',
  },
  {
    all: ['traceId', 'spanId', 'body', 'attributes', 'severityNumber'],
    any: ['timestamp', 'time', 'observedTimestamp'],
    none: ['timeUnixNano', 'observedTimeUnixNano', 'startTime'],
    certainty: 'likely',
    because: 'log records of OpenTelemetry with "traceId", "spanId" and "body"',
  },
]

/** Undefined for "no such span". */
export function shapeOf(keys: ReadonlySet<string>): Detection | undefined {
  const shape = SHAPES.find(
    ({ all, any, none }) =>
      all.every((key) => keys.has(key)) &&
      (any === undefined || any.some((key) => keys.has(key))) &&
      !none?.some((key) => keys.has(key)),
  )
  return shape && { certainty: shape.certainty, because: shape.because }
}

const MODEL_KEY = /^(gen_ai|llm|openinference)\.\w/

/** Attributes that stand alone: keys of a convention at the top, or under a name beside what the span was called. */
export function areAttributesAlone(record: PlainObject): boolean {
  const bare = Object.keys(record).filter((key) => MODEL_KEY.test(key))
  if (bare.length >= 2) return true
  return isObject(record.attributes) && Object.keys(record.attributes).some((key) => MODEL_KEY.test(key))
}
