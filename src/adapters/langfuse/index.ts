// Langfuse: pages of its API, downloads of a trace or session, rows of its tables (exports and blob storage), and batches of its
// ingestion API. Times: ISO texts, in UTC where they name no zone. Ids: any text. Source: Langfuse 3 and 4, public API and exports.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT, type ContentFormat } from '../content-format.ts'
import { decodedSpan, fillSpan } from '../plain-span.ts'
import { isObject, listIn, type PlainObject } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { RecordSink } from '../record-sink.ts'
import { addIngestionEvent, readIngestion, spanOfEvent } from './ingestion.ts'
import { placeOf } from './metadata.ts'
import { observationOf } from './observation.ts'
import { putScore } from './score.ts'
import { putScoreColumns } from './score-columns.ts'
import { isIngestionEvent, type RowShape, rowShapeOf } from './shape.ts'
import { traceOf } from './trace.ts'

export const adapter: Adapter = { read, decode }

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (cursor.type !== 'object') {
    sink.addUnread('record.not_an_object', cursor.type)
    return
  }
  switch (containerOf(cursor)) {
    case 'batch':
      return yield* readIngestion(cursor, sink)
    case 'data':
      return yield* readPage(cursor, sink)
    case 'traces':
      return yield* readSession(cursor, sink)
    case 'observations':
    case 'trace':
      return yield* readTrace(cursor, sink)
    default:
      addRow(cursor, sink)
  }
}

const CONTAINERS = new Set(['batch', 'data', 'traces', 'observations', 'trace'])

/** What makes the record more than one row; undefined for a row. Those of a trace name it early. */
function containerOf(cursor: Cursor): string | undefined {
  const fork = cursor.fork()
  fork.enter()
  while (fork.next()) {
    const { key = '', type } = fork
    if (key === 'traceId' || key === 'trace_id') return undefined
    if (CONTAINERS.has(key) && type === (key === 'trace' ? 'object' : 'array')) return key
  }
  return undefined
}

function* readPage(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  cursor.enter()
  while (cursor.next()) if (cursor.key === 'data') yield* readEach(cursor, sink, (entry) => addRow(entry, sink))
}

/** That they are a session's, its traces say by their place only. */
function* readSession(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  const { id: sessionId } = fieldsBesideLists(cursor).fields
  cursor.enter()
  while (cursor.next()) {
    if (cursor.key !== 'traces') continue
    yield* readEach(cursor, sink, (entry) => {
      const trace = entry.value()
      if (isObject(trace)) addTraceRow({ sessionId, ...trace }, sink)
      else sink.addUnread('record.not_an_object', `trace ${entry.index} is a ${entry.type}`)
    })
  }
}

const LISTS = new Set(['trace', 'traces', 'observations', 'scores'])

/**
 * `{trace, observations, scores}`, or the trace itself with both lists among its fields. Older downloads have observations in
 * both places: `elsewhere` are lists that are read outside.
 */
function* readTrace(
  cursor: Cursor,
  sink: RecordSink,
  elsewhere: ReadonlySet<string> = new Set(),
): Generator<void, void> {
  const { fields, lists } = fieldsBesideLists(cursor)
  if (fields.id !== undefined) addTrace(fields, sink)
  if (!cursor.enter()) return
  while (cursor.next()) {
    const { key = '' } = cursor
    if (key === 'trace') yield* readTrace(cursor, sink, lists)
    else if (elsewhere.has(key)) continue
    else if (key === 'observations') yield* readEach(cursor, sink, (entry) => addRow(entry, sink, 'observation'))
    else if (key === 'scores') yield* readEach(cursor, sink, (entry) => addRow(entry, sink, 'score'))
  }
}

/** Fields of an object, wherever they stand between its lists, and the names of those. */
function fieldsBesideLists(cursor: Cursor): { fields: PlainObject; lists: ReadonlySet<string> } {
  const fields: { [key: string]: unknown } = {}
  const lists = new Set<string>()
  const fork = cursor.fork()
  if (fork.enter()) {
    while (fork.next()) {
      const { key = '' } = fork
      if (LISTS.has(key)) lists.add(key)
      else fields[key] = fork.value()
    }
  }
  return { fields, lists }
}

function addRow(cursor: Cursor, sink: RecordSink, known?: RowShape): void {
  const row = cursor.value()
  if (!isObject(row)) {
    // Lists of traces name their observations and scores by id alone.
    if (cursor.type === 'string') sink.issues.add('info', 'record.id_only', known ?? 'row')
    else sink.addUnread('record.not_an_object', `row ${cursor.index} is a ${cursor.type}`)
    return
  }
  const shape = known ?? (isIngestionEvent(row) ? 'event' : rowShapeOf(row))
  switch (shape) {
    case 'event':
      addIngestionEvent(row, cursor, sink)
      break
    case 'observation':
      fillSpan(sink.span, observationOf(row))
      sink.addSpan(placeOf(row), cursor, CONTENT_FORMAT.langfuseObservation)
      putScoreColumns(row, shape, sink)
      break
    case 'trace':
      addTraceRow(row, sink)
      break
    case 'score':
      putScore(row, sink)
      break
    case 'session':
      sink.issues.add('info', 'record.no_spans', 'session')
      break
    default:
      sink.addUnread('record.unknown_shape', `keys ${Object.keys(row).slice(0, 6).join(', ')}`)
  }
}

function addTraceRow(row: PlainObject, sink: RecordSink): void {
  const observations = listIn(row.observations)
  const whole = observations.filter(isObject)
  addTrace(whole.length > 0 ? { ...row, observations: undefined } : row, sink)
  for (const score of listIn(row.scores)) if (isObject(score)) putScore(score, sink)
  for (const observation of whole) addRow(sink.cursorOn(observation), sink, 'observation')
  if (observations.length > whole.length) sink.issues.add('info', 'record.id_only', 'observation')
  putScoreColumns(row, 'trace', sink)
}

function addTrace(fields: PlainObject, sink: RecordSink): void {
  fillSpan(sink.span, traceOf(fields))
  sink.addTrace(placeOf(fields), sink.cursorOn(fields), CONTENT_FORMAT.langfuseTrace)
}

function decode(value: unknown, format: ContentFormat): DecodedRecord | undefined {
  if (!isObject(value)) return undefined
  if (format === CONTENT_FORMAT.langfuseEvent) return decodedSpan(spanOfEvent(value))
  return decodedSpan(format === CONTENT_FORMAT.langfuseTrace ? traceOf(value) : observationOf(value))
}
