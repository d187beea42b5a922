// Zipkin v2 JSON: spans of one trace, or a list of spans for each trace; also one span a line.
// Times: epoch microseconds. Ids: 16 or 32 hex digits, kept as lower-case hex of full length.
// Source: openzipkin/zipkin-api, zipkin2-api.yaml. Left out, with an issue: v1 spans, told by `binaryAnnotations`.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { decodedSpan, fillSpan } from '../plain-span.ts'
import { isObject } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { RecordSink } from '../record-sink.ts'
import { placeOf, spanOf } from './span.ts'

export const adapter: Adapter = { read, decode }

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (cursor.type === 'array') yield* readEach(cursor, sink, (entry) => addSpan(entry, sink))
  else addSpan(cursor, sink)
}

function addSpan(cursor: Cursor, sink: RecordSink): void {
  const record = cursor.value()
  if (!isObject(record)) {
    sink.addUnread('record.not_an_object', `span ${cursor.index} is a ${cursor.type}`)
    return
  }
  if ('binaryAnnotations' in record) {
    sink.addUnread('source.old_format', 'spans of Zipkin v1')
    return
  }
  fillSpan(sink.span, spanOf(record))
  sink.addSpan(placeOf(record), cursor, CONTENT_FORMAT.zipkinSpan)
}

function decode(value: unknown): DecodedRecord | undefined {
  return isObject(value) ? decodedSpan(spanOf(value)) : undefined
}
