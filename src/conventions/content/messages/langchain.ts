// LangChain messages: serialised constructors (`lc`, `kwargs`), `{type, data}`, `{type, content}` and `[role, content]`
// pairs.
import type { Message } from '../../../model/content.ts'
import { isObject, type JsonObject, textOf } from '../json.ts'
import { finishReasonOf, readChatMessage } from './chat.ts'

const MESSAGE_CLASS = /^(Human|AI|System|Tool|Function|Chat|Remove)Message(Chunk)?$/
const MESSAGE_TYPES = new Set([
  'human',
  'ai',
  'system',
  'tool',
  'function',
  'chat',
  'AIMessageChunk',
  'HumanMessageChunk',
])

/** Reads a LangChain message in any of its serialised forms; undefined for anything else. */
export function readLangChainMessage(value: unknown): Message | undefined {
  if (Array.isArray(value)) return readPair(value)
  if (!isObject(value)) return undefined
  const className = lcClass(value)
  if (className !== undefined) {
    if (!MESSAGE_CLASS.test(className)) return undefined
    return readFields(isObject(value.kwargs) ? value.kwargs : {}, className.replace(/Chunk$/, ''))
  }
  const type = textOf(value.type)
  if (type === undefined || !(MESSAGE_TYPES.has(type) || MESSAGE_CLASS.test(type)) || typeof value.role === 'string')
    return undefined
  if (isObject(value.data) && 'content' in value.data) return readFields(value.data, type)
  return Object.hasOwn(value, 'content') ? readFields(value, type) : undefined
}

/** The class name at the end of a serialised constructor's `id`, e.g. `AIMessage`. */
export function lcClass(value: JsonObject): string | undefined {
  if (typeof value.lc !== 'number' || !Array.isArray(value.id)) return undefined
  return textOf(value.id.at(-1))
}

function readFields(fields: JsonObject, type: string): Message {
  const metadata = isObject(fields.response_metadata) ? fields.response_metadata : {}
  const role = /^Chat(Message)?$|^chat$/.test(type) ? (textOf(fields.role) ?? 'user') : type
  return readChatMessage({
    role,
    name: fields.name,
    content: fields.content,
    tool_call_id: fields.tool_call_id,
    status: fields.status,
    tool_calls: fields.tool_calls,
    additional_kwargs: fields.additional_kwargs,
    finish_reason: finishReasonOf(metadata),
  })
}

const PAIR_ROLES = new Set(['system', 'user', 'human', 'assistant', 'ai', 'tool', 'placeholder'])

/** `["human", "Hello"]`; only with a known role, for any two strings are a list. */
function readPair(pair: readonly unknown[]): Message | undefined {
  const [role, content] = pair
  if (pair.length !== 2 || typeof role !== 'string' || !PAIR_ROLES.has(role.toLowerCase())) return undefined
  if (typeof content !== 'string' && !Array.isArray(content)) return undefined
  return readChatMessage({ role, content })
}
