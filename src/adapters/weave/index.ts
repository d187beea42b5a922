// W&B Weave: calls (JSON Lines, pages, table rows), their starts and ends as SDKs send them, feedback.
// A start and an end are one span. See call.ts for times, ids and sources.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { decodedSpan, fillSpan } from '../plain-span.ts'
import { isObject, listIn, objectIn, type PlainObject, textIn } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { RecordSink } from '../record-sink.ts'
import { callOf, placeOf } from './call.ts'
import { feedbackOf } from './feedback.ts'
import { callOfRow } from './row.ts'

export const adapter: Adapter = {
  read,
  decode: (value) => (isObject(value) ? decodedSpan(callOf(value)) : undefined),
}

/** Ends whose start is in none of the records. */
function putWaiting(sink: RecordSink): void {
  for (const ends of sink.memory(starts).waiting.values())
    for (const end of ends) putCall(end, sink.cursorOn(end), sink)
}

/** An end does not name its trace: that of its start, and the ends that came before theirs. */
const starts = () => ({ traceOf: new Map<string, string>(), waiting: new Map<string, PlainObject[]>() })

const LISTS = new Set(['calls', 'result', 'batch'])
const PARTS = new Set(['call', 'start', 'end', 'req'])

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (cursor.type !== 'object') {
    sink.addUnread('record.not_an_object', cursor.type)
    return
  }
  if (!isEnvelope(cursor)) {
    addRecord(cursor, sink)
    return
  }
  cursor.enter()
  while (cursor.next()) {
    const { key = '', type } = cursor
    if (LISTS.has(key)) yield* readEach(cursor, sink, (entry) => read(entry, sink))
    else if (PARTS.has(key) && type === 'object') yield* read(cursor, sink)
  }
}

/** By the keys that stand first: calls and feedback begin with an id or a project. */
function isEnvelope(cursor: Cursor): boolean {
  const fork = cursor.fork()
  fork.enter()
  while (fork.next()) {
    const { key = '', type } = fork
    if ((LISTS.has(key) && type === 'array') || (PARTS.has(key) && type === 'object')) return true
    if (OWN.has(key)) return false
  }
  return false
}

const OWN = new Set(['id', 'project_id', 'op_name', 'trace_id', 'feedback_type', 'weave_ref'])

function addRecord(cursor: Cursor, sink: RecordSink): void {
  const record = cursor.value() as PlainObject
  if ('feedback_type' in record) {
    putFeedback(record, sink)
    return
  }
  const { traceOf, waiting } = sink.memory(starts)
  const id = textIn(record.id) ?? ''
  const traceId = textIn(record.trace_id)
  if (traceId === undefined && 'ended_at' in record && !('op_name' in record)) {
    const known = traceOf.get(id)
    if (known === undefined) {
      waiting.set(id, [...(waiting.get(id) ?? []), record])
      sink.atEnd(putWaiting)
    } else putCall({ trace_id: known, ...record }, cursor, sink)
    return
  }
  putCall(record, cursor, sink)
  if (traceId === undefined || textIn(record.ended_at) !== undefined) return
  traceOf.set(id, traceId)
  for (const end of waiting.get(id) ?? []) putCall({ trace_id: traceId, ...end }, sink.cursorOn(end), sink)
  waiting.delete(id)
}

function putCall(record: PlainObject, referrer: Pick<Cursor, 'ref'>, sink: RecordSink): void {
  fillSpan(sink.span, callOf(record))
  sink.addSpan(placeOf(record), referrer, CONTENT_FORMAT.weaveCall)
  const traceId = textIn(record.trace_id)
  const { feedback } = objectIn(objectIn(callOfRow(record).summary).weave)
  for (const each of listIn(feedback)) if (isObject(each)) putFeedback(each, sink, traceId)
}

function putFeedback(record: PlainObject, sink: RecordSink, traceId?: string): void {
  const scores = feedbackOf(record, traceId)
  for (const score of scores) sink.addScore(score)
  if (scores.length === 0) sink.addUnread('score.no_target', `feedback ${textIn(record.id) ?? ''}`)
}
