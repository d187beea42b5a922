// Tokens and cost of every span of one trace, own and with everything beneath it.
import { type Amount, sumAmounts, supplied, unknown } from '../model/amount.ts'
import type { Dataset } from '../model/dataset.ts'
import type { CostOf } from '../model/price.ts'
import type { SpanFigures } from '../model/span.ts'
import { tokenTotal } from '../model/usage.ts'
import { costAt } from './cost.ts'
import { frontierOf } from './frontier.ts'
import { pricedPlaces } from './totals.ts'
import { usageOf } from './usage.ts'

/**
 * By place in the trace's tree. Own figures are given for every span that has some; sums cover counted spans only,
 * so a wrapper shows its own usage beside a sum that does not count it again.
 */
export function figuresOf(dataset: Dataset, traceRow: number, costOf?: CostOf): SpanFigures[] {
  const tree = dataset.tree(traceRow)
  const { byRow, contradictory } = usageOf(dataset)
  const frontier = frontierOf(dataset, traceRow)
  const count = tree.rows.length
  const priced = new Set(pricedPlaces(frontier))
  const tokens: Amount[][] = Array.from({ length: count }, () => [])
  const costs: Amount[][] = Array.from({ length: count }, () => [])
  const figures: SpanFigures[] = new Array(count)
  for (let place = count - 1; place >= 0; place--) {
    const row = tree.rows[place]
    const usage = byRow.get(row)
    const cost = costAt(dataset, row, costOf)
    if (priced.has(place)) {
      tokens[place].push(ownTokens(usage && tokenTotal(usage), contradictory.has(row), dataset.hasError(row)))
      if (cost) costs[place].push(cost)
    }
    const subtreeTokens = sumAmounts(tokens[place])
    const subtreeCost = sumAmounts(costs[place])
    figures[place] = { usageRole: frontier.roles[place], usage, cost, subtreeTokens, subtreeCost }
    const parent = tree.parent[place]
    if (parent < 0) continue
    if (subtreeTokens) tokens[parent].push(subtreeTokens)
    if (subtreeCost) costs[parent].push(subtreeCost)
  }
  return figures
}

function ownTokens(total: number | undefined, isContradictory: boolean, hasError: boolean): Amount {
  if (total !== undefined) return supplied(total)
  if (isContradictory) return unknown('the token counts contradict each other')
  return unknown(hasError ? 'the call failed before usage was returned' : 'no usage was recorded')
}
