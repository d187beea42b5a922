// Headless entry: read, analyse, price and cache traces. No React, no DOM.
export type { Adapter, AdapterEntry, Detection, Mark, Peek } from './adapters/adapter.ts'
export { loadAdapters } from './adapters/choose.ts'
export type { ContentRecord, TransformContent } from './adapters/content-record.ts'
export type { AmountSums } from './analysis/amount-sums.ts'
export { figuresOf } from './analysis/figures.ts'
export { type Frontier, frontierOf } from './analysis/frontier.ts'
export { datasetIssues } from './analysis/issues.ts'
export { percentile, percentileInPlace } from './analysis/percentile.ts'
export { type FileSummary, type Summary, summarize, summarizeFile } from './analysis/summary.ts'
export { type Totals, type TotalsOptions, totalsOf } from './analysis/totals.ts'
export type { TraceAmounts } from './analysis/trace-amounts.ts'
export { summarizeTraces, type TraceSummary } from './analysis/trace-summary.ts'
export type { TraceTimes } from './analysis/trace-times.ts'
export { type DatasetUsage, rawUsageAt, usageOf } from './analysis/usage.ts'
export type { CacheUsage, ContentState, KeepOptions, LibraryEntry, TraceCache } from './cache/cache.ts'
export { fingerprintFiles } from './cache/fingerprint.ts'
export { createMemoryCache } from './cache/memory-cache.ts'
export { openCache } from './cache/open-cache.ts'
export { CONVENTIONS, type Convention } from './conventions/registry.ts'
export { CONVERT_FILE_ENDINGS, convert } from './convert/convert.ts'
export type { LossCode } from './convert/loss-texts.ts'
export { type ConversionLoss, conversionLosses } from './convert/losses.ts'
export {
  CONVERT_CONVENTIONS,
  CONVERT_FORMATS,
  CONVERT_TABLES,
  type ConvertConvention,
  type ConvertFormat,
  type ConvertOptions,
  type ConvertTable,
} from './convert/options.ts'
export type { Cursor, ValueType } from './json/cursor.ts'
export { type Amount, type AmountState, amountValue, sumAmounts } from './model/amount.ts'
export { TraceBuilder } from './model/builder.ts'
export { type DatasetData, MODEL_VERSION, type SpanColumns } from './model/columns.ts'
export type {
  ExceptionDetail,
  Message,
  Part,
  RetrievedDocument,
  Role,
  SpanContent,
  SpanEvent,
  SpanLink,
  ToolDefinition,
} from './model/content.ts'
export { type ContentChunk, type ContentSource, MemoryContent } from './model/content-store.ts'
export { Dataset } from './model/dataset.ts'
export { PanelError } from './model/errors.ts'
export { type SpanId, type SpanKey, spanKey, type TraceId } from './model/ids.ts'
export type { FileReport, FormatGuess, Issue, IssueSeverity } from './model/issue.ts'
export { type IssueText, issueText } from './model/issue-texts.ts'
export type { Column, ColumnMapping, ColumnRole } from './model/mapping.ts'
export type { CostOf, PricedCall } from './model/price.ts'
export type { Score, ScoreSource } from './model/score.ts'
export {
  type Attributes,
  type AttributeValue,
  OBSERVATION_TYPES,
  type ObservationType,
  type Resource,
  type Scope,
  type Span,
  type SpanFigures,
  type SpanKind,
  type SpanStatus,
  type UsageRole,
} from './model/span.ts'
export { type EpochNs, epochMs, type OffsetNs } from './model/time.ts'
export type { ContentSources, TraceSet } from './model/trace-set.ts'
export type { TraceTree } from './model/tree.ts'
export { inputTotal, outputTotal, type RawUsage, tokenTotal, type Usage } from './model/usage.ts'
export { type LoadedPrices, loadPrices } from './pricing/index.ts'
export type { PriceEntry, PriceTable } from './pricing/table.ts'
export type {
  QueryFilter,
  QueryKey,
  QueryMeasure,
  QueryResult,
  QueryRow,
  QuerySums,
  QueryValue,
  TraceQuery,
} from './query/query.ts'
export { type QueryTracesOptions, queryTraces } from './query/query-traces.ts'
export { loadContent } from './reader/content.ts'
export { expandInputs } from './reader/expand-inputs.ts'
export type { InputData, ReadAs, TraceInput } from './reader/input.ts'
export type { ReadProgress } from './reader/read-all.ts'
export { type ReadTracesOptions, readTraces } from './reader/read-traces.ts'
export { type Formatted, formatBytes, formatCount, formatDuration, formatUsd } from './util/format.ts'
