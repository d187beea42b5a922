// What tells rows of Logfire's table of records.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject } from '../plain-values.ts'

export const logfire: AdapterEntry = {
  id: 'logfire',
  label: 'Logfire',
  formats: [CONTENT_FORMAT.logfireRecord],
  marks: [
    {
      like: 'rows of Logfire',
      keys: [
        'start_timestamp',
        'end_timestamp',
        'trace_id',
        'span_id',
        'parent_span_id',
        'span_name',
        'message',
        'level',
        'otel_scope_name',
        'otel_status_code',
        'attributes_json_schema',
      ],
    },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ keys, first }: Peek): Detection | undefined {
  const row = isObject(first) && Array.isArray(first.rows) ? first.rows[0] : undefined
  const columns = isObject(row) ? new Set(Object.keys(row)) : keys
  const isRecord = columns.has('start_timestamp') && columns.has('span_id') && columns.has('span_name')
  return isRecord ? { certainty: 'certain', because: 'rows with "start_timestamp" and "span_name"' } : undefined
}
