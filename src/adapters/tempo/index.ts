// Answers of Tempo's search: what is known of each trace, and the spans of it that matched, without their parents.
// Times: epoch nanoseconds. Ids: hex, kept as lower-case hex of full length. Source: grafana/tempo, pkg/tempopb/tempo.proto.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT, type ContentFormat } from '../content-format.ts'
import { decodedSpan, fillSpan } from '../plain-span.ts'
import { isObject, type PlainObject, textIn } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { Place } from '../record-input.ts'
import type { RecordSink } from '../record-sink.ts'
import { matchedSpans, spanOf, summaryOf } from './summary.ts'

export const adapter: Adapter = { read, decode }

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (cursor.type !== 'object') {
    sink.addUnread('record.not_an_object', cursor.type)
    return
  }
  const fork = cursor.fork()
  fork.enter()
  let isAnswer = false
  while (!isAnswer && fork.next()) isAnswer = fork.key === 'traces' || fork.key === 'metrics'
  if (!isAnswer) return addTrace(cursor, sink)
  cursor.enter()
  while (cursor.next()) if (cursor.key === 'traces') yield* readEach(cursor, sink, (entry) => addTrace(entry, sink))
}

function addTrace(cursor: Cursor, sink: RecordSink): void {
  const record = cursor.value()
  if (!isObject(record)) {
    sink.addUnread('record.not_an_object', `trace ${cursor.index} is a ${cursor.type}`)
    return
  }
  sink.issues.add('warning', 'source.summary_only', 'a search answer of Tempo')
  fillSpan(sink.span, summaryOf(record))
  const { spanSet, spanSets, ...summary } = record
  sink.addTrace(placeOf(record), sink.cursorOn(summary), CONTENT_FORMAT.tempoSummary)
  for (const matched of matchedSpans(record)) {
    const span = { traceID: record.traceID, ...matched }
    fillSpan(sink.span, spanOf(span))
    sink.addSpan(NOWHERE, sink.cursorOn(span), CONTENT_FORMAT.tempoSpan)
  }
}

const SCOPE = { name: '', version: '', attributes: {} }
/** A span of any service of the trace. */
const NOWHERE: Place = { resource: { attributes: {} }, scope: SCOPE }

function placeOf({ rootServiceName }: PlainObject): Place {
  const service = textIn(rootServiceName)
  return service === undefined ? NOWHERE : { resource: { attributes: { 'service.name': service } }, scope: SCOPE }
}

function decode(value: unknown, format: ContentFormat): DecodedRecord | undefined {
  if (!isObject(value)) return undefined
  return decodedSpan(format === CONTENT_FORMAT.tempoSummary ? summaryOf(value) : spanOf(value))
}
