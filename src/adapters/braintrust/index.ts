// Braintrust: rows of project logs and experiments, as downloads, the log API, queries and SDKs have them; a row is a span.
// Times: epoch seconds with a fraction. Ids: any text. Source: Braintrust's OpenAPI definition, SDKs and exports.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { decodedSpan, fillSpan } from '../plain-span.ts'
import { isObject, type PlainObject } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { Place } from '../record-input.ts'
import type { RecordSink } from '../record-sink.ts'
import { isMerge, spanOfRow } from './row.ts'
import { scoresOf } from './scores.ts'
import { feedbackOf, mergeRevision, waits } from './sent-rows.ts'

export const adapter: Adapter = {
  read: readLogRows,
  decode: (value) => (isObject(value) ? decodedSpan(spanOfRow(value)) : undefined),
}

const LISTS = new Set(['events', 'data', 'rows'])

/** Reads what the cursor stands on: a list of rows in an answer or a request (`{rows: […]}`), or one row. */
export function* readLogRows(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (cursor.type !== 'object') {
    sink.addUnread('record.not_an_object', cursor.type)
    return
  }
  if (!isAnswer(cursor)) {
    addRow(cursor, sink)
    return
  }
  cursor.enter()
  while (cursor.next()) if (LISTS.has(cursor.key ?? '')) yield* readEach(cursor, sink, (entry) => addRow(entry, sink))
}

/** Rows have none of these lists among their own fields; most name their span early. */
function isAnswer(cursor: Cursor): boolean {
  const fork = cursor.fork()
  fork.enter()
  while (fork.next()) {
    if (LISTS.has(fork.key ?? '') && fork.type === 'array') return true
    if (fork.key === 'span_id' || fork.key === 'root_span_id' || fork.key === '_is_merge') return false
  }
  return false
}

function addRow(cursor: Cursor, sink: RecordSink): void {
  const row = cursor.value()
  if (!isObject(row)) {
    sink.addUnread('record.not_an_object', `row ${cursor.index} is a ${cursor.type}`)
    return
  }
  if (row._object_delete === true) {
    sink.records++
    sink.issues.add('info', 'record.deleted', 'row')
    return
  }
  if (waits(row, sink)) sink.atEnd(addFeedback)
  else addSpan(row, cursor, sink)
}

function addSpan(row: PlainObject, cursor: Cursor, sink: RecordSink): void {
  const span = spanOfRow(row)
  fillSpan(sink.span, isMerge(row) ? { ...span, revision: span.revision ?? mergeRevision(sink) } : span)
  sink.addSpan(NOWHERE, cursor, CONTENT_FORMAT.braintrustRow)
  for (const score of scoresOf(row)) sink.addScore(score)
}

function addFeedback(sink: RecordSink): void {
  for (const row of feedbackOf(sink)) {
    if (row) addSpan(row, sink.cursorOn(row), sink)
    else sink.addUnread('score.no_target', 'feedback on a row that is not here')
  }
}

/** Rows name no resource and no instrumentation. */
const NOWHERE: Place = { resource: { attributes: {} }, scope: { name: '', version: '', attributes: {} } }
