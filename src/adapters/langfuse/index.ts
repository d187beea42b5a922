// Langfuse: the download of one trace and the API's answer for one, with nested observations.
// Times: ISO texts in UTC. Ids: any text. Source: Langfuse 3 and 4 (public API, exports).
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT, type ContentFormat } from '../content-format.ts'
import { decodedSpan, fillSpan } from '../plain-span.ts'
import { isObject, type PlainObject } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { RecordSink } from '../record-sink.ts'
import { observationOf, placeOf } from './observation.ts'
import { scoreOf } from './score.ts'
import { traceOf } from './trace.ts'

export const adapter: Adapter = { read, decode }

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (cursor.type !== 'object') {
    sink.addUnread('record.not_an_object', cursor.type)
    return
  }
  yield* readTrace(cursor, sink)
}

/** `{trace, observations, scores}`, or the trace itself with both lists among its fields. */
function* readTrace(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  addTrace(cursor, sink)
  cursor.enter()
  while (cursor.next()) {
    if (cursor.key === 'observations') yield* readEach(cursor, sink, (entry) => addObservation(entry, sink))
    else if (cursor.key === 'scores') yield* readEach(cursor, sink, (entry) => addScore(entry, sink))
    else if (cursor.key === 'trace' && cursor.type === 'object') addScores(cursor, sink)
  }
}

/** The trace's own fields, wherever they stand between its lists. */
function addTrace(cursor: Cursor, sink: RecordSink): void {
  const fork = cursor.fork()
  const fields: { [key: string]: unknown } = {}
  fork.enter()
  while (fork.next()) {
    if (fork.key === 'trace') Object.assign(fields, fork.value())
    else if (fork.key !== undefined && !LISTS.has(fork.key)) fields[fork.key] = fork.value()
  }
  if (fields.id === undefined) return
  fillSpan(sink.span, traceOf(fields))
  sink.addTrace(placeOf(fields), sink.cursorOn(fields), CONTENT_FORMAT.langfuseTrace)
}

const LISTS = new Set(['observations', 'scores'])

function addScores(cursor: Cursor, sink: RecordSink): void {
  const scores = (cursor.value() as PlainObject).scores
  if (!Array.isArray(scores)) return
  for (const score of scores) if (isObject(score)) putScore(score, sink)
}

function addObservation(cursor: Cursor, sink: RecordSink): void {
  const record = cursor.value()
  if (!isObject(record)) {
    // Lists of traces name their observations by id alone.
    sink.addUnread('record.not_an_object', `observation ${cursor.index} is a ${cursor.type}`)
    return
  }
  fillSpan(sink.span, observationOf(record))
  sink.addSpan(placeOf(record), cursor, CONTENT_FORMAT.langfuseObservation)
}

function addScore(cursor: Cursor, sink: RecordSink): void {
  const record = cursor.value()
  if (isObject(record)) putScore(record, sink)
  else sink.addUnread('record.not_an_object', `score ${cursor.index} is a ${cursor.type}`)
}

function putScore(record: PlainObject, sink: RecordSink): void {
  const score = scoreOf(record)
  if (score) sink.addScore(score)
  else sink.addUnread('score.no_target', 'a score of no trace, span or session')
}

function decode(value: unknown, format: ContentFormat): DecodedRecord | undefined {
  if (!isObject(value)) return undefined
  return decodedSpan(format === CONTENT_FORMAT.langfuseTrace ? traceOf(value) : observationOf(value))
}
