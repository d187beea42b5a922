// Traces of Patronus, the form of the TRAIL benchmark: spans nested in one another, each with its log records; and what
// annotators said of a trace. Times: ISO texts in UTC. Durations: ISO 8601 (`PT1M48.5S`). Ids: hex.
// Source: files of the TRAIL benchmark (patronus-ai/trail-benchmark), whole traces, rows of its data set, annotations.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT, type ContentFormat } from '../content-format.ts'
import { decodedLog, logInputOf } from '../otel-spans/log.ts'
import { placeOf, spanOf } from '../otel-spans/span.ts'
import { decodedSpan, fillSpan, type PlainSpan } from '../plain-span.ts'
import { isObject, type PlainObject, structureIn, textIn } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { RecordSink } from '../record-sink.ts'
import { scoresOf } from './annotations.ts'

export const adapter: Adapter = { read, decode }

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (cursor.type !== 'object') {
    sink.addUnread('record.not_an_object', `a ${cursor.type}`)
    return
  }
  const fields = fieldsBeside(cursor)
  if (fields.span_id !== undefined) yield* readSpan(cursor, sink)
  else if (fields.trace !== undefined) yield* readRow(fields, sink)
  else {
    addAnnotations(fields, textIn(fields.trace_id), sink)
    let hasSpans = false
    cursor.enter()
    while (cursor.next()) {
      if (cursor.key !== 'spans') continue
      hasSpans = true
      yield* readSpans(cursor, sink)
    }
    const isKnown = hasSpans || ['trace_id', 'errors', 'scores'].some((key) => fields[key] !== undefined)
    if (!isKnown) sink.addUnread('record.unknown_shape', `keys ${Object.keys(fields).slice(0, 6).join(', ')}`)
  }
}

/** A row of the published data set: the trace and its labels, each as JSON in a text. */
function* readRow({ trace, labels }: PlainObject, sink: RecordSink): Generator<void, void> {
  const whole = structureIn(trace)
  const said = structureIn(labels)
  if (isObject(whole)) yield* read(sink.cursorOn(whole), sink)
  else sink.addUnread('record.not_an_object', '"trace" holds no trace')
  if (isObject(said)) addAnnotations(said, isObject(whole) ? textIn(whole.trace_id) : undefined, sink)
}

function* readSpans(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  yield* readEach(cursor, sink, (span) => {
    for (const _ of readSpan(span, sink));
  })
}

function* readSpan(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (cursor.type !== 'object') {
    sink.addUnread('record.not_an_object', `span ${cursor.index} is a ${cursor.type}`)
    return
  }
  const record = fieldsBeside(cursor)
  fillSpan(sink.span, plainOf(record))
  sink.addSpan(placeOf(record), cursor, CONTENT_FORMAT.trailSpan)
  cursor.enter()
  while (cursor.next()) {
    if (cursor.key === 'child_spans') yield* readSpans(cursor, sink)
    else if (cursor.key === 'logs') yield* readEach(cursor, sink, (log) => addLog(log, sink))
  }
}

/** Lists of other records. */
const LISTS = new Set(['spans', 'child_spans', 'logs'])

/** The fields of a span or trace without the spans and log records in it. */
function fieldsBeside(cursor: Cursor): PlainObject {
  const fork = cursor.fork()
  const fields: { [key: string]: unknown } = {}
  fork.enter()
  while (fork.next()) if (fork.key !== undefined && !LISTS.has(fork.key)) fields[fork.key] = fork.value()
  return fields
}

const TAKEN = new Set(['timestamp', 'childspans', 'logs'])

const plainOf = (record: PlainObject): PlainSpan => spanOf(record, { prefix: 'patronus.', taken: TAKEN })

function addLog(cursor: Cursor, sink: RecordSink): void {
  const record = cursor.value()
  if (isObject(record)) sink.addLog(logInputOf(record, sink.tables), placeOf(record), cursor, CONTENT_FORMAT.trailLog)
  else sink.addUnread('record.not_an_object', `log record ${cursor.index} is a ${cursor.type}`)
}

function addAnnotations(record: PlainObject, traceId: string | undefined, sink: RecordSink): void {
  const scores = scoresOf(record, textIn(record.trace_id) ?? traceId)
  if (scores) for (const score of scores) sink.addScore(score)
  else sink.addUnread('score.no_target', 'annotations that name no trace')
}

function decode(value: unknown, format: ContentFormat): DecodedRecord | undefined {
  if (!isObject(value)) return undefined
  return format === CONTENT_FORMAT.trailLog ? decodedLog(value) : decodedSpan(plainOf(value))
}
