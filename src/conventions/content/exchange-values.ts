// Plain input and output read as a conversation: the messages in them, and what they say beside.
import type { Message, Part, ToolDefinition } from '../../model/content.ts'
import type { Evidence, Exchange } from './evidence.ts'
import { firstOf, isObject, type JsonObject, member, objectOf } from './json.ts'
import { readConversation, readInstructions } from './messages/conversation.ts'
import { lcClass } from './messages/langchain.ts'
import { readBlock, readParts } from './messages/parts.ts'
import { readToolCall } from './messages/tools.ts'
import { isPlaceholder } from './placeholder.ts'
import { readToolDefinitions } from './tool-definitions.ts'

export type SourceOf = Pick<Exchange, 'convention' | 'rank' | 'uses' | 'isRedacted'>

/** Both sides as parsed JSON or text, and the text that the output was parsed from. */
export interface Sides {
  readonly input: unknown
  readonly output: unknown
  readonly outputText: string | undefined
}

/**
 * On a model call plain text becomes a message, JSON that is no known answer is what the model said, and tools and
 * parameters are
 * read from the request.
 */
export function readExchange(isCall: boolean, source: SourceOf, { input, output, outputText }: Sides): Evidence {
  // text was parsed before, if it may be
  const asked = typeof input === 'string' ? undefined : readConversation(input, 'input')
  const answered = typeof output === 'string' ? undefined : readConversation(output, 'output')
  const [spokenInput, offered] = splitTools(asked?.messages ?? (isCall ? spoken('user', input) : undefined))
  const exchange: Exchange = {
    ...source,
    inputMessages: withInstructions(spokenInput, answered?.request),
    outputMessages:
      answered?.messages ?? (isCall ? (spoken('assistant', output) ?? spoken('assistant', outputText)) : undefined),
    input: keepsValue(asked, isCall, input) ? unwrapLangChain(input) : undefined,
    output: keepsValue(answered, isCall, output) ? unwrapLangChain(output) : undefined,
  }
  if (!isCall) return { exchanges: [exchange], toolDefinitions: offered }
  const requests = [asked?.request, answered?.request].filter((request) => request !== undefined)
  // an answer may repeat the tools of its request
  const definitions = requests
    .map((request) => readToolDefinitions(firstOf(request, 'tools', 'functions') ?? configTools(request)))
    .find((list) => list.length > 0)
  return {
    exchanges: [exchange],
    toolDefinitions: offered.length > 0 ? offered : (definitions ?? []),
    parameters: Object.assign({}, ...requests.map(requestParameters).reverse()),
  }
}

/** Langfuse's LangChain handler lists the offered tools among the messages, as tool messages that hold a definition. */
function splitTools(
  messages: readonly Message[] | undefined,
): [readonly Message[] | undefined, readonly ToolDefinition[]] {
  const definitions = messages?.flatMap((message) => definitionIn(message) ?? []) ?? []
  if (definitions.length === 0) return [messages, []]
  return [messages?.filter((message) => definitionIn(message) === undefined), readToolDefinitions(definitions)]
}

function definitionIn(message: Message): unknown {
  const part = message.role === 'tool' && message.parts.length === 1 ? message.parts[0] : undefined
  if (part?.type !== 'tool-result' || part.id !== undefined || !isObject(part.result)) return undefined
  return part.result.type === 'function' && isObject(part.result.function) ? part.result : undefined
}

/** The responses API repeats the instructions in its answer; the request of a later turn may leave them out. */
function withInstructions(
  messages: readonly Message[] | undefined,
  answer: JsonObject | undefined,
): readonly Message[] | undefined {
  const system = answer === undefined || messages === undefined ? undefined : readInstructions(answer)
  return system === undefined || messages?.some((message) => message.role === 'system')
    ? messages
    : [system, ...(messages ?? [])]
}

/**
 * The value itself is kept where it says more than its messages. On a model call it is the raw request or response,
 * which the
 * attributes show anyway, so messages stand alone; plain text became a message.
 */
function keepsValue(read: { isWhole: boolean } | undefined, isCall: boolean, value: unknown): boolean {
  if (value === undefined || isPlaceholder(value)) return false
  if (read !== undefined) return !isCall && !read.isWhole
  return !(isCall && (typeof value === 'string' || (Array.isArray(value) && blockParts(value).length > 0)))
}

/** Members in which frameworks put the one text of a model call: LlamaIndex, completion APIs, hand-written spans. */
const SPOKEN = {
  user: ['prompt', 'formatted_prompt', 'input', 'text', 'question', 'query'],
  assistant: ['text', 'completion', 'output_text', 'generated_text', 'response', 'content'],
} as const

/** Text of a model call, plain or in the member for it, as a message of the one who speaks on that side. */
function spoken(role: 'user' | 'assistant', value: unknown): readonly Message[] | undefined {
  const text = isObject(value) ? firstOf(value, ...SPOKEN[role]) : value
  const parts = Array.isArray(text)
    ? blockParts(text)
    : typeof text === 'string' && !isPlaceholder(text)
      ? readParts(text)
      : []
  return parts.length === 0 ? undefined : [{ role, parts }]
}

/** Parts of a bare list of content blocks or tool calls; none when any entry is something else. */
function blockParts(list: readonly unknown[]): readonly Part[] {
  const parts = list.map((entry) => {
    if (!isObject(entry)) return undefined
    const isCall = 'toolName' in entry || isObject(entry.function)
    return isCall ? [readToolCall(entry)] : readBlock(entry)
  })
  return parts.every((part) => part !== undefined) ? parts.flat() : []
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
