// A span as an object: made for what is on screen or asked for, never kept for a whole dataset.
import type { Amount } from './amount.ts'
import type { SpanId, SpanKey, TraceId } from './ids.ts'
import type { EpochNs, OffsetNs } from './time.ts'
import type { Usage } from './usage.ts'

/** The LLM role of a span. An open set: a name that is not known is shown as it is, never dropped. */
export const OBSERVATION_TYPES = [
  'llm',
  'agent',
  'workflow',
  'tool',
  'retriever',
  'embedding',
  'reranker',
  'guardrail',
  'evaluator',
  'prompt',
  'event',
  'other',
] as const
export type KnownObservationType = (typeof OBSERVATION_TYPES)[number]
export type ObservationType = KnownObservationType | (string & {})

/** OpenTelemetry's span kind. */
export type SpanKind = 'unspecified' | 'internal' | 'server' | 'client' | 'producer' | 'consumer'
export const SPAN_KINDS: readonly SpanKind[] = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer']

export type SpanStatus = 'unset' | 'ok' | 'error'
export const SPAN_STATUSES: readonly SpanStatus[] = ['unset', 'ok', 'error']

export type AttributeValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly AttributeValue[]
  | { readonly [key: string]: AttributeValue }
export type Attributes = { readonly [key: string]: AttributeValue }

export interface Resource {
  readonly attributes: Attributes
}
export interface Scope {
  readonly name: string
  readonly version: string
  readonly schemaUrl?: string
  readonly attributes: Attributes
}

/** Why a span's usage is in the sums, or is not. */
export type UsageRole =
  /** Counted: the innermost model call, or the lowest span that carries usage. */
  | 'counted'
  /** A wrapper: its figures include those of the calls beneath it. */
  | 'includes-children'
  /** A second record of a call that another instrumentation recorded too. */
  | 'duplicate'
  | 'none'

export interface Span {
  readonly key: SpanKey
  /** Row in the dataset's columns; changes between snapshots only for merged records. Not an identity. */
  readonly row: number
  readonly traceId: TraceId
  readonly spanId: SpanId
  readonly parentSpanId?: SpanId
  readonly name: string
  readonly observationType: ObservationType
  readonly kind: SpanKind
  /** Absolute start; undefined when the source did not say. */
  readonly startTime?: EpochNs
  /** Offsets since the base of the trace. */
  readonly startNs?: OffsetNs
  readonly endNs?: OffsetNs
  /** Undefined while unfinished, or when the end lies before the start. */
  readonly durationMs?: number
  /** From the start to the first token or chunk, from a recorded value only. */
  readonly ttftMs?: number
  readonly status: SpanStatus
  readonly statusMessage?: string
  readonly errorType?: string
  /** By status, source level or `error.type`. */
  readonly hasError: boolean
  /** An exception event on a span that is not in error. */
  readonly hasHandledException: boolean
  /** A tool whose result reports an error while its status is fine. */
  readonly hasSilentFailure: boolean
  readonly isUnfinished: boolean
  readonly isOrphan: boolean
  /** Number of records that conflict with the one shown. */
  readonly variantCount: number
  readonly provider?: string
  readonly requestModel?: string
  readonly responseModel?: string
  readonly responseId?: string
  readonly finishReasons: readonly string[]
  readonly promptName?: string
  readonly promptVersion?: string
  readonly agentName?: string
  readonly toolName?: string
  readonly toolCallId?: string
  readonly sessionId?: string
  readonly userId?: string
  readonly level?: string
  readonly resource: Resource
  readonly scope: Scope
  readonly conventions: readonly string[]
  /** How many recorded spans this one stands for, from the sampling rate; 1 when unsampled or unknown. */
  readonly samplingWeight: number
}

/** What a span cost and consumed, after the dataset's usage has been read as a whole. */
export interface SpanFigures {
  readonly usageRole: UsageRole
  /** The span's own usage in exclusive parts; undefined when it recorded none or the parts contradict each other. */
  readonly usage?: Usage
  /** Own cost: supplied, computed or unknown; undefined for spans that have nothing to price. */
  readonly cost?: Amount
  /** Tokens and cost of all counted spans at and beneath this one. */
  readonly subtreeTokens?: Amount
  readonly subtreeCost?: Amount
}
