// Mastra: rows of its storage (`mastra_ai_spans`), answers of its API, events that its exporters are handed, of which the
// start and the end of a span become one. Times: ISO texts, or milliseconds. Ids: hex. Source: @mastra/core, versions 0.20 to 1.
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
  if (cursor.type !== 'object' || !hasSpans(cursor)) {
    addSpan(cursor, sink)
    return
  }
  cursor.enter()
  while (cursor.next()) if (cursor.key === 'spans') yield* readEach(cursor, sink, (span) => addSpan(span, sink))
}

function hasSpans(cursor: Cursor): boolean {
  const fork = cursor.fork()
  fork.enter()
  while (fork.next()) if (fork.key === 'spans') return fork.type === 'array'
  return false
}

function addSpan(cursor: Cursor, sink: RecordSink): void {
  const record = cursor.value()
  if (!isObject(record)) {
    sink.addUnread('record.not_an_object', `span ${cursor.index} is a ${cursor.type}`)
    return
  }
  fillSpan(sink.span, spanOf(record))
  sink.addSpan(placeOf(record), cursor, CONTENT_FORMAT.mastraSpan)
}

function decode(value: unknown): DecodedRecord | undefined {
  return isObject(value) ? decodedSpan(spanOf(value)) : undefined
}
