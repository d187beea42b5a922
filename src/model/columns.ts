// The columnar form of a dataset: plain typed arrays and strings, so that it can be cloned, transferred and stored as it is.
// A row is a record. Most spans have one; those with several have one primary row that stands for the span.
import type { Origin } from './facts.ts'
import type { FileReport, Issue } from './issue.ts'
import type { RecordRows } from './record-lists.ts'
import type { Score } from './score.ts'
import type { SparseColumn } from './sparse.ts'
import type { StringData } from './strings.ts'
import type { TraceTree } from './tree.ts'

/** Version of this shape; raised with an upgrade step in `cache/` whenever stored data would read wrongly. */
export const MODEL_VERSION = 2

export const FLAG = {
  /** The row that stands for its span. */
  primary: 1,
  log: 2,
  /** A record that conflicts with the primary one. */
  variant: 4,
  /** Made from several records; has no content of its own. */
  merged: 8,
  hasStart: 16,
  hasEnd: 32,
  error: 64,
  handledException: 128,
  silentFailure: 256,
  /** The span id was made up, since the source has none. */
  madeUpId: 512,
  /** A gateway's record of one request: what it counts is never that of the calls beneath it. */
  ownUsage: 1024,
  /** The record of a whole trace that has no span: shown in the place of one, and in no count of spans. */
  traceRecord: 2048,
} as const

export interface SpanColumns {
  /** Index into `traces`. */
  readonly trace: Uint32Array
  /** String codes. `parent` is 0 for none. */
  readonly id: Uint32Array
  readonly parent: Uint32Array
  readonly name: Uint32Array
  /** Index into `types`. */
  readonly type: Uint8Array
  readonly kind: Uint8Array
  readonly status: Uint8Array
  readonly flags: Uint16Array
  /** Whole nanoseconds since the trace's base; meaningful only with the matching flag. */
  readonly start: Float64Array
  readonly end: Float64Array
  readonly origin: Uint32Array
  /** Content: store -1 for none; offset and length in bytes; format as given by the adapter. */
  readonly store: Int16Array
  readonly offset: Float64Array
  readonly length: Uint32Array
  readonly format: Uint8Array
}

export interface DatasetData {
  readonly modelVersion: number
  /** Raised by one with every snapshot. */
  readonly revision: number
  readonly columns: SpanColumns
  readonly sparse: readonly SparseColumn[]
  readonly strings: StringData
  readonly types: readonly string[]
  /** Distinct resource, scope and file of records. */
  readonly origins: readonly Origin[]
  readonly traces: {
    /** String code of the id. */
    readonly id: Uint32Array
    /** Nanoseconds since 1970 that the offsets of the trace count from. */
    readonly base: BigInt64Array
    /** 1 where the source has no trace id. */
    readonly isMadeUp: Uint8Array
  }
  /** Exact offsets of rows further than 2^53 ns from their base: row -> [start, end]. */
  readonly wideTimes: ReadonlyMap<number, readonly [start: bigint, end: bigint]>
  /** All record rows of the spans that have several: primary row -> rows, spans first, then logs, then variants. */
  readonly records: RecordRows
  readonly scores: readonly Score[]
  readonly issues: readonly Issue[]
  readonly files: readonly FileReport[]
  /** Trees of large traces by row, where they have been kept: laying one out takes longer than reading it. */
  readonly trees?: ReadonlyMap<number, TraceTree>
}
