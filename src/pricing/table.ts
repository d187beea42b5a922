// A user's own prices: dated, exact, and stronger than the built-in ones.
/** Prices per million tokens, USD, for the models that match. */
export interface PriceEntry {
  /** Exact name, or a pattern with `*` for any characters. Compared with the response model, then the request model. */
  readonly model: string
  /** Compared when given. */
  readonly provider?: string
  /** First and (exclusive) last day the prices hold, ISO dates; open where not given. */
  readonly from?: string
  readonly until?: string
  readonly perMillion: {
    readonly input: number
    readonly output: number
    readonly cacheRead?: number
    readonly cacheWrite?: number
    readonly cacheWrite5m?: number
    readonly cacheWrite1h?: number
    readonly reasoning?: number
    readonly inputAudio?: number
    readonly inputImage?: number
    readonly outputAudio?: number
  }
}

export type PriceTable = readonly PriceEntry[]
