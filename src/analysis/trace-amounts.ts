// Tokens and cost of every trace, in columns. Most traces are one span, and need no tree to be added up.
import { type Amount, supplied, unknown } from '../model/amount.ts'
import type { Dataset } from '../model/dataset.ts'
import type { CostOf } from '../model/price.ts'
import { inputTotal } from '../model/usage.ts'
import { STEP_MASK, type Steps, within } from '../util/steps.ts'
import { AmountSums } from './amount-sums.ts'
import { costReader } from './cost.ts'
import { tokenAmount, totalsInSteps } from './totals.ts'
import { bothKinds } from './trace-summary.ts'
import { usageInSteps } from './usage.ts'

export interface TraceAmounts {
  /** By trace row. */
  readonly tokens: AmountSums
  readonly cost: AmountSums
}

/** Yields the number of traces done. */
export function* traceAmountsInSteps(dataset: Dataset, costOf?: CostOf): Steps<TraceAmounts> {
  const count = dataset.traceCount
  const amounts = { tokens: new AmountSums(count), cost: new AmountSums(count) }
  const oneSpan = yield* within(oneSpanReader(dataset, costOf), 0)
  const { trace } = dataset.data.columns
  const rows = dataset.allRows()
  // Rows stand together by trace; a trace without spans has nothing to add up.
  for (let at = 0; at < rows.length; ) {
    const traceRow = trace[rows[at]]
    const from = at++
    while (at < rows.length && trace[rows[at]] === traceRow) at++
    const { tokens, cost } = at - from === 1 ? oneSpan(rows[from]) : yield* severalSpans(dataset, traceRow, costOf)
    if (tokens) amounts.tokens.add(traceRow, tokens)
    if (cost) amounts.cost.add(traceRow, cost)
    if (at - from > 1 || (traceRow & 255) === 255) yield traceRow + 1
  }
  return amounts
}

interface Amounts {
  readonly tokens: Amount | undefined
  readonly cost: Amount | undefined
}

function* severalSpans(dataset: Dataset, traceRow: number, costOf: CostOf | undefined): Steps<Amounts> {
  const totals = yield* within(totalsInSteps(dataset, [traceRow], { costOf }), traceRow)
  const { tokens, embeddingTokens, costUsd, embeddingCostUsd } = totals
  return { tokens: bothKinds(tokens, embeddingTokens), cost: bothKinds(costUsd, embeddingCostUsd) }
}

/** What `totalsOf` gives for a trace of one span: nothing repeats its usage, so what it recorded counts. */
export function* oneSpanReader(dataset: Dataset, costOf?: CostOf): Steps<(row: number) => Amounts> {
  const { byRow, contradictory } = yield* usageInSteps(dataset)
  const costAt = costReader(dataset, costOf)
  return (row) => {
    const type = dataset.typeAt(row)
    const own = byRow.get(row)
    const isEmbedding = type === 'embedding' || type === 'reranker'
    if (!own && !contradictory.has(row) && !isEmbedding && type !== 'llm') return NO_AMOUNTS
    const cost = costAt(row)
    if (!isEmbedding) return { tokens: tokenAmount(own ?? {}, own ? 1 : 0, own ? 0 : 1), cost }
    const embedded = own && inputTotal(own)
    if (embedded !== undefined) return { tokens: supplied(embedded), cost }
    return { tokens: type === 'embedding' ? unknown('no usage was recorded') : undefined, cost }
  }
}

const NO_AMOUNTS: Amounts = { tokens: undefined, cost: undefined }

/** Sum over some traces. */
export function* sumOf(amounts: AmountSums, traceRows: Uint32Array): Steps<Amount | undefined> {
  const sum = amounts.empty()
  for (let i = 0; i < traceRows.length; i++) {
    if ((i & STEP_MASK) === STEP_MASK) yield i
    sum.addSum(0, traceRows[i], amounts)
  }
  return sum.at(0)
}
