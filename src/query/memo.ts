// Columns laid out for queries are kept with their dataset: the next question is most often about the same ones. The latest few
// only, since each is as large as a column of the dataset.
import type { Dataset } from '../model/dataset.ts'

/** Keeps the `limit` columns of a dataset that were asked for last. One that is being made by two at once is made twice. */
export function columnMemo<C>(limit: number) {
  const known = new WeakMap<Dataset, Map<string, C>>()
  return function* (dataset: Dataset, id: string, make: () => Generator<unknown, C>): Generator<unknown, C> {
    const columns = known.get(dataset) ?? new Map<string, C>()
    known.set(dataset, columns)
    const column = columns.get(id) ?? (yield* make())
    columns.delete(id)
    columns.set(id, column)
    for (const old of columns.keys()) if (columns.size > limit) columns.delete(old)
    return column
  }
}

/** Rows of a step: well below a millisecond of work. */
const STEP = 1 << 13

/** Does something for all rows, a step at a time. */
export function* byRows(rowCount: number, work: (from: number, to: number) => void): Generator<unknown, void> {
  for (let from = 0; from < rowCount; from += STEP) {
    work(from, Math.min(rowCount, from + STEP))
    yield
  }
}
