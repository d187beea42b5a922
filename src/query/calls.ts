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
import type { MeasureColumn } from './measures.ts'
import type { QueryMeasure } from './query.ts'

type CostMeasure = 'costUsd' | 'embeddingCostUsd'
type CallMeasure = Exclude<QueryMeasure, 'durationMs' | 'ttftMs' | object>
type TokenMeasure = Exclude<CallMeasure, CostMeasure>

/** Yields a trace a step. */
export const callColumn = (
  dataset: Dataset,
  measure: CallMeasure,
  costOf: CostOf | undefined,
): Generator<unknown, MeasureColumn> => (isCost(measure) ? costs(dataset, measure, costOf) : tokens(dataset, measure))

const isCost = (measure: CallMeasure): measure is CostMeasure => measure === 'costUsd' || measure === 'embeddingCostUsd'

const isOfEmbeddings = (measure: CallMeasure): boolean =>
  measure === 'embeddingTokens' || measure === 'embeddingCostUsd'

const emptyColumn = (dataset: Dataset): Float64Array =>
  new Float64Array(dataset.data.columns.trace.length).fill(NOT_ASKED)

function* tokens(dataset: Dataset, measure: TokenMeasure): Generator<unknown, MeasureColumn> {
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
  return { values }
}

function tokensOf(usage: Usage, measure: TokenMeasure): number | undefined {
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

function* costs(dataset: Dataset, measure: CostMeasure, costOf: CostOf | undefined): Generator<unknown, MeasureColumn> {
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
  return { values, estimates }
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
