import type { Amount } from './amount.ts'
import type { EpochNs } from './time.ts'
import type { Usage } from './usage.ts'

/** What a price depends on. */
export interface PricedCall {
  /** Exclusive parts. */
  readonly usage: Usage
  readonly provider?: string
  readonly requestModel?: string
  readonly responseModel?: string
  readonly startTime?: EpochNs
}

/** Prices one call in USD: computed or estimated with its basis, or unknown with why. Never throws. */
export type CostOf = (call: PricedCall) => Amount
