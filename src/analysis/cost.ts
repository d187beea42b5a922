// Cost of one span: supplied wins and is never recomputed; else computed from prices; else unknown, with why.
import { type Amount, supplied, unknown } from '../model/amount.ts'
import type { Dataset } from '../model/dataset.ts'
import type { CostOf } from '../model/price.ts'
import { inputTotal } from '../model/usage.ts'
import { numberReader } from './fact-cursor.ts'
import { usageOf } from './usage.ts'

/** Why there is no figure while prices are not there. */
export const PRICES_NOT_LOADED = 'prices are not loaded'

const priced = new WeakMap<Dataset, Map<CostOf | undefined, Map<number, Amount | undefined>>>()

/**
 * Cost of the span at a row: undefined for spans that have nothing to price.
 * A supplied cost wins; without prices a computed one is unknown. Remembered for each snapshot and price table,
 * since rows, totals and tables ask for the same spans.
 */
export function costAt(dataset: Dataset, row: number, costOf?: CostOf): Amount | undefined {
  let byTable = priced.get(dataset)
  if (!byTable) {
    byTable = new Map()
    priced.set(dataset, byTable)
  }
  let byRow = byTable.get(costOf)
  if (!byRow) {
    byRow = new Map()
    byTable.set(costOf, byRow)
  }
  if (!byRow.has(row)) byRow.set(row, findCost(dataset, row, costOf))
  return byRow.get(row)
}

/** The same for many spans. Only computed costs are remembered: what takes no price table is as quickly read again. */
export function costReader(dataset: Dataset, costOf?: CostOf): (row: number) => Amount | undefined {
  const given = numberReader(dataset, 'costUsd')
  return (row) => {
    const usd = given(row)
    if (usd !== undefined) return supplied(usd)
    return costOf ? costAt(dataset, row, costOf) : findCost(dataset, row, undefined)
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
