// What one record says about a span, read by an adapter and the conventions, before it goes into the columns.
import type { AttributeList } from './attribute-list.ts'
import type { ObservationType, Resource, Scope } from './span.ts'
import type { EpochNs, Instant } from './time.ts'
import type { RawUsage } from './usage.ts'

/** Text facts that only some spans have. Lists are joined by line feeds. */
export const TEXT_FACTS = [
  'provider',
  'requestModel',
  'responseModel',
  'responseId',
  'statusMessage',
  'errorType',
  'finishReasons',
  'promptName',
  'promptVersion',
  'agentName',
  'toolName',
  'toolCallId',
  'sessionId',
  'userId',
  'level',
  'traceName',
  'displayName',
  'environment',
  'version',
  'tags',
  'conventions',
  'usageShape',
  'answerHash',
] as const
export type TextFact = (typeof TEXT_FACTS)[number]

/** Those that seldom say the same on two spans. */
export const OWN_TEXTS = [
  'responseId',
  'statusMessage',
  'toolCallId',
  'sessionId',
  'userId',
  'traceName',
  'answerHash',
] as const satisfies readonly TextFact[]
export type OwnText = (typeof OWN_TEXTS)[number]

/** Numeric facts. `ttftMs` from the start of the span; `costUsd` as supplied; `usage.*` as the source counted. */
export type NumberFact = 'ttftMs' | 'samplingWeight' | 'costUsd' | `usage.${Exclude<keyof RawUsage, 'shape'>}`

export const USAGE_FACTS = [
  'input',
  'output',
  'total',
  'cacheRead',
  'cacheWrite',
  'cacheWrite5m',
  'cacheWrite1h',
  'inputAudio',
  'inputImage',
  'reasoning',
  'outputAudio',
  'noCache',
] as const satisfies readonly Exclude<keyof RawUsage, 'shape'>[]

/** Where content lies: a store, a place in it and a length in bytes. `format` says how to decode it. */
export interface ContentRef {
  readonly store: number
  readonly offset: number
  readonly length: number
  readonly format: number
}

/** Resource and scope of a record, and the file it came from. */
export interface Origin {
  readonly resource: Resource
  readonly scope: Scope
  readonly file: number
}

/** What conventions read off a record. */
export interface ReadFacts {
  readonly observationType: ObservationType
  readonly hasError: boolean
  readonly hasHandledException: boolean
  readonly hasSilentFailure: boolean
  readonly text: { readonly [F in TextFact]?: string }
  readonly number: { readonly [F in Exclude<NumberFact, `usage.${string}`>]?: number }
  readonly usage?: RawUsage
}

/** Facts that many spans share. */
export interface SharedRow {
  readonly observationType: ObservationType
  readonly hasError: boolean
  /** Texts by column of TEXT_FACTS: index, code, and so on. */
  readonly codes: readonly number[]
  readonly samplingWeight: number | undefined
}

/** Facts of one span alone. */
export interface OwnRow {
  readonly hasHandledException: boolean
  readonly hasSilentFailure: boolean
  /** Texts, or their codes. */
  readonly text: { readonly [F in OwnText]?: string | number }
  readonly number: ReadFacts['number']
  readonly usage?: RawUsage
}

/** A span as its envelope gives it: ids and name as codes of the builder's strings, 0 for none. */
export interface SpanRow {
  readonly traceId: number
  readonly spanId: number
  readonly parentSpanId: number
  readonly nameCode: number
  /** Index into SPAN_KINDS. */
  readonly kind: number
  /** Index into SPAN_STATUSES. */
  readonly status: number
  readonly start: Instant
  readonly end: Instant
  /** Of records that are sent again: the greater one says what holds. NaN: not said. */
  readonly revision: number
  /** The called side of a call, which may have the id of the calling side. */
  readonly sharesId: boolean
  /** What it counts is never that of the calls beneath it. */
  readonly hasOwnUsage?: boolean
  /** Scalars go into columns for filters and groupings; long texts stay in the content. */
  readonly attributes: AttributeList
}

export interface ContentReference {
  /** Undefined when the content could not be kept. */
  readonly content: ContentRef | undefined
  /** Tells equal records that have no ids. */
  hash(): string
}

/** One record with texts in place of codes, for what does not come by the million. */
export interface SpanFacts extends ReadFacts {
  /** A log record completes the span it names and is no span itself. */
  readonly record: 'span' | 'log'
  /** Undefined when the source has none. */
  readonly traceId?: string
  readonly spanId?: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly status: number
  readonly startTime?: EpochNs
  readonly endTime?: EpochNs
  readonly attributes: readonly (readonly [key: string, value: string | number | boolean])[]
  /** Index given by `TraceBuilder.addOrigin`. */
  readonly origin: number
  readonly content?: ContentRef
  /** Hash of the record's text: the identity of a record that has no ids; empty for the others. */
  readonly hash: string
}
