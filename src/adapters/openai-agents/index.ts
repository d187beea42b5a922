// OpenAI Agents SDK: items of traces and spans, a line each or as its exporter sends them (`{data: [items]}`).
// Times: ISO texts, microseconds in Python and milliseconds in JavaScript. Ids: `trace_…`, `span_…`, as written.
// Source: openai-agents-python and openai-agents-js (tracing).
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT, type ContentFormat } from '../content-format.ts'
import { decodedSpan, fillSpan } from '../plain-span.ts'
import { isObject } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { Place } from '../record-input.ts'
import type { RecordSink } from '../record-sink.ts'
import { spanOf } from './span.ts'
import { traceOf } from './trace.ts'

export const adapter: Adapter = { read: readAgentsTraces, decode }

/** Reads one item, or the body of one request to the ingest route; for recorded requests too. */
export function* readAgentsTraces(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  const data = cursor.fork()
  if (data.enter() && data.ahead('data')?.type === 'array') {
    cursor.enter()
    while (cursor.next()) if (cursor.key === 'data') yield* readEach(cursor, sink, (entry) => addItem(entry, sink))
  } else addItem(cursor, sink)
}

const PLACE: Place = { resource: { attributes: {} }, scope: { name: 'openai-agents', version: '', attributes: {} } }

function addItem(cursor: Cursor, sink: RecordSink): void {
  const item = cursor.value()
  if (!isObject(item)) {
    sink.addUnread('record.not_an_object', `item ${cursor.index} is a ${cursor.type}`)
  } else if (item.object === 'trace') {
    fillSpan(sink.span, traceOf(item))
    sink.addTrace(PLACE, cursor, CONTENT_FORMAT.agentsTrace)
  } else if (item.object === 'trace.span') {
    fillSpan(sink.span, spanOf(item))
    sink.addSpan(PLACE, cursor, CONTENT_FORMAT.agentsSpan)
  } else sink.addUnread('record.unknown_shape', 'an item that is no trace and no span')
}

function decode(value: unknown, format: ContentFormat): DecodedRecord | undefined {
  if (!isObject(value)) return undefined
  return decodedSpan(format === CONTENT_FORMAT.agentsTrace ? traceOf(value) : spanOf(value))
}
