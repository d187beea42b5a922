// Any records, a row of a table or an object each, under a mapping of columns: the reader's own or a guess from the first record.

import { bigintAsText } from '../../json/bigint.ts'
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { fillSpan } from '../plain-span.ts'
import { isObject, type PlainObject, plainValue, textIn } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { RecordSink } from '../record-sink.ts'
import { columnsOf, guessMapping, valueAt } from './guess.ts'
import { scoresOfRow, spanOfRow } from './row.ts'

export const adapter: Adapter = { begin, read, decode: () => undefined }

function begin(peek: Peek, sink: RecordSink): void {
  const found = peek.records().filter(isObject)
  const rows = found.length === 1 ? rowsIn(found[0]) : undefined
  sink.memory(newState).rows = rows
  const records = rows === undefined ? found : (found[0][rows] as unknown[]).filter(isObject)
  for (const record of records) for (const column of columnsOf([record])) addColumn(record, column, sink)
  sink.mapping ??= guessMapping(records)
}

const PLACE = { resource: { attributes: {} }, scope: { name: '', version: '', attributes: {} } }

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  const { rows } = sink.memory(newState)
  if (rows !== undefined && cursor.type === 'object') {
    cursor.enter()
    while (cursor.next()) if (cursor.key === rows) yield* readEach(cursor, sink, (entry) => addRow(entry, sink))
    return
  }
  if (cursor.type === 'array') {
    yield* readEach(cursor, sink, (entry) => addRow(entry, sink))
    return
  }
  addRow(cursor, sink)
}

/** Field of the one document that holds the rows, where they do not stand at the top. */
const newState = (): { rows: string | undefined } => ({ rows: undefined })

/** The longest list of objects in the document. */
function rowsIn(document: PlainObject): string | undefined {
  const lists = Object.entries(document).flatMap(([key, value]) =>
    Array.isArray(value) && value.some(isObject) ? [{ key, length: value.length }] : [],
  )
  return lists.sort((a, b) => b.length - a.length)[0]?.key
}

const EXAMPLE_CHARS = 60

function addColumn(record: PlainObject, name: string, sink: RecordSink): void {
  if (sink.columns.get(name)?.example) return
  const value = valueAt(record, name)
  const example =
    textIn(value) ?? (value === null || value === undefined ? '' : JSON.stringify(plainValue(value), bigintAsText))
  sink.columns.set(name, { name, example: example.slice(0, EXAMPLE_CHARS) })
}

function addRow(cursor: Cursor, sink: RecordSink): void {
  const record = cursor.value()
  if (!isObject(record)) {
    sink.addUnread('record.not_an_object', cursor.type)
    return
  }
  const { mapping = guessMapping([record]) } = sink
  const span = spanOfRow(record, mapping)
  fillSpan(sink.span, span)
  // The mapping is not there any more when the span is opened: what it made of the row is kept instead.
  sink.addSpan(PLACE, sink.ownForm, CONTENT_FORMAT.ownSpan)
  for (const score of scoresOfRow(record, mapping, span)) sink.addScore(score)
}
