// Reading facts of very many spans: the column is looked up once, and rows that come in order are found without a search.
import type { Dataset } from '../model/dataset.ts'
import type { NumberFact, TextFact } from '../model/facts.ts'
import type { SparseColumn } from '../model/sparse.ts'
import type { TraceTree } from '../model/tree.ts'
import { lowerBound } from '../util/binary-search.ts'

const columns = new WeakMap<Dataset, Map<string, SparseColumn>>()

function columnOf(dataset: Dataset, kind: 'string' | 'number', fact: string): SparseColumn | undefined {
  let byName = columns.get(dataset)
  if (!byName) {
    byName = new Map(dataset.data.sparse.map((column) => [`${column.kind} ${column.key}`, column]))
    columns.set(dataset, byName)
  }
  return byName.get(`${kind} :${fact}`)
}

/** Value at a row, or undefined. Ask for rows in ascending order where you can. */
export type CursorRead<T> = (row: number) => T | undefined

const nothing = (): undefined => undefined

function placeReader(rows: Uint32Array): (row: number) => number {
  let at = 0
  return (row) => {
    if (rows[at] === row) return at
    // The next entry, or a gap before it: both are where the cursor is.
    if (at + 1 < rows.length && rows[at] < row && row <= rows[at + 1]) {
      if (rows[at + 1] !== row) return -1
      at++
      return at
    }
    if (at === rows.length - 1 && rows[at] < row) return -1
    const found = lowerBound(rows, row)
    at = Math.min(found, rows.length - 1)
    return found < rows.length && rows[found] === row ? found : -1
  }
}

/** Readers are kept: making them for each of very many small traces would take longer than reading. */
const kept = new WeakMap<Dataset, Map<string, unknown>>()

function keep<T>(dataset: Dataset, name: string, make: () => T): T {
  let byName = kept.get(dataset)
  if (!byName) {
    byName = new Map()
    kept.set(dataset, byName)
  }
  let reader = byName.get(name) as T | undefined
  if (!reader) {
    reader = make()
    byName.set(name, reader)
  }
  return reader
}

export const numberReader = (dataset: Dataset, fact: NumberFact): CursorRead<number> =>
  keep(dataset, fact, () => readNumbers(columnOf(dataset, 'number', fact)))

function readNumbers(column: SparseColumn | undefined): CursorRead<number> {
  if (!column) return nothing
  const placeOf = placeReader(column.rows)
  return (row) => {
    const place = placeOf(row)
    return place < 0 ? undefined : column.values[place]
  }
}

/** Dictionary codes of a text fact: equal codes are equal texts. */
export const codeReader = (dataset: Dataset, fact: TextFact): CursorRead<number> =>
  keep(dataset, `code ${fact}`, () => readNumbers(columnOf(dataset, 'string', fact)))

/** Distinct texts that a reader keeps; models and tools are few, ids of answers are not. */
const MAX_KEPT = 1000

export const textReader = (dataset: Dataset, fact: TextFact): CursorRead<string> =>
  keep(dataset, `text ${fact}`, () => readTexts(dataset, fact))

function readTexts(dataset: Dataset, fact: TextFact): CursorRead<string> {
  const codeOf = codeReader(dataset, fact)
  if (codeOf === nothing) return nothing
  const texts = new Map<number, string | undefined>()
  return (row) => {
    const code = codeOf(row)
    if (code === undefined) return undefined
    let text = texts.get(code)
    if (text === undefined) {
      text = dataset.text(fact, row)
      if (texts.size < MAX_KEPT) texts.set(code, text)
    }
    return text
  }
}

/** The first text in display order. */
export function firstText(dataset: Dataset, { rows }: Pick<TraceTree, 'rows'>, fact: TextFact): string | undefined {
  const column = columnOf(dataset, 'string', fact)
  if (!column) return undefined
  const placeOf = placeReader(column.rows)
  for (let place = 0; place < rows.length; place++)
    if (placeOf(rows[place]) >= 0) return dataset.text(fact, rows[place])
  return undefined
}
