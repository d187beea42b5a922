// GenAI message events as objects: `gen_ai.user.message`, `gen_ai.choice`, … with their body, wherever they are kept.
// Source: semantic-conventions 1.28 to 1.36; Logfire keeps a list of them in an attribute.
import type { Message, Role } from '../../../model/content.ts'
import {
  compact,
  decode,
  decodeStructure,
  firstOf,
  isObject,
  type JsonObject,
  member,
  numberOf,
  textOf,
} from '../json.ts'
import { finishReasonOf, readChatMessage } from './chat.ts'
import { decodeBlocks } from './parts.ts'
import { toolResultPart } from './tools.ts'

const MESSAGE_EVENT = /^gen_ai\.(system|user|assistant|tool)\.message$/
const CHOICE_EVENT = 'gen_ai.choice'

export const isMessageEventName = (name: string): boolean => name === CHOICE_EVENT || MESSAGE_EVENT.test(name)

/** A message, which side of the call it stands on, and the index of a choice. */
export interface EventMessage {
  readonly side: 'input' | 'output'
  readonly index: number
  readonly message: Message
  /** False where the writer recorded no content, only that there was a message. */
  readonly hasContent: boolean
}

/** Reads an event object that carries its own name as `event.name` or `event_name`; undefined for anything else. */
export function readEventMessage(value: JsonObject): EventMessage | undefined {
  const name = textOf(member(value, 'event.name')) ?? textOf(member(value, 'event_name'))
  return name !== undefined && isMessageEventName(name) ? readNamedEvent(name, value) : undefined
}

/**
 * The message of a named event. `body`: members of the log body or attributes of the span event; each may be JSON text.
 * The role comes from the event's name. A choice may carry its message in `message` (object or JSON text) or beside it.
 */
export function readNamedEvent(name: string, body: JsonObject): EventMessage {
  if (name === CHOICE_EVENT) return readChoice(body)
  const role: Role = MESSAGE_EVENT.exec(name)?.[1] ?? 'user'
  const content = decodeBlocks(firstOf(body, 'content', 'gen_ai.event.content', 'message'))
  const message = readChatMessage({
    ...pick(body, 'name', 'id', 'tool_call_id'),
    role,
    content,
    tool_calls: decode(body.tool_calls),
  })
  return {
    side: 'input',
    index: 0,
    message,
    hasContent: message.parts.some((part) => part.type !== 'tool-result' || part.result !== undefined),
  }
}

function readChoice(body: JsonObject): EventMessage {
  const given = decodeStructure(firstOf(body, 'message', 'content', 'gen_ai.event.content'))
  const inner: JsonObject = isObject(given) ? given : { content: given }
  const calls = decode(firstOf(inner, 'tool_calls') ?? body.tool_calls)
  const read = readChatMessage(
    { ...inner, role: 'assistant', tool_calls: calls, content: decodeBlocks(inner.content) },
    'assistant',
  )
  const finishReason = finishReasonOf(body) ?? finishReasonOf(inner)
  return {
    side: 'output',
    index: numberOf(body.index) ?? 0,
    message: compact({ ...read, finishReason }),
    hasContent: read.parts.length > 0,
  }
}

const pick = (object: JsonObject, ...names: readonly string[]): JsonObject =>
  Object.fromEntries(names.filter((name) => Object.hasOwn(object, name)).map((name) => [name, object[name]]))

/** What a tool event or choice says about a tool span: the arguments it was given, or the result it gave. */
export const readToolEventValue = (body: JsonObject): unknown => {
  const value = decodeStructure(firstOf(body, 'message', 'content', 'gen_ai.event.content'))
  return value === undefined ? undefined : toolResultPart({ content: value }).result
}
