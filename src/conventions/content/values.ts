// Plain input and output of a span (one JSON value or text each), read as what the span's kind makes of them:
// messages of a model call, arguments and result of a tool, query and documents of a search, texts to embed.
import type { Message } from '../../model/content.ts'
import { readDocuments } from './documents.ts'
import type { Evidence, Exchange } from './evidence.ts'
import { RANK, TOOL_RANK } from './evidence.ts'
import { decode, decodeStructure, firstOf, isObject, type JsonObject, member, objectOf, textOf } from './json.ts'
import { readConversation } from './messages/conversation.ts'
import { lcClass, readLangChainMessage } from './messages/langchain.ts'
import { readParts } from './messages/parts.ts'
import { simplify } from './messages/tools.ts'
import { isNothing, isPlaceholder, isRedaction } from './placeholder.ts'
import type { Reading } from './reading.ts'
import { readToolDefinitions } from './tool-definitions.ts'

export interface ValuePair {
  readonly convention: string
  /** Rank on a model call; elsewhere plain values are what the span is about and rank as explicit. */
  readonly rank: number
  readonly toolRank?: number
  readonly input?: unknown
  readonly output?: unknown
  /** The source says that the side is text: it is not parsed, whatever it looks like. */
  readonly isInputText?: boolean
  readonly isOutputText?: boolean
  readonly uses?: Exchange['uses']
}

/** Reads both sides; undefined when neither is on the span. JSON text is parsed, text that does not parse stays text. */
export function readValues(reading: Reading, pair: ValuePair): Evidence | undefined {
  if (pair.input === undefined && pair.output === undefined) return undefined
  const isRedacted = isRedaction(pair.input) || isRedaction(pair.output)
  const rank = reading.kind === 'llm' || pair.rank < RANK.values ? pair.rank : RANK.explicit
  const source = { convention: pair.convention, rank, uses: pair.uses, isRedacted }
  const input = isNothing(pair.input) ? undefined : pair.isInputText ? pair.input : decode(pair.input)
  const output = isNothing(pair.output) ? undefined : pair.isOutputText ? pair.output : decode(pair.output)
  switch (reading.kind) {
    case 'tool':
      return {
        tools: [
          {
            ...source,
            rank: pair.toolRank ?? (pair.rank === RANK.explicit ? TOOL_RANK.explicit : TOOL_RANK.values),
            arguments: toolArguments(input),
            result: toolResult(output),
          },
        ],
      }
    case 'embedding': {
      const texts = embeddingTexts(input)
      return texts === undefined ? { exchanges: [{ ...source, input }] } : { embeddings: [{ ...source, texts }] }
    }
    case 'retriever':
    case 'reranker': {
      const query = queryText(input)
      const documents = output === undefined ? undefined : readDocuments(output)
      const inputDocuments =
        reading.kind === 'reranker' && isObject(input) ? readDocuments(member(input, 'documents')) : undefined
      const rest = {
        ...source,
        input: query === undefined ? input : undefined,
        output: documents === undefined ? output : undefined,
      }
      return { retrievals: [{ ...source, query, documents, inputDocuments }], exchanges: [rest] }
    }
    default:
      return readExchange(reading, source, input, output)
  }
}

type SourceOf = Pick<Exchange, 'convention' | 'rank' | 'uses' | 'isRedacted'>

function readExchange(reading: Reading, source: SourceOf, input: unknown, output: unknown): Evidence {
  // text was parsed before, if it may be
  const asked = typeof input === 'string' ? undefined : readConversation(input, 'input')
  const answered = typeof output === 'string' ? undefined : readConversation(output, 'output')
  const isCall = reading.kind === 'llm'
  const request = asked?.request
  const exchange: Exchange = {
    ...source,
    inputMessages: asked?.messages ?? (isCall ? spoken('user', input) : undefined),
    outputMessages: answered?.messages ?? (isCall ? spoken('assistant', output) : undefined),
    input: keepsValue(asked, isCall, input) ? unwrapLangChain(input) : undefined,
    output: keepsValue(answered, isCall, output) ? unwrapLangChain(output) : undefined,
  }
  return {
    exchanges: [exchange],
    toolDefinitions:
      isCall && request !== undefined
        ? readToolDefinitions(firstOf(request, 'tools', 'functions') ?? configTools(request))
        : [],
    parameters: isCall && request !== undefined ? requestParameters(request) : {},
  }
}

/**
 * The value itself is kept where it says more than its messages. On a model call it is the raw request or response, which the
 * attributes show anyway, so messages stand alone; plain text became a message.
 */
function keepsValue(read: { isWhole: boolean } | undefined, isCall: boolean, value: unknown): boolean {
  if (value === undefined || isPlaceholder(value)) return false
  if (read !== undefined) return !isCall && !read.isWhole
  return !(isCall && typeof value === 'string')
}

/** Plain text of a model call as a message of the one who speaks on that side. */
function spoken(role: 'user' | 'assistant', value: unknown): readonly Message[] | undefined {
  if (typeof value !== 'string' || isPlaceholder(value)) return undefined
  return [{ role, parts: readParts(value) }]
}

const configTools = (request: JsonObject): unknown =>
  isObject(request.config) ? member(request.config, 'tools') : undefined

/** Members of a request that are parameters in every API; the rest is content or bookkeeping. */
const PARAMETERS = [
  'temperature',
  'top_p',
  'top_k',
  'max_tokens',
  'max_completion_tokens',
  'max_output_tokens',
  'seed',
  'stop',
  'stop_sequences',
  'stream',
  'n',
  'presence_penalty',
  'frequency_penalty',
  'tool_choice',
  'parallel_tool_calls',
  'response_format',
  'reasoning_effort',
  'reasoning',
  'thinking',
  'service_tier',
]

export const requestParameters = (request: JsonObject): JsonObject =>
  objectOf(PARAMETERS.map((name) => [name, firstOf(request, name)] as const))

/** LangChain's serialised objects that are no message: their fields. */
const unwrapLangChain = (value: unknown): unknown =>
  isObject(value) && lcClass(value) !== undefined && isObject(value.kwargs) ? value.kwargs : value

/**
 * Arguments of a call without the wrapping of decorators: `{args, kwargs}` of Traceloop and smolagents, LangChain's `{input}`.
 * A single positional argument stands for itself.
 */
export function unwrapArguments(value: unknown): unknown {
  if (!isObject(value)) return value
  const { args, kwargs } = value
  const isCall = (Array.isArray(args) || args === undefined) && (isObject(kwargs) || kwargs === undefined)
  if (!isCall || (args === undefined && kwargs === undefined)) return value
  const positional = (args as readonly unknown[] | undefined) ?? [] // checked in `isCall`
  const named = (kwargs as JsonObject | undefined) ?? {} // checked in `isCall`
  const hasNames = Object.keys(named).length > 0
  if (positional.length === 0) return hasNames ? named : undefined
  if (!hasNames) return positional.length === 1 ? decodeStructure(positional[0]) : positional
  return { args: positional, kwargs: named }
}

function toolArguments(input: unknown): unknown {
  const value = unwrapArguments(input)
  if (!isObject(value)) return value
  const keys = Object.keys(value)
  const only = keys.length === 1 && (keys[0] === 'input' || keys[0] === 'inputs') ? value[keys[0]] : undefined
  const isToolCall = value.type === 'tool_call' && 'args' in value
  return isToolCall ? value.args : only === undefined ? value : decodeStructure(only)
}

/** The result of a tool without a framework's message around it. */
function toolResult(output: unknown): unknown {
  const inner =
    isObject(output) && Object.keys(output).length === 1 ? (output.output ?? output.outputs ?? output) : output
  const message = readLangChainMessage(inner)
  const part = message?.parts.length === 1 ? message.parts[0] : undefined
  if (part?.type === 'tool-result') return part.result
  return simplify(inner)
}

function queryText(input: unknown): string | undefined {
  const value = unwrapArguments(input)
  if (typeof value === 'string') return value
  if (!isObject(value)) return undefined
  const query = firstOf(
    value,
    'query',
    'question',
    'query_str',
    'str_or_query_bundle',
    'input',
    'text',
    'search_query',
    'q',
  )
  return textOf(isObject(query) ? query.query_str : query)
}

function embeddingTexts(input: unknown): readonly string[] | undefined {
  const value = unwrapArguments(input)
  const given = isObject(value)
    ? firstOf(value, 'input', 'texts', 'text', 'values', 'value', 'documents', 'query', 'contents', 'content')
    : value
  if (typeof given === 'string') return [given]
  if (!Array.isArray(given) || !given.every((text) => typeof text === 'string')) return undefined
  return given
}
