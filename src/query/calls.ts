// Tokens and cost by row, of the calls that the totals of a trace count (docs/definitions.md, "Wrappers repeat their children"),
// so that a query's total is the sum that stands everywhere else.
import { costAt } from '../analysis/cost.ts'
import { frontierOf } from '../analysis/frontier.ts'
import { isEmbeddingType, pricedPlaces } from '../analysis/totals.ts'
import { usageInSteps } from '../analysis/usage.ts'
import { amountValue } from '../model/amount.ts'
import type { Dataset } from '../model/dataset.ts'
import type { CostOf } from '../model/price.ts'
import { inputTotal, outputTotal, tokenTotal, type Usage } from '../model/usage.ts'
import { MISSING, NOT_ASKED } from './absent.ts'
import type { QueryMeasure } from './query.ts'

export type CallMeasure = Exclude<QueryMeasure, 'durationMs' | 'ttftMs' | object>

interface CallColumn {
  readonly costOf: CostOf | undefined
  readonly values: Float64Array
  readonly estimates?: Uint8Array
}

const known = new WeakMap<Dataset, Map<CallMeasure, CallColumn>>()

/** Memoised per snapshot and measure, for the latest prices. Yields a trace a step. */
export function* callColumn(
  dataset: Dataset,
  measure: CallMeasure,
  costOf: CostOf | undefined,
): Generator<void, CallColumn> {
  const columns = known.get(dataset) ?? new Map<CallMeasure, CallColumn>()
  known.set(dataset, columns)
  const before = columns.get(measure)
  if (before && (before.costOf === costOf || !isCost(measure))) return before
  const column = isCost(measure) ? yield* costs(dataset, measure, costOf) : yield* tokens(dataset, measure)
  columns.set(measure, column)
  return column
}

const isCost = (measure: CallMeasure): measure is 'costUsd' | 'embeddingCostUsd' =>
  measure === 'costUsd' || measure === 'embeddingCostUsd'

const isOfEmbeddings = (measure: CallMeasure): boolean =>
  measure === 'embeddingTokens' || measure === 'embeddingCostUsd'

const emptyColumn = (dataset: Dataset): Float64Array =>
  new Float64Array(dataset.data.columns.trace.length).fill(NOT_ASKED)

function* tokens(dataset: Dataset, measure: Exclude<CallMeasure, 'costUsd' | 'embeddingCostUsd'>) {
  const { byRow } = yield* usageInSteps(dataset)
  const values = emptyColumn(dataset)
  for (const rows of countedRows(dataset, isOfEmbeddings(measure))) {
    for (const row of rows) {
      const usage = byRow.get(row)
      const count = usage && tokensOf(usage, measure)
      // Rerankers are billed by the search: no tokens is nothing missing.
      if (count !== undefined || dataset.typeAt(row) !== 'reranker') values[row] = count ?? MISSING
    }
    yield
  }
  return { costOf: undefined, values }
}

function tokensOf(usage: Usage, measure: Exclude<CallMeasure, 'costUsd' | 'embeddingCostUsd'>): number | undefined {
  switch (measure) {
    case 'inputTokens':
    case 'embeddingTokens':
      return inputTotal(usage)
    case 'outputTokens':
      return outputTotal(usage)
    case 'totalTokens':
      return tokenTotal(usage)
    default:
      return measure satisfies never
  }
}

function* costs(dataset: Dataset, measure: 'costUsd' | 'embeddingCostUsd', costOf: CostOf | undefined) {
  yield* usageInSteps(dataset)
  const values = emptyColumn(dataset)
  const estimates = new Uint8Array(values.length)
  for (const rows of countedRows(dataset, isOfEmbeddings(measure))) {
    for (const row of rows) {
      const cost = costAt(dataset, row, costOf)
      if (!cost) continue
      values[row] = amountValue(cost) ?? MISSING
      estimates[row] = Number(cost.state === 'estimated' || cost.state === 'partial')
    }
    yield
  }
  return { costOf, values, estimates }
}

/** Rows of the counted calls, trace by trace. */
function* countedRows(dataset: Dataset, ofEmbeddings: boolean): Generator<number[]> {
  for (let traceRow = 0; traceRow < dataset.traceCount; traceRow++) {
    const { rows } = dataset.tree(traceRow)
    yield pricedPlaces(frontierOf(dataset, traceRow))
      .map((place) => rows[place])
      .filter((row) => isEmbeddingType(dataset.typeAt(row)) === ofEmbeddings)
  }
}
