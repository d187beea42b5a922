// What tells rows of the tables that the OpenTelemetry Collector's ClickHouse exporter fills, and tables like them.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { foldName } from '../otel-spans/fields.ts'
import { isObject } from '../plain-values.ts'

export const clickhouse: AdapterEntry = {
  id: 'clickhouse',
  label: 'ClickHouse rows of OpenTelemetry',
  formats: [CONTENT_FORMAT.clickhouseSpan, CONTENT_FORMAT.clickhouseLog],
  marks: [
    {
      like: 'rows of the ClickHouse exporter',
      keys: [
        'Timestamp',
        'TraceId',
        'SpanId',
        'ParentSpanId',
        'SpanName',
        'SpanKind',
        'ServiceName',
        'ResourceAttributes',
        'SpanAttributes',
        'Duration',
        'StatusCode',
      ],
    },
    {
      like: 'rows of SigNoz',
      keys: [
        'trace_id',
        'span_id',
        'timestamp',
        'duration_nano',
        'attributes_string',
        'attributes_number',
        'resources_string',
      ],
    },
    {
      like: 'log rows of the ClickHouse exporter',
      keys: ['Timestamp', 'TraceId', 'SpanId', 'SeverityText', 'Body', 'ResourceAttributes', 'LogAttributes'],
    },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ keys, first }: Peek): Detection | undefined {
  const row = rowOf(keys)
  if (row) return row
  if (!isObject(first) || !keys.has('meta') || !Array.isArray(first.meta)) return undefined
  // `FORMAT JSON`: the columns by name and type, then the rows.
  const columns = first.meta.flatMap((column) =>
    isObject(column) && typeof column.name === 'string' ? [column.name] : [],
  )
  return rowOf(new Set(columns))
}

function rowOf(columns: ReadonlySet<string>): Detection | undefined {
  const names = new Set([...columns].map(foldName))
  const has = (...all: string[]) => all.every((name) => names.has(name))
  if (!has('traceid') || names.has('childspans')) return undefined
  if (has('spanid', 'spanname') && (has('spanattributes') || has('resourceattributes') || has('events.name')))
    return { certainty: 'certain', because: 'rows with "SpanName" and "SpanAttributes"' }
  if (has('spanid', 'attributesstring', 'durationnano'))
    return { certainty: 'certain', because: 'rows with "attributes_string" and "duration_nano"' }
  if (has('logattributes') || has('severitytext', 'body', 'resourceattributes'))
    return { certainty: 'certain', because: 'log rows with "LogAttributes"' }
  return undefined
}
