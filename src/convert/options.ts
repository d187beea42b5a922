import type { CostOf } from '../model/price.ts'

/** What can be written. `otlp-jsonl`: one export request a line. */
export const CONVERT_FORMATS = [
  'otlp-json',
  'otlp-jsonl',
  'phoenix',
  'langfuse',
  'langsmith',
  'csv',
  'parquet',
] as const
export type ConvertFormat = (typeof CONVERT_FORMATS)[number]

/** Convention in which OTLP says what its source says in another one. */
export const CONVERT_CONVENTIONS = ['otel-genai', 'openinference'] as const
export type ConvertConvention = (typeof CONVERT_CONVENTIONS)[number]

/** Tables of CSV and Parquet. */
export const CONVERT_TABLES = ['spans', 'costs', 'scores'] as const
export type ConvertTable = (typeof CONVERT_TABLES)[number]

export interface ConvertOptions {
  readonly format: ConvertFormat
  /** For `otlp-json` and `otlp-jsonl`. Default: `otel-genai`. */
  readonly convention?: ConvertConvention
  /** For `csv` and `parquet`. Default: `spans`. */
  readonly table?: ConvertTable
  /** Only these traces, and scores of them. Default: all. */
  readonly traceIds?: readonly string[]
  /** Prices of calls whose source gives no cost. Without it such costs are unknown. */
  readonly costOf?: CostOf
  /** Cancels; the next chunk rejects with the signal's reason. */
  readonly signal?: AbortSignal
}
