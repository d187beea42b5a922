// Tokens and cost of every span of one trace, own and with everything beneath it.
import { type Amount, supplied, unknown } from '../model/amount.ts'
import type { Dataset } from '../model/dataset.ts'
import type { CostOf } from '../model/price.ts'
import type { SpanFigures } from '../model/span.ts'
import { tokenTotal } from '../model/usage.ts'
import { finish, STEP_MASK, type Steps } from '../util/steps.ts'
import { AmountSums } from './amount-sums.ts'
import { costReader } from './cost.ts'
import { frontierInSteps } from './frontier.ts'
import { PRICE_MASK, pricedBits } from './totals.ts'
import { usageInSteps } from './usage.ts'

/** Figures by place in the trace's tree; objects are made for the places that are asked for. */
export interface FigureTable {
  at(place: number): SpanFigures
  /** Some span has a value above 0. */
  readonly hasTokens: boolean
  readonly hasCost: boolean
}

/**
 * By place in the trace's tree. Own figures are given for every span that has some; sums cover counted spans only,
 * so a wrapper shows its own usage beside a sum that does not count it again.
 */
export function figuresOf(dataset: Dataset, traceRow: number, costOf?: CostOf): SpanFigures[] {
  const table = finish(figuresInSteps(dataset, traceRow, costOf))
  return Array.from(dataset.tree(traceRow).rows, (_, place) => table.at(place))
}

/** The same for very many spans, for a caller that lets other work run in between. */
export function* figuresInSteps(dataset: Dataset, traceRow: number, costOf?: CostOf): Steps<FigureTable> {
  const { rows, parent } = yield* dataset.treeInSteps(traceRow)
  const { byRow, contradictory } = yield* usageInSteps(dataset)
  const frontier = yield* frontierInSteps(dataset, traceRow)
  const isPriced = pricedBits(frontier)
  const costAt = costReader(dataset, costOf)
  const tokens = new AmountSums(rows.length)
  const costs = new AmountSums(rows.length)
  let hasTokens = false
  let hasCost = false
  let pricedCount = 0
  for (let place = rows.length - 1; place >= 0; place--) {
    if ((place & STEP_MASK) === STEP_MASK) yield place
    if (isPriced[place]) {
      if ((++pricedCount & PRICE_MASK) === 0) yield place
      const row = rows[place]
      const usage = byRow.get(row)
      tokens.add(place, ownTokens(usage && tokenTotal(usage), contradictory.has(row), dataset.hasError(row)))
      const cost = costAt(row)
      if (cost) costs.add(place, cost)
    }
    hasTokens ||= tokens.valueAt(place) > 0
    hasCost ||= costs.valueAt(place) > 0
    if (parent[place] < 0) continue
    tokens.addSum(parent[place], place)
    costs.addSum(parent[place], place)
  }
  return {
    hasTokens,
    hasCost,
    at: (place) => ({
      usageRole: frontier.roles[place],
      usage: byRow.get(rows[place]),
      cost: costAt(rows[place]),
      subtreeTokens: tokens.at(place),
      subtreeCost: costs.at(place),
    }),
  }
}

function ownTokens(total: number | undefined, isContradictory: boolean, hasError: boolean): Amount {
  if (total !== undefined) return supplied(total)
  if (isContradictory) return unknown('the token counts contradict each other')
  return unknown(hasError ? 'the call failed before usage was returned' : 'no usage was recorded')
}
