// Rows of `otel_traces` and `otel_logs`, the tables of the OpenTelemetry Collector's ClickHouse exporter, of tables with the
// same columns in other spellings, and of SigNoz: one object a row, or `FORMAT JSON` and `JSONCompact` with their columns.
// Times: texts with nanoseconds in UTC. Durations: nanoseconds. Attributes: all of them texts, or nested at their dots.
// Source: opentelemetry-collector-contrib, exporter/clickhouseexporter. Rows that retries repeated are joined by their ids.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT, type ContentFormat } from '../content-format.ts'
import { exactValue } from '../exact-value.ts'
import { decodedLog, logInputOf } from '../otel-spans/log.ts'
import { decodedSpan, fillSpan } from '../plain-span.ts'
import { isObject, type PlainObject } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { RecordSink } from '../record-sink.ts'
import { isLogRow, placeOfRow, spanOfRow } from './row.ts'

export const adapter: Adapter = { read, decode }

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  const columns = cursor.type === 'object' ? columnsOf(cursor) : undefined
  if (!columns) {
    addRow(cursor, sink)
    return
  }
  cursor.enter()
  while (cursor.next()) {
    if (cursor.key === 'data') yield* readEach(cursor, sink, (row) => addRow(row, sink, columns))
  }
}

/** Names of the columns of `FORMAT JSON`; undefined for a row. */
function columnsOf(cursor: Cursor): readonly string[] | undefined {
  const fork = cursor.fork()
  fork.enter()
  while (fork.next()) {
    if (fork.key !== 'meta') continue
    const meta = fork.value()
    return Array.isArray(meta) ? meta.map((column) => String((column as PlainObject | null)?.name)) : undefined
  }
  return undefined
}

function addRow(cursor: Cursor, sink: RecordSink, columns: readonly string[] = []): void {
  // What a compact row means stands at the top of the file, so it is kept with the names of its columns.
  const isCompact = cursor.type === 'array'
  const row = isCompact ? named(cursor.value() as readonly unknown[], columns) : exactValue(cursor)
  if (!isObject(row)) {
    sink.addUnread('record.not_an_object', `row ${cursor.index} is a ${cursor.type}`)
    return
  }
  const referrer = isCompact ? sink.cursorOn(row) : cursor
  if (isLogRow(row)) {
    sink.addLog(logInputOf(row, sink.tables), placeOfRow(row), referrer, CONTENT_FORMAT.clickhouseLog)
    return
  }
  fillSpan(sink.span, spanOfRow(row))
  sink.addSpan(placeOfRow(row), referrer, CONTENT_FORMAT.clickhouseSpan)
}

const named = (cells: readonly unknown[], columns: readonly string[]): PlainObject =>
  Object.fromEntries(cells.map((cell, at) => [columns[at] ?? `column ${at + 1}`, cell]))

function decode(value: unknown, format: ContentFormat): DecodedRecord | undefined {
  if (!isObject(value)) return undefined
  return format === CONTENT_FORMAT.clickhouseLog ? decodedLog(value) : decodedSpan(spanOfRow(value))
}
