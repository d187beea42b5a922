// Cost of one span: supplied wins and is never recomputed; else computed from prices; else unknown, with why.
import { type Amount, supplied, unknown } from '../model/amount.ts'
import type { Dataset } from '../model/dataset.ts'
import type { CostOf } from '../model/price.ts'
import { inputTotal } from '../model/usage.ts'
import { AmountSums } from './amount-sums.ts'
import { numberReader } from './fact-cursor.ts'
import { usageOf } from './usage.ts'

/** Why there is no figure while prices are not there. */
export const PRICES_NOT_LOADED = 'prices are not loaded'

/** Costs that prices have been applied for, by place among the spans with usage. */
class PricedCosts {
  private readonly amounts: AmountSums
  private readonly isKnown: Uint8Array

  constructor(count: number) {
    this.amounts = new AmountSums(count)
    this.isKnown = new Uint8Array(count)
  }

  at(place: number, find: () => Amount | undefined): Amount | undefined {
    if (this.isKnown[place]) return this.amounts.at(place)
    const amount = find()
    this.isKnown[place] = 1
    if (amount) this.amounts.add(place, amount)
    return amount
  }
}

const priced = new WeakMap<Dataset, WeakMap<CostOf, PricedCosts>>()

/**
 * Cost of the span at a row: undefined for spans that have nothing to price.
 * A supplied cost wins; without prices a computed one is unknown. What prices give is remembered for each snapshot and
 * price table, since rows, totals and tables ask for the same spans.
 */
export function costAt(dataset: Dataset, row: number, costOf?: CostOf): Amount | undefined {
  const { byRow } = usageOf(dataset)
  const place = byRow.placeAt(row)
  if (!costOf || place < 0) return findCost(dataset, row, costOf)
  let byTable = priced.get(dataset)
  if (!byTable) {
    byTable = new WeakMap()
    priced.set(dataset, byTable)
  }
  let costs = byTable.get(costOf)
  if (!costs) {
    costs = new PricedCosts(byRow.size)
    byTable.set(costOf, costs)
  }
  return costs.at(place, () => findCost(dataset, row, costOf))
}

/** The same for many spans. */
export function costReader(dataset: Dataset, costOf?: CostOf): (row: number) => Amount | undefined {
  const given = numberReader(dataset, 'costUsd')
  return (row) => {
    const usd = given(row)
    if (usd !== undefined) return supplied(usd)
    return costAt(dataset, row, costOf)
  }
}

function findCost(dataset: Dataset, row: number, costOf: CostOf | undefined): Amount | undefined {
  const given = dataset.number('costUsd', row)
  if (given !== undefined) return supplied(given)
  const type = dataset.typeAt(row)
  const { byRow, contradictory } = usageOf(dataset)
  const usage = byRow.get(row)
  if (contradictory.has(row)) return unknown('the token counts contradict each other')
  if (!usage) {
    if (type !== 'llm' && type !== 'embedding' && type !== 'reranker') return undefined
    return unknown(dataset.hasError(row) ? 'the call failed before usage was returned' : 'no usage was recorded')
  }
  if (type === 'llm' && inputTotal(usage) === undefined) return unknown('the input tokens were not recorded')
  if (!costOf) return unknown(PRICES_NOT_LOADED)
  return costOf({
    usage,
    provider: dataset.text('provider', row),
    requestModel: dataset.text('requestModel', row),
    responseModel: dataset.text('responseModel', row),
    startTime: dataset.startTime(row),
  })
}
