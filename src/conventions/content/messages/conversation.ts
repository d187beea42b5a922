// A whole request or answer as one JSON value: finds the messages in the shape of any provider's API or framework's
// state.
import type { Message, Role } from '../../../model/content.ts'
import { decode, firstOf, isObject, type JsonObject, textOf } from '../json.ts'
import { isPlaceholder } from '../placeholder.ts'
import { finishReasonOf, readChatMessage } from './chat.ts'
import { readDeclaredMessages, readMessages, readSystem } from './message-list.ts'
import { readParts } from './parts.ts'

export interface Conversation {
  readonly messages: readonly Message[]
  /** The object in which the messages were found: tools and parameters stand beside them. */
  readonly request?: JsonObject
  /** True when the value says nothing beside its messages. */
  readonly isWhole: boolean
}

type Found = { readonly messages: readonly Message[]; readonly used: readonly string[] }

/** Members that wrap a request or an answer and say nothing themselves. */
const WRAPPERS = [
  'body',
  'request',
  'response',
  'inputs',
  'outputs',
  'input',
  'output',
  'kwargs',
  'args',
  'value',
  'data',
  'return_values',
  'new_message',
]
const MAX_DEPTH = 4

/**
 * Messages of any JSON value or JSON text: a list, one message, or an object that holds them.
 * `side` says who speaks where the value does not. Undefined when no messages are found.
 */
export function readConversation(value: unknown, side: 'input' | 'output', depth = 0): Conversation | undefined {
  const decoded = decode(value)
  const list = readMessages(decoded)
  if (list !== undefined) {
    const object = isObject(decoded) ? decoded : undefined
    const messages = object !== undefined && side === 'output' ? list.map(asAnswer(object)) : list
    return { messages, isWhole: true }
  }
  if (Array.isArray(decoded)) return readPositional(decoded, side, depth)
  if (!isObject(decoded)) return undefined
  const found = findMessages(decoded, side)
  if (found !== undefined) {
    const isWhole = Object.entries(decoded).every(([key, item]) => found.used.includes(key) || isPlaceholder(item))
    return { messages: found.messages, request: decoded, isWhole }
  }
  if (depth >= MAX_DEPTH) return undefined
  for (const key of WRAPPERS) {
    const inner = Object.hasOwn(decoded, key) ? decoded[key] : undefined
    if (typeof inner !== 'object' || inner === null) continue
    const read = readConversation(inner, side, depth + 1)
    if (read === undefined) continue
    const isWhole = read.isWhole && Object.entries(decoded).every(([name, item]) => name === key || isPlaceholder(item))
    return { ...read, isWhole }
  }
  return undefined
}

/** Arguments of a recorded function call: the request stands among the first of them, options come after. */
function readPositional(values: readonly unknown[], side: 'input' | 'output', depth: number): Conversation | undefined {
  if (depth >= MAX_DEPTH) return undefined
  for (const value of values.slice(0, 3)) {
    const read = isObject(value) ? readConversation(value, side, depth + 1) : undefined
    if (read !== undefined) return { ...read, isWhole: false }
  }
  return undefined
}

const READERS: readonly ((value: JsonObject, side: 'input' | 'output') => Found | undefined)[] = [
  readMessagesMember,
  readGeminiRequest,
  readCandidates,
  readChoices,
  readGenerations,
  readItemsRequest,
  readGeminiAnswer,
  readPrompt,
  readTextAnswer,
]

function findMessages(value: JsonObject, side: 'input' | 'output'): Found | undefined {
  for (const read of READERS) {
    const found = read(value, side)
    if (found !== undefined && found.messages.length > 0) return found
  }
  return undefined
}

const SYSTEM_KEYS = [
  'system',
  'system_prompt',
  'systemPrompt',
  'instructions',
  'system_instruction',
  'systemInstruction',
]

/** The instructions that stand in a request, or that an answer repeats from it. */
export const readInstructions = (value: JsonObject): Message | undefined => readSystem(firstOf(value, ...SYSTEM_KEYS))

/** The instructions beside the messages, unless the messages begin with instructions of their own. */
function withSystem(value: JsonObject, messages: readonly Message[]): readonly Message[] {
  const config = isObject(value.config) ? value.config : {}
  const system = readSystem(firstOf(value, ...SYSTEM_KEYS) ?? firstOf(config, ...SYSTEM_KEYS))
  return system === undefined || messages.some((message) => message.role === 'system')
    ? messages
    : [system, ...messages]
}

/** OpenAI and Anthropic requests, LangGraph state, AI SDK calls, Genkit, Bedrock. */
function readMessagesMember(value: JsonObject): Found | undefined {
  for (const key of ['messages', 'chat_history', 'history']) {
    const messages = Object.hasOwn(value, key) ? readMessages(value[key]) : undefined
    if (messages === undefined) continue
    const last = key === 'messages' ? undefined : textOf(value.message)
    const all: readonly Message[] =
      last === undefined ? messages : [...messages, { role: 'user', parts: readParts(last) }]
    return { messages: withSystem(value, all), used: [key, ...SYSTEM_KEYS, ...(last === undefined ? [] : ['message'])] }
  }
  return undefined
}

function readGeminiRequest(value: JsonObject): Found | undefined {
  if (!Object.hasOwn(value, 'contents')) return undefined
  const messages = readDeclaredMessages(value.contents, 'user')
  return messages === undefined
    ? undefined
    : { messages: withSystem(value, messages), used: ['contents', 'config', ...SYSTEM_KEYS] }
}

function readCandidates(value: JsonObject): Found | undefined {
  if (!Array.isArray(value.candidates)) return undefined
  const messages = value.candidates.flatMap((candidate) =>
    isObject(candidate) ? (readGeminiAnswer(candidate)?.messages ?? []) : [],
  )
  return { messages, used: ['candidates'] }
}

/** `{content: {role, parts}, finish_reason}`: one Gemini candidate, or the answer as Google ADK records it. */
function readGeminiAnswer(value: JsonObject): Found | undefined {
  const content = value.content
  if (!isObject(content) || !Array.isArray(content.parts)) return undefined
  const message = readChatMessage({ ...content, finish_reason: finishReasonOf(value) }, 'assistant')
  return { messages: [message], used: ['content', 'finish_reason', 'finishReason'] }
}

/** OpenAI answers: chat (`message`), legacy completions (`text`), a streamed rest (`delta`). */
function readChoices(value: JsonObject): Found | undefined {
  if (!Array.isArray(value.choices)) return undefined
  const messages = value.choices.filter(isObject).map((choice): Message => {
    const inner = isObject(choice.message)
      ? choice.message
      : isObject(choice.delta)
        ? choice.delta
        : { content: choice.text }
    return readChatMessage({ ...inner, role: textOf(inner.role) ?? 'assistant', finish_reason: finishReasonOf(choice) })
  })
  return { messages, used: ['choices'] }
}

/** LangChain answers: one list of generations for each prompt. */
function readGenerations(value: JsonObject): Found | undefined {
  if (!Array.isArray(value.generations)) return undefined
  const messages = value.generations.flat().flatMap((generation) => {
    if (!isObject(generation)) return []
    const read = isObject(generation.message) ? readMessages(generation) : undefined
    const text = textOf(generation.text)
    return read ?? (text === undefined ? [] : [{ role: 'assistant', parts: readParts(text) }])
  })
  return { messages, used: ['generations'] }
}

/**
 * The responses API: `input` of the request (text or items), `output` of the answer. Other objects have such members
 * too: items only.
 */
function readItemsRequest(value: JsonObject, side: 'input' | 'output'): Found | undefined {
  const key = side === 'input' ? 'input' : 'output'
  const inner = Object.hasOwn(value, key) ? value[key] : undefined
  const isRequest =
    side === 'input' &&
    typeof inner === 'string' &&
    ('instructions' in value || 'model' in value) &&
    !('encoding_format' in value)
  const messages = Array.isArray(inner)
    ? readMessages(inner)
    : isRequest
      ? [{ role: 'user', parts: readParts(inner) }]
      : undefined
  if (messages === undefined) return undefined
  // an answer repeats the instructions of its request
  return { messages: side === 'input' ? withSystem(value, messages) : messages, used: [key, ...SYSTEM_KEYS] }
}

/** AI SDK calls: `{system?, prompt}`, where the prompt is text or messages. */
function readPrompt(value: JsonObject, side: 'input' | 'output'): Found | undefined {
  if (side !== 'input' || !Object.hasOwn(value, 'prompt')) return undefined
  const isCall = SYSTEM_KEYS.some((key) => key in value) || 'model' in value || Object.keys(value).length === 1
  const messages =
    readMessages(value.prompt) ??
    (isCall && typeof value.prompt === 'string' ? textMessage('user', value.prompt) : undefined)
  return messages === undefined
    ? undefined
    : { messages: withSystem(value, messages), used: ['prompt', 'messages', ...SYSTEM_KEYS] }
}

/** AI SDK answers: `{text, toolCalls}`, as Mastra records those of a step. */
function readTextAnswer(value: JsonObject, side: 'input' | 'output'): Found | undefined {
  if (side !== 'output' || typeof value.text !== 'string' || !Array.isArray(value.toolCalls)) return undefined
  const message = readChatMessage({ content: value.text, tool_calls: value.toolCalls }, 'assistant')
  return { messages: [message], used: ['text', 'toolCalls'] }
}

const textMessage = (role: Role, text: string): readonly Message[] =>
  text === '' ? [] : [{ role, parts: readParts(text) }]

/** An answer object may carry the finish reason beside its content (Anthropic: `stop_reason`). */
const asAnswer =
  (object: JsonObject) =>
  (message: Message): Message => {
    const finishReason = message.finishReason ?? finishReasonOf(object)
    return finishReason === undefined ? message : { ...message, finishReason }
  }
