// RAGAS results: tables of questions, answers, contexts and metrics, as CSV, JSON (rows, columns, or the other forms of data
// frames) and JSON Lines; newer and older names of columns; conversations. A row whose trace is open too gives its metrics to it,
// found by an id or by its question; else it is a trace of its own.
// Source: ragas (dataset_schema.py, backends). No times.
import type { Cursor } from '../../json/cursor.ts'
import type { AttributeValue } from '../../model/span.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT, type ContentFormat } from '../content-format.ts'
import { decodedSpan, fillSpan } from '../plain-span.ts'
import { isObject, type PlainObject, restOf } from '../plain-values.ts'
import type { Place } from '../record-input.ts'
import type { RecordSink } from '../record-sink.ts'
import type { FoundTrace } from '../trace-match.ts'
import { cellsOf, matchOf, rowId, rowSpanOf, scoresOf, verdictOf } from './row.ts'
import { listsOf, rowsOf } from './rows.ts'

export const adapter: Adapter = { read, decode }

const SCOPE = { name: 'ragas', version: '', attributes: {} }

/** What a report says beside its rows is said of all of them. */
function placeOf(record: PlainObject): Place {
  const lists = listsOf(record)
  const beside = lists.length > 0 ? restOf(record, new Set(lists), 'ragas.') : {}
  const attributes: { [key: string]: AttributeValue } = {}
  for (const [key, value] of Object.entries(beside)) if (value !== undefined) attributes[key] = value
  return { resource: { attributes }, scope: SCOPE }
}

/** Rows wait until all files have been read. */
function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  const record = cursor.value()
  if (!isObject(record)) {
    sink.addUnread('record.not_an_object', cursor.type)
    return
  }
  const place = placeOf(record)
  for (const row of rowsOf(record)) {
    const cells = cellsOf(row)
    sink.whenAllRead(matchOf(cells), (found) => addRow(cells, place, found, sink))
  }
}

function addRow(row: PlainObject, place: Place, found: FoundTrace, sink: RecordSink): void {
  const { traceId, spanId } = found
  if (traceId !== undefined) {
    fillSpan(sink.span, { ...verdictOf(row), traceId })
    sink.addTrace(place, sink.cursorOn(row), CONTENT_FORMAT.ragasVerdict)
    for (const score of scoresOf(row, traceId, spanId)) sink.addScore(score)
    return
  }
  if (found.isAmbiguous) sink.issues.add('warning', 'score.several_traces', 'a row')
  else if (found.isAnyThere) sink.issues.add('info', 'score.no_trace', 'a row')
  const id = ownId(row, sink)
  fillSpan(sink.span, { ...rowSpanOf(row), traceId: id, spanId: id })
  sink.addSpan(place, sink.cursorOn(row), CONTENT_FORMAT.ragasRow)
  for (const score of scoresOf(row, id, undefined)) sink.addScore(score)
}

/** Equal rows of one table are rows each. */
function ownId(row: PlainObject, sink: RecordSink): string {
  const id = rowId(row)
  const counts = sink.memory(newCounts)
  const nth = (counts.get(id) ?? 0) + 1
  counts.set(id, nth)
  return nth === 1 ? id : `${id}-${nth}`
}

const newCounts = () => new Map<string, number>()

function decode(value: unknown, format: ContentFormat): DecodedRecord | undefined {
  if (!isObject(value)) return undefined
  return decodedSpan(format === CONTENT_FORMAT.ragasRow ? rowSpanOf(value) : verdictOf(value))
}
