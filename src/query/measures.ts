// Reads the number that a query sums, for every span. What it means is decided in analysis/: here it is only laid out by row.
import { FLAG } from '../model/columns.ts'
import type { Dataset } from '../model/dataset.ts'
import type { CostOf } from '../model/price.ts'
import { MISSING, NOT_ASKED } from './absent.ts'
import { type CallMeasure, callColumn } from './calls.ts'
import type { QueryMeasure } from './query.ts'

export interface MeasureReader {
  /** Values of the rows from `from` to below `to`, or one of the two above. Ranges must follow one another. */
  read(from: number, to: number, values: Float64Array): void
  /** 1 by row where a value is an estimate. */
  readonly estimates?: Uint8Array
}

/** Yields while figures of calls are worked out, a trace a step. */
export function* measureReader(
  dataset: Dataset,
  measure: QueryMeasure | undefined,
  costOf: CostOf | undefined,
): Generator<void, MeasureReader> {
  if (measure === undefined) return { read: (from, to, values) => void values.fill(NOT_ASKED, 0, to - from) }
  if (measure === 'durationMs') return { read: durations(dataset) }
  if (measure === 'ttftMs') return { read: firstTokens(dataset) }
  if (typeof measure === 'object') return { read: sparseNumbers(dataset, measure.attribute) }
  const { values: all, estimates } = yield* callColumn(dataset, measure satisfies CallMeasure, costOf)
  return { read: (from, to, values) => values.set(all.subarray(from, to)), estimates }
}

/** As `Dataset.durationMs`, for many rows at once. */
function durations(dataset: Dataset): MeasureReader['read'] {
  const { columns, wideTimes } = dataset.data
  const { flags, start, end } = columns
  const both = FLAG.hasStart | FLAG.hasEnd
  return (from, to, values) => {
    for (let row = from; row < to; row++) {
      const ns = end[row] - start[row]
      values[row - from] = (flags[row] & both) === both && ns >= 0 ? ns / 1e6 : MISSING
    }
    if (wideTimes.size === 0) return
    for (let row = from; row < to; row++) {
      if (wideTimes.has(row)) values[row - from] = dataset.durationMs(row) ?? MISSING
    }
  }
}

/** What has none is missing on model calls alone. */
function firstTokens(dataset: Dataset): MeasureReader['read'] {
  const { type } = dataset.data.columns
  const llm = dataset.data.types.indexOf('llm')
  const read = sparseNumbers(dataset, ':ttftMs')
  return (from, to, values) => {
    read(from, to, values)
    for (let row = from; row < to; row++) {
      if (Number.isNaN(values[row - from]) && type[row] !== llm) values[row - from] = NOT_ASKED
    }
  }
}

/** Numbers as they were recorded; one that is not finite cannot be summed and counts as missing. */
function sparseNumbers(dataset: Dataset, key: string): MeasureReader['read'] {
  const column = dataset.data.sparse.find((one) => one.kind === 'number' && one.key === key)
  let place = 0
  return (from, to, values) => {
    values.fill(MISSING, 0, to - from)
    if (!column) return
    for (; place < column.rows.length && column.rows[place] < to; place++) {
      const value = column.values[place]
      if (Number.isFinite(value)) values[column.rows[place] - from] = value
    }
  }
}
