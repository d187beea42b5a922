// Lists of messages in any of the known shapes, one list or one for each batch entry.

import { parseFields } from '../../../json/literal.ts'
import type { Message, Role } from '../../../model/content.ts'
import { compact, decode, firstOf, isObject, type JsonObject, textOf } from '../json.ts'
import { isPlaceholder } from '../placeholder.ts'
import { finishReasonOf, isChatMessage, readChatMessage } from './chat.ts'
import { readEventMessage } from './events.ts'
import { lcClass, readLangChainMessage } from './langchain.ts'
import { readParts } from './parts.ts'
import { isItemList, readItems } from './responses.ts'
import { foldRole } from './role.ts'
import { toolResultPart } from './tools.ts'

/** Lists in lists: LangChain has two levels; foreign data must not nest without end. */
const MAX_DEPTH = 2

/**
 * Messages of a list, or of one message; undefined when an entry is not a message, so that other JSON is not taken for
 * a chat.
 * JSON text is parsed, as a whole or entry by entry; LangChain's lists of lists are joined.
 */
export function readMessages(value: unknown, depth = 0): readonly Message[] | undefined {
  const decoded = decode(value)
  if (isObject(decoded)) return readMessageObject(decoded)
  if (!Array.isArray(decoded) || decoded.length === 0) return undefined
  const entries = decoded.map((entry) => (typeof entry === 'string' ? decodePrinted(entry) : entry))
  if (isItemList(entries)) return readItems(entries)
  const messages: Message[] = []
  for (const entry of entries) {
    const read = isObject(entry)
      ? readMessageObject(entry)
      : Array.isArray(entry)
        ? readInnerList(entry, depth)
        : undefined
    if (read === undefined) return undefined
    messages.push(...read)
  }
  return messages.map((message, index) => namedAnswer(message, messages.slice(0, index)))
}

/** JSON, or a message of a framework as Python prints it: `role='user' content='Hi'`. */
const decodePrinted = (text: string): unknown =>
  (text.startsWith('role=') ? parseFields(text) : undefined) ?? decode(text)

/** Some writers put a tool's name where the role of its answer belongs; the call before it tells. */
function namedAnswer(message: Message, before: readonly Message[]): Message {
  if (KNOWN_ROLES.has(message.role) || message.parts.some((part) => part.type !== 'text')) return message
  const calls = before
    .flatMap((earlier) => earlier.parts)
    .filter((part) => part.type === 'tool-call' && part.name === message.role)
  const call = calls.at(-1)
  if (call?.type !== 'tool-call') return message
  const content = message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('\n')
  return { role: 'tool', parts: [toolResultPart({ id: call.id, name: call.name, content })] }
}

const KNOWN_ROLES = new Set(['system', 'user', 'assistant', 'tool'])

/**
 * Messages under a key that is there for messages: what is no known shape is kept as an unknown part, plain text is a
 * message of
 * `defaultRole`. Undefined for nothing at all.
 */
export function readDeclaredMessages(value: unknown, defaultRole: Role): readonly Message[] | undefined {
  const decoded = decode(value)
  if (isPlaceholder(decoded)) return undefined
  const strict = readMessages(decoded)
  if (strict !== undefined) return strict
  const entries = Array.isArray(decoded) ? decoded : [decoded]
  const messages = entries.flatMap((entry) => readDeclaredEntry(decode(entry), defaultRole))
  return messages.length === 0 ? undefined : messages
}

function readDeclaredEntry(entry: unknown, defaultRole: Role): readonly Message[] {
  const strict = readMessages(entry)
  if (strict !== undefined) return strict
  if (isObject(entry) && (typeof entry.role === 'string' || Array.isArray(entry.parts)))
    return [readChatMessage(entry, defaultRole)]
  const parts = readParts(entry)
  return parts.length === 0 ? [] : [{ role: defaultRole, parts }]
}

/** One message, as a list; undefined for an object that is none. */
function readMessageObject(value: JsonObject): readonly Message[] | undefined {
  const event = readEventMessage(value)
  if (event !== undefined) return [event.message]
  const langChain = readLangChainMessage(value)
  if (langChain !== undefined) return [langChain]
  if (lcClass(value) !== undefined) return undefined
  if (isChatMessage(value) && !isObject(value.message)) return [readChatMessage(value)]
  if (isObject(value.message)) return readWrapped(value, value.message)
  // BeeAI, in short.
  if (typeof value.text === 'string' && KNOWN_ROLES.has(foldRole(textOf(value.role) ?? '')))
    return [readChatMessage({ ...value, content: value.text })]
  if (isItemList([value])) return readItems([value])
  if (Array.isArray(value.parts) && value.role === undefined && value.parts.every(isObject))
    return [readChatMessage(value, 'assistant')]
  return undefined
}

/** `{message, finish_reason}` of OpenAI's choices, `{message, generation_info}` of LangChain's generations. */
function readWrapped(value: JsonObject, inner: JsonObject): readonly Message[] | undefined {
  const read = readLangChainMessage(inner) ?? (isChatMessage(inner) ? readChatMessage(inner, 'assistant') : undefined)
  if (read === undefined) return undefined
  const info = firstOf(value, 'generation_info', 'generationInfo')
  const finishReason = finishReasonOf(value) ?? (isObject(info) ? finishReasonOf(info) : undefined) ?? read.finishReason
  return [compact({ ...read, finishReason })] // compact only removes absent members
}

/** A `[role, content]` pair, or one batch entry that is itself a list of messages. */
function readInnerList(entry: readonly unknown[], depth: number): readonly Message[] | undefined {
  const pair = readLangChainMessage(entry)
  if (pair !== undefined) return [pair]
  return depth < MAX_DEPTH ? readMessages(entry, depth + 1) : undefined
}

/** Text of the instructions that stand beside the messages: plain, or a list of parts or messages. */
export function readSystem(value: unknown): Message | undefined {
  const decoded = decode(value)
  const messages = Array.isArray(decoded) || isObject(decoded) ? readMessages(decoded) : undefined
  const parts =
    messages?.filter((message) => message.role === 'system').flatMap((message) => message.parts) ??
    readParts(systemContent(decoded))
  return parts.length === 0 ? undefined : { role: 'system', parts }
}

/** Gemini's instruction is a content object with parts, the others give text or blocks. */
const systemContent = (value: unknown): unknown =>
  isObject(value) && Array.isArray(value.parts)
    ? value.parts
    : isObject(value) && textOf(value.type) === undefined
      ? (firstOf(value, 'content', 'text') ?? value)
      : value
