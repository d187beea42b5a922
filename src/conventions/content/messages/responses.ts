// Items of the OpenAI responses API: a flat list in which one answer is spread over several items.
import type { Message, Part } from '../../../model/content.ts'
import { firstOf, isObject, type JsonObject, textOf } from '../json.ts'
import { isChatMessage, readChatMessage } from './chat.ts'
import { mediaPart } from './media.ts'
import { readParts } from './parts.ts'
import { callId, readToolCall, toolResultPart } from './tools.ts'

/** Items that are no message of their own: they belong to the assistant's answer around them, or answer a call. */
const isItem = (value: JsonObject): boolean => {
  if (typeof value.role === 'string') return value.type === 'message'
  const type = textOf(value.type)
  return (
    type !== undefined &&
    (type === 'reasoning' || type === 'compaction' || /_call(_output)?$/.test(type) || type.startsWith('mcp_'))
  )
}

/** True for a list with at least one item and nothing but items and chat messages. */
export const isItemList = (values: readonly unknown[]): boolean =>
  values.some((value) => isObject(value) && isItem(value)) &&
  values.every((value) => isObject(value) && (isItem(value) || isChatMessage(value)))

/** Messages of a list of items: what the model said in a row is one message, every tool answer is its own. */
export function readItems(items: readonly unknown[]): readonly Message[] {
  const messages: Message[] = []
  let answer: Part[] | undefined
  for (const item of items) {
    if (!isObject(item)) continue
    const message = readItem(item)
    if (message.role !== 'assistant' || !isItem(item)) {
      answer = undefined
      messages.push(message)
    } else if (answer !== undefined) {
      answer.push(...message.parts)
    } else {
      answer = [...message.parts]
      messages.push({ ...message, parts: answer })
    }
  }
  return messages
}

function readItem(item: JsonObject): Message {
  const type = textOf(item.type)
  if (typeof item.role === 'string' || type === 'message') return readChatMessage(item, 'assistant')
  if (type?.endsWith('_call_output')) {
    const content = firstOf(item, 'output', 'result')
    return { role: 'tool', parts: [toolResultPart({ id: callId(item), name: textOf(item.name), content })] }
  }
  return { role: 'assistant', parts: answerParts(item, type ?? '') }
}

function answerParts(item: JsonObject, type: string): readonly Part[] {
  if (type === 'function_call' || type === 'custom_tool_call') return [readToolCall(item)]
  if (type === 'image_generation_call' && typeof item.result === 'string') {
    return [
      mediaPart({ modality: 'image', mimeType: `image/${textOf(item.output_format) ?? 'png'}`, data: item.result }),
    ]
  }
  if (type === 'mcp_call') {
    const call = readToolCall(item, true)
    const isError = item.error !== undefined && item.error !== null
    const content = isError ? item.error : item.output
    if (content === undefined || content === null) return [call]
    return [call, toolResultPart({ id: call.id, name: call.name, content, isError, isServerSide: true })]
  }
  if (type.endsWith('_call')) return [builtInCall(item, type)]
  return readParts(item)
}

/** Web search, file search, code interpreter, computer use: the provider runs them, `action` or the rest tells what. */
function builtInCall(item: JsonObject, type: string): Part {
  const { type: _type, id: _id, status: _status, call_id: _callId, ...rest } = item
  const isServerSide = !/^(computer|local_shell|shell|apply_patch)_call$/.test(type)
  const call = readToolCall({ ...item, name: type.slice(0, -'_call'.length) }, isServerSide)
  return { ...call, arguments: item.action ?? rest }
}
