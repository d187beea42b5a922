// What one dialect found on a span. Several dialects may speak on one span; `select.ts` decides whose words are shown.
import type { Message, RetrievedDocument, ToolDefinition } from '../../model/content.ts'
import type { EventRecord, LogRecord } from '../../model/record.ts'
import type { Reading } from './reading.ts'

/**
 * Ranks of sources of content, 1 is best: structured before flat, specific before general.
 * Source: docs/conventions.md. Plain values rank `explicit` on spans that are no model calls.
 */
export const RANK = {
  /** What a vendor's SDK set as the span's input and output on purpose. */
  explicit: 1,
  /** `gen_ai.input.messages` and its companions, on the span or on a details event. */
  messages: 2,
  /** Flattened OpenInference messages. */
  flattened: 3,
  /** The AI SDK's prompt messages and response fields. */
  aiSdk: 4,
  /** One event for each message. */
  events: 5,
  /** Numbered prompt and completion keys. */
  indexed: 6,
  /** Content events, and prompt and completion as one text. */
  text: 7,
  /** A framework's own JSON. */
  framework: 8,
  /** Raw request and response, entity input and output, bare `input` and `output`. */
  values: 9,
} as const

/** Ranks of sources of a tool's arguments and result, 1 is best. */
export const TOOL_RANK = {
  explicit: 1,
  otel: 2,
  aiSdk: 3,
  adk: 4,
  pydantic: 5,
  openinference: 6,
  traceloop: 7,
  events: 8,
  mcp: 9,
  values: 10,
} as const

interface Source {
  /** Id of the dialect. */
  readonly convention: string
  readonly rank: number
  /** Span events and logs that were read; they are not listed as events again when this source is shown. */
  readonly uses?: readonly (EventRecord | LogRecord)[] | undefined
  /** The source says that content was withheld or removed. */
  readonly isRedacted?: boolean | undefined
}

/** Input and output of a span: as messages, as plain values, or both. */
export interface Exchange extends Source {
  readonly inputMessages?: readonly Message[] | undefined
  readonly outputMessages?: readonly Message[] | undefined
  readonly input?: unknown
  readonly output?: unknown
}

export interface ToolExchange extends Source {
  readonly arguments?: unknown
  readonly result?: unknown
}

export interface Retrieval extends Source {
  readonly query?: string | undefined
  readonly documents?: readonly RetrievedDocument[] | undefined
  readonly inputDocuments?: readonly RetrievedDocument[] | undefined
}

export interface EmbeddingInput extends Source {
  readonly texts?: readonly string[] | undefined
  readonly dimension?: number | undefined
}

export interface Evidence {
  readonly exchanges?: readonly Exchange[]
  readonly tools?: readonly ToolExchange[]
  readonly retrievals?: readonly Retrieval[]
  readonly embeddings?: readonly EmbeddingInput[]
  readonly toolDefinitions?: readonly ToolDefinition[]
  /** Request parameters found inside content, below those that stand in attributes of their own. */
  readonly parameters?: { readonly [name: string]: unknown }
}

/** One dialect: `read` gives undefined when no key of it is on the span, and never throws. */
export interface Dialect {
  readonly id: string
  readonly read: (reading: Reading) => Evidence | undefined
}

/** All evidence of one dialect in one; the earlier tool definitions and parameters win. */
export function joinEvidence(...parts: readonly (Evidence | undefined)[]): Evidence | undefined {
  const found = parts.filter((part) => part !== undefined)
  if (found.length === 0) return undefined
  return {
    exchanges: found.flatMap((part) => part.exchanges ?? []),
    tools: found.flatMap((part) => part.tools ?? []),
    retrievals: found.flatMap((part) => part.retrievals ?? []),
    embeddings: found.flatMap((part) => part.embeddings ?? []),
    toolDefinitions: found.find((part) => (part.toolDefinitions?.length ?? 0) > 0)?.toolDefinitions ?? [],
    parameters: Object.assign({}, ...found.map((part) => part.parameters).reverse()),
  }
}
