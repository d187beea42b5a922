// Lays out the number that a query sums, for every row. What it means is decided in analysis/.
import { FLAG } from '../model/columns.ts'
import type { Dataset } from '../model/dataset.ts'
import type { CostOf } from '../model/price.ts'
import { lowerBound } from '../util/binary-search.ts'
import { MISSING, NOT_ASKED } from './absent.ts'
import { callColumn } from './calls.ts'
import { byRows, columnMemo } from './memo.ts'
import type { QueryMeasure } from './query.ts'

export interface MeasureColumn {
  /** By row: a finite number, MISSING or NOT_ASKED. */
  readonly values: Float64Array
  /** 1 where a value is an estimate. */
  readonly estimates?: Uint8Array
}

const memo = columnMemo<MeasureColumn>(3)
const pricedMemos = new WeakMap<CostOf, typeof memo>()

/** Yields where it may be paused. The latest few are remembered. */
export function measureColumn(
  dataset: Dataset,
  measure: QueryMeasure,
  costOf: CostOf | undefined,
): Generator<unknown, MeasureColumn> {
  const isCost = measure === 'costUsd' || measure === 'embeddingCostUsd'
  const remember = isCost && costOf ? memoOf(costOf) : memo
  return remember(dataset, JSON.stringify(measure), () => layOut(dataset, measure, costOf))
}

/** What was worked out with other prices is another figure. */
function memoOf(costOf: CostOf): typeof memo {
  const known = pricedMemos.get(costOf) ?? columnMemo<MeasureColumn>(2)
  pricedMemos.set(costOf, known)
  return known
}

function* layOut(dataset: Dataset, measure: QueryMeasure, costOf?: CostOf): Generator<unknown, MeasureColumn> {
  if (typeof measure === 'string' && measure !== 'durationMs' && measure !== 'ttftMs') {
    return yield* callColumn(dataset, measure, costOf)
  }
  const values = new Float64Array(dataset.data.columns.trace.length)
  const read =
    measure === 'durationMs'
      ? durations(dataset)
      : measure === 'ttftMs'
        ? firstTokens(dataset)
        : sparseNumbers(dataset, measure.attribute)
  yield* byRows(values.length, (from, to) => read(from, to, values))
  return { values }
}

type Read = (from: number, to: number, values: Float64Array) => void

/** As `Dataset.durationMs`, for many rows at once. */
function durations(dataset: Dataset): Read {
  const { columns, wideTimes } = dataset.data
  const { flags, start, end } = columns
  const both = FLAG.hasStart | FLAG.hasEnd
  return (from, to, values) => {
    for (let row = from; row < to; row++) {
      const ns = end[row] - start[row]
      values[row] = (flags[row] & both) === both && ns >= 0 ? ns / 1e6 : MISSING
    }
    if (wideTimes.size === 0) return
    for (let row = from; row < to; row++) if (wideTimes.has(row)) values[row] = dataset.durationMs(row) ?? MISSING
  }
}

/** What has none is missing on model calls alone. */
function firstTokens(dataset: Dataset): Read {
  const { type } = dataset.data.columns
  const llm = dataset.data.types.indexOf('llm')
  const read = sparseNumbers(dataset, ':ttftMs')
  return (from, to, values) => {
    read(from, to, values)
    for (let row = from; row < to; row++) if (Number.isNaN(values[row]) && type[row] !== llm) values[row] = NOT_ASKED
  }
}

/** Numbers as they were recorded; one that is not finite cannot be summed and counts as missing. */
function sparseNumbers(dataset: Dataset, key: string): Read {
  const column = dataset.data.sparse.find((one) => one.kind === 'number' && one.key === key)
  return (from, to, values) => {
    values.fill(MISSING, from, to)
    if (!column) return
    const end = lowerBound(column.rows, to)
    for (let i = lowerBound(column.rows, from); i < end; i++) {
      if (Number.isFinite(column.values[i])) values[column.rows[i]] = column.values[i]
    }
  }
}
