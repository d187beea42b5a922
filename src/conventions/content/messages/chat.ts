// One chat message: OTel (`parts`), OpenAI (`content`, `tool_calls`), Anthropic, Bedrock, Gemini, AI SDK, Cohere,
// Ollama.
import type { Message, Part, Role } from '../../../model/content.ts'
import { compact, decode, firstOf, isObject, type JsonObject, labelOf, textOf } from '../json.ts'
import { mediaPart } from './media.ts'
import { readParts } from './parts.ts'
import { foldRole } from './role.ts'
import { readToolCalls, simplify, toolResultPart, withToolCalls } from './tools.ts'

/** Members that make an object with a `role` a message and not, say, a record of a person. */
const CONTENT_MEMBERS = [
  'content',
  'parts',
  'tool_calls',
  'toolCalls',
  'function_call',
  'tool_call_id',
  'reasoning_content',
  'refusal',
  'audio',
  'message',
]

export const isChatMessage = (value: unknown): value is JsonObject =>
  isObject(value) && typeof value.role === 'string' && CONTENT_MEMBERS.some((name) => Object.hasOwn(value, name))

/**
 * Reads an object that is known to be a message. Tool answers become tool results, calls beside the content are added
 * once.
 * A message without content keeps its role and has no parts.
 */
export function readChatMessage(value: JsonObject, defaultRole: Role = 'user'): Message {
  const told =
    Array.isArray(value.parts) && value.parts.length > 0 ? value.parts : firstOf(value, 'content', 'parts', 'message')
  const printed = printedCalls(told)
  const content = printed ?? told
  const role = printed ? 'assistant' : foldRole(textOf(value.role) ?? defaultRole)
  const parts = [...leadingReasoning(value), ...readParts(content), ...extraParts(value)]
  const calls = readToolCalls(callsOf(value) ?? callsOf(extraFields(value)))
  return compact({
    role,
    name: role === 'tool' ? undefined : textOf(value.name),
    parts: role === 'tool' ? toolAnswer(value, parts) : withToolCalls(parts, calls),
    finishReason: finishReasonOf(value),
  })
}

/** Calls that stand in a message as their JSON, under whatever role: what calls tools is the model. */
function printedCalls(content: unknown): readonly JsonObject[] | undefined {
  const list = typeof content === 'string' && content.startsWith('[{') ? decode(content) : undefined
  return Array.isArray(list) && list.every(isFunctionCall) ? list : undefined
}

const isFunctionCall = (call: unknown): call is JsonObject =>
  isObject(call) && call.type === 'function' && isObject(call.function) && 'arguments' in call.function

/** An empty list says nothing: LangChain leaves one where the calls stand in the provider's own fields. */
function callsOf(value: JsonObject): unknown {
  const calls = firstOf(value, 'tool_calls', 'toolCalls', 'function_call')
  return Array.isArray(calls) && calls.length === 0 ? undefined : calls
}

/** The provider's own fields, as LangChain keeps them beside a message. */
const extraFields = (value: JsonObject): JsonObject =>
  isObject(value.additional_kwargs) ? value.additional_kwargs : {}

/** The finish reason as the source wrote it, under any spelling. */
export const finishReasonOf = (value: JsonObject): string | undefined =>
  labelOf(firstOf(value, 'finish_reason', 'finishReason', 'stop_reason', 'stopReason', 'done_reason'))

function leadingReasoning(value: JsonObject): readonly Part[] {
  const text = textOf(
    firstOf(value, 'reasoning_content', 'reasoning', 'thinking') ?? extraFields(value).reasoning_content,
  )
  return text === undefined ? [] : [{ type: 'reasoning', text }]
}

function extraParts(value: JsonObject): readonly Part[] {
  const parts: Part[] = []
  const refusal = textOf(value.refusal ?? extraFields(value).refusal)
  if (refusal !== undefined) parts.push({ type: 'refusal', text: refusal })
  if (isObject(value.audio)) {
    const { data, transcript, id, format } = value.audio
    const mimeType = typeof format === 'string' ? `audio/${format}` : undefined
    parts.push(mediaPart(compact({ modality: 'audio', data, transcript, fileId: id, mimeType })))
  }
  if (Array.isArray(value.images)) for (const data of value.images) parts.push(mediaPart({ modality: 'image', data }))
  return parts
}

/**
 * A tool message's content is the result of the call it names: text, blocks of text, or any JSON. Content that holds
 * results
 * already stays.
 */
function toolAnswer(value: JsonObject, parts: readonly Part[]): readonly Part[] {
  const content = firstOf(value, 'content', 'parts')
  const id = labelOf(firstOf(value, 'tool_call_id', 'toolCallId', 'id'))
  const isPlain = parts.every((part) => part.type === 'text' || (part.type === 'unknown' && part.name !== 'compaction'))
  const isAnswer = parts.length > 0 ? isPlain : id !== undefined
  if (!isAnswer) return parts.map((part) => (part.type === 'tool-result' ? { ...compact({ id }), ...part } : part))
  const isError = value.status === 'error' || value.is_error === true
  return [toolResultPart({ id, name: textOf(value.name), content: simplify(content), isError })]
}
