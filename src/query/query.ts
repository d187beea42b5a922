// What can be asked, and what is answered. Absent is never 0: a sum of nothing is undefined, and every row says how many
// values were missing.
import type { TextFact } from '../model/facts.ts'
import type { EpochNs } from '../model/time.ts'

/**
 * The number that is summed. Tokens and cost stand on the calls that the totals of a trace count: no wrapper that repeats them, no
 * second record; those of embedding and reranking calls are apart. `ttftMs` is asked of model calls, the others of every span.
 */
export type QueryMeasure =
  | 'durationMs'
  | 'ttftMs'
  | 'inputTokens'
  | 'outputTokens'
  | 'totalTokens'
  | 'costUsd'
  | 'embeddingTokens'
  | 'embeddingCostUsd'
  | { readonly attribute: string }

/**
 * What spans are grouped by, or chosen by: a span's own value, never one of the spans above it.
 * `model` is the one that answered, else the one that was asked. `everyMs` is a span of time by the start, counted from 1970.
 */
export type QueryKey =
  | 'trace'
  | 'name'
  | 'type'
  | 'hasError'
  | 'model'
  | TextFact
  | { readonly attribute: string }
  | { readonly everyMs: number }

/** As the source wrote it; the trace's id, or the first ms since 1970 of a span of time. Undefined where a span has none. */
export type QueryValue = string | number | boolean | undefined

export interface QueryFilter {
  readonly type?: string
  readonly hasError?: boolean
  /** By the start, half-open; spans without a start are then left out. */
  readonly from?: EpochNs
  readonly before?: EpochNs
  /** All of them must hold; the value undefined asks for the spans that have none. */
  readonly equals?: readonly { readonly key: QueryKey; readonly value: QueryValue }[]
}

export interface TraceQuery {
  /** Default: none, spans are only counted. */
  readonly measure?: QueryMeasure
  /** None, one or two. Default: none, which leaves the total. */
  readonly groupBy?: readonly QueryKey[]
  readonly where?: QueryFilter
  /** 0 to 1, linear between order statistics (type 7). Default: none. */
  readonly percentiles?: readonly number[]
  /** Bins of equal width from the least value to the greatest. Default: no histogram. */
  readonly histogram?: { readonly bins: number }
  /** Rows to return, those with the most spans; `groupCount` tells how many there are. Default: all. */
  readonly limit?: number
}

export interface QuerySums {
  readonly spans: number
  /** Spans with a value. */
  readonly measured: number
  /** Spans that should have one and do not; neither of both are those the measure is not asked of. */
  readonly missing: number
  /** Of those measured: values that stand on an assumption, as some computed costs do. */
  readonly estimated: number
  /** Over the measured spans; undefined while there is none. */
  readonly sum: number | undefined
  readonly mean: number | undefined
  readonly min: number | undefined
  readonly max: number | undefined
  /** In the order asked for; gaps where nothing was measured. */
  readonly percentiles: readonly (number | undefined)[]
  /** Values in each bin between the result's `edges`; empty where no histogram was asked for or nothing was measured. */
  readonly histogram: readonly number[]
}

export interface QueryRow extends QuerySums {
  /** One for each key of `groupBy`. */
  readonly keys: readonly QueryValue[]
}

export interface QueryResult {
  /** Most spans first, then by their keys. */
  readonly rows: readonly QueryRow[]
  /** Groups there are, shown or not. */
  readonly groupCount: number
  /** Over all groups. */
  readonly total: QuerySums
  /** Borders of the bins, one more than bins. Half-open, but for the last one, which includes its end. */
  readonly edges: readonly number[]
}
