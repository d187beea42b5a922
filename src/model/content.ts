// Content: what was said. Decoded when a span is opened, from the bytes that its references point to.
import type { Attributes, AttributeValue } from './span.ts'
import type { OffsetNs } from './time.ts'

export type Role = 'system' | 'user' | 'assistant' | 'tool' | (string & {})

export type Part =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'reasoning'; readonly text: string; readonly isRedacted?: boolean }
  | {
      readonly type: 'tool-call'
      readonly id?: string
      readonly name: string
      readonly arguments: unknown
      readonly isServerSide?: boolean
    }
  | {
      readonly type: 'tool-result'
      readonly id?: string
      readonly name?: string
      readonly result: unknown
      readonly isError?: boolean
      readonly isServerSide?: boolean
    }
  /** Image, audio, video or document: inline bytes as a `data:` URI, or a reference that is fetched on request only. */
  | {
      readonly type: 'media'
      readonly modality: 'image' | 'audio' | 'video' | 'file' | (string & {})
      readonly mimeType?: string
      readonly uri?: string
      readonly fileId?: string
      readonly transcript?: string
      readonly name?: string
    }
  | { readonly type: 'refusal'; readonly text: string }
  /** A part nobody knows: kept and shown raw. */
  | { readonly type: 'unknown'; readonly name: string; readonly value: unknown }

export interface Message {
  readonly role: Role
  /** Name of the participant, where given. */
  readonly name?: string
  readonly parts: readonly Part[]
  readonly finishReason?: string
}

export interface ToolDefinition {
  readonly name: string
  readonly description?: string
  readonly type?: string
  /** JSON Schema of the arguments. */
  readonly parameters?: unknown
}

export interface RetrievedDocument {
  readonly id?: string
  readonly content?: string
  readonly score?: number
  readonly metadata?: unknown
}

export interface SpanEvent {
  readonly name: string
  readonly timeNs?: OffsetNs
  readonly attributes: Attributes
  /** Body of a log record that was joined to the span. */
  readonly body?: AttributeValue
  readonly source: 'event' | 'log'
  readonly severity?: string
}

export interface SpanLink {
  readonly traceId: string
  readonly spanId: string
  readonly attributes: Attributes
}

export interface ExceptionDetail {
  readonly type?: string
  readonly message?: string
  readonly stacktrace?: string
}

/** Everything to read on one span. A list is empty, a field undefined, when the source did not say. */
export interface SpanContent {
  readonly inputMessages: readonly Message[]
  readonly outputMessages: readonly Message[]
  /** Plain input and output, for spans that have no messages, or beside them. Text stays text; JSON is parsed. */
  readonly input?: unknown
  readonly output?: unknown
  /** The answer that a data set or an evaluation wanted. Text stays text; JSON is parsed. */
  readonly expected?: unknown
  readonly toolDefinitions: readonly ToolDefinition[]
  /** Request parameters: temperature, max_tokens, … */
  readonly parameters: { readonly [name: string]: unknown }
  /** Arguments and result of a tool span. */
  readonly toolArguments?: unknown
  readonly toolResult?: unknown
  /** Query and ranked documents of a retriever or reranker. */
  readonly query?: string
  readonly documents: readonly RetrievedDocument[]
  readonly inputDocuments: readonly RetrievedDocument[]
  /** Texts that were embedded, and the dimension of the vectors. */
  readonly embeddingTexts: readonly string[]
  readonly embeddingDimension?: number
  readonly promptTemplate?: string
  readonly promptVariables?: unknown
  readonly exceptions: readonly ExceptionDetail[]
  readonly metadata: { readonly [name: string]: unknown }
  /** Content that was stored elsewhere: name and address. */
  readonly references: readonly { readonly name: string; readonly uri: string }[]
  readonly attributes: Attributes
  readonly events: readonly SpanEvent[]
  readonly links: readonly SpanLink[]
  /** The records as the source wrote them, the shown one first, then joined logs, then variants that conflict. */
  readonly records: readonly {
    readonly kind: 'span' | 'log' | 'variant'
    readonly file: string
    readonly value: unknown
  }[]
  /** Convention whose content is shown. */
  readonly convention?: string
  /** True where the source says that content was withheld or removed. */
  readonly isRedacted: boolean
}
