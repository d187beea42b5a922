// Prices of model calls: the user's own table first, then the built-in ones, which are loaded on demand.
import type { CostOf } from '../model/price.ts'
import type { PriceTable } from './table.ts'

export interface LoadedPrices {
  readonly costOf: CostOf
  /** Where built-in prices come from, for the reader. */
  readonly source: string
}

/** Loads the built-in prices (once) and puts the user's table over them. Nothing is fetched from outside. */
export async function loadPrices(table?: PriceTable): Promise<LoadedPrices> {
  const { priceCall, PRICE_SOURCE } = await import('./genai-prices.ts')
  return { costOf: (call) => priceCall(call, table), source: PRICE_SOURCE }
}
