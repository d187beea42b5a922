// Comet Opik: pages of traces and of spans, files of the command line, table rows, what SDKs send.
// The record of a trace is no span: it completes the root. See record.ts for times, ids and sources.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT, type ContentFormat } from '../content-format.ts'
import { decodedSpan, fillSpan } from '../plain-span.ts'
import { isObject, listIn, type PlainObject, textIn } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { Place } from '../record-input.ts'
import type { RecordSink } from '../record-sink.ts'
import { spanOf, traceOf } from './record.ts'
import { isJoined, spanOfRow, traceOfRow } from './row.ts'
import { scoreOf, scoresOf } from './score.ts'

export const adapter: Adapter = { read, decode }

const PLACE: Place = { resource: { attributes: {} }, scope: { name: 'opik', version: '', attributes: {} } }

const LISTS = new Set(['content', 'traces', 'spans'])

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (cursor.type !== 'object') {
    sink.addUnread('record.not_an_object', cursor.type)
    return
  }
  if (isEnvelope(cursor)) yield* readEnvelope(cursor, sink)
  else addRecord(cursor.value() as PlainObject, cursor, sink)
}

/** A page, a batch, or the file of one trace: what else stands in that belongs to the trace. */
function* readEnvelope(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  const rest: { [key: string]: unknown } = {}
  let trace: unknown
  cursor.enter()
  while (cursor.next()) {
    const { key = '', type } = cursor
    if (LISTS.has(key) && type === 'array') {
      yield* readEach(cursor, sink, (entry) => {
        const record = entry.value()
        if (isObject(record)) addRecord(record, entry, sink)
        else sink.addUnread('record.not_an_object', `entry ${entry.index} is a ${entry.type}`)
      })
    } else if (key === 'trace') trace = cursor.value()
    else rest[key] = cursor.value()
  }
  if (!isObject(trace)) return
  const whole = { ...trace, ...rest }
  putTrace(whole, sink.cursorOn(whole), sink)
}

/** By the key that stands first: records begin with an id. */
function isEnvelope(cursor: Cursor): boolean {
  const fork = cursor.fork()
  fork.enter()
  while (fork.next()) {
    const { key = '', type } = fork
    if ((LISTS.has(key) && type === 'array') || (key === 'trace' && type === 'object')) return true
    if (key === 'id' || key === 'trace_id') return false
  }
  return false
}

function addRecord(record: PlainObject, referrer: Pick<Cursor, 'ref'>, sink: RecordSink): void {
  if (isJoined(record)) {
    addRow(record, referrer, sink)
  } else if ('trace_id' in record) putSpan(record, referrer, sink)
  else putTrace(record, referrer, sink)
}

const tracesOfRows = () => new Set<string>()

/** The trace stands in each row of its spans; once is enough. */
function addRow(row: PlainObject, referrer: Pick<Cursor, 'ref'>, sink: RecordSink): void {
  const known = sink.memory(tracesOfRows)
  const traceId = textIn(row.trace_id) ?? ''
  if (!known.has(traceId)) putTrace(row, referrer, sink)
  known.add(traceId)
  if (textIn(row.span_id) !== undefined) putSpan(row, referrer, sink)
}

export function putSpan(record: PlainObject, referrer: Pick<Cursor, 'ref'>, sink: RecordSink): void {
  fillSpan(sink.span, spanOf(record))
  sink.addSpan(PLACE, referrer, CONTENT_FORMAT.opikSpan)
  const { id, trace_id, ...rest } = spanOfRow(record)
  const spanId = textIn(id)
  if (spanId === undefined) return
  for (const score of scoresOf(rest, { traceId: textIn(trace_id) ?? '', spanId })) sink.addScore(score)
}

export function putTrace(record: PlainObject, referrer: Pick<Cursor, 'ref'>, sink: RecordSink): void {
  fillSpan(sink.span, traceOf(record))
  sink.addTrace(PLACE, referrer, CONTENT_FORMAT.opikTrace)
  const { id, ...rest } = traceOfRow(record)
  const traceId = textIn(id)
  if (traceId === undefined) return
  for (const score of scoresOf(rest, { traceId })) sink.addScore(score)
}

/** The body of `PATCH /spans/<id>` and `PATCH /traces/<id>`. */
export function readPatch(body: Cursor, sink: RecordSink, [kind, id]: readonly string[]): void {
  const fields = body.value()
  const record = { ...(isObject(fields) ? fields : {}), id }
  if (kind === 'spans') putSpan(record, sink.cursorOn(record), sink)
  else putTrace(record, sink.cursorOn(record), sink)
}

/** The body of `PUT /spans/feedback-scores` and its like: one score, or several that name what they are about. */
export function readScores(body: Cursor, sink: RecordSink, [kind, id]: readonly string[]): void {
  const fields = body.value()
  const record = isObject(fields) ? fields : {}
  for (const entry of 'scores' in record ? listIn(record.scores) : [record]) {
    const given = isObject(entry) ? entry : {}
    const about = id ?? textIn(given.id)
    const target = about === undefined ? undefined : kind === 'spans' ? { spanId: about } : { traceId: about }
    const score = target && scoreOf(given, target)
    if (score) sink.addScore(score)
    else sink.addUnread('score.no_target', `score ${textIn(given.name) ?? ''}`)
  }
}

function decode(value: unknown, format: ContentFormat): DecodedRecord | undefined {
  if (!isObject(value)) return undefined
  return decodedSpan(format === CONTENT_FORMAT.opikTrace ? traceOf(value) : spanOf(value))
}
