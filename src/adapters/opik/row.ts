// Rows of Opik's tables: the command line repeats the trace beside each span, the page names columns by path.
import { recordOfRow } from '../plain-rows.ts'
import type { PlainObject } from '../plain-values.ts'

/** Whether a row holds a trace and a span, as `trace_…` and `span_…`. */
export const isJoined = (row: PlainObject): boolean => 'trace_id' in row && 'span_id' in row && 'span_name' in row

const withPrefix = (row: PlainObject, prefix: string): PlainObject =>
  Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [])),
  )

/** The trace of a joined row; other records as they are. */
export const traceOfRow = (row: PlainObject): PlainObject =>
  isJoined(row) ? withPrefix(row, 'trace_') : recordOfRow(row, HEADS)

/** The span of a joined row; other records as they are. */
export const spanOfRow = (row: PlainObject): PlainObject =>
  isJoined(row) ? { ...withPrefix(row, 'span_'), trace_id: row.trace_id } : recordOfRow(row, HEADS)

const HEADS = new Set(['input', 'output', 'metadata', 'usage', 'error_info'])
