// Messages in the shape of OpenAI's chat API, which Langfuse and LangSmith show best.
import { isObject, stringify } from '../conventions/content/json.ts'
import type { Message, Part, ToolDefinition } from '../model/content.ts'

/** Each tool result is a message of its own there. */
export const chatMessages = (messages: readonly Message[]): object[] => messages.flatMap(chatMessage)

function chatMessage({ role, name, parts, finishReason }: Message): object[] {
  const results = parts.filter((part) => part.type === 'tool-result')
  const calls = parts.filter((part) => part.type === 'tool-call')
  const spoken = parts.filter((part) => part.type !== 'tool-result' && part.type !== 'tool-call')
  const isOnlyResults = results.length > 0 && spoken.length + calls.length === 0
  const own = {
    role,
    name,
    content: contentOf(spoken),
    tool_calls: calls.length > 0 ? calls.map(toolCall) : undefined,
    finish_reason: finishReason,
  }
  return [...results.map((part) => toolMessage(part, name)), ...(isOnlyResults ? [] : [own])]
}

const toolMessage = ({ id, name, result }: Extract<Part, { type: 'tool-result' }>, speaker: string | undefined) => ({
  role: 'tool',
  tool_call_id: id,
  name: name ?? speaker,
  content: result === undefined ? null : stringify(result),
})

const toolCall = ({ id, name, arguments: given }: Extract<Part, { type: 'tool-call' }>): object => ({
  id,
  type: 'function',
  function: { name, arguments: given === undefined ? undefined : stringify(given) },
})

function contentOf(parts: readonly Part[]): unknown {
  if (parts.length === 0) return null
  const [only] = parts
  return parts.length === 1 && only.type === 'text' ? only.text : parts.map(block)
}

function block(part: Part): object {
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text }
    case 'reasoning':
      return { type: 'reasoning', text: part.text }
    case 'refusal':
      return { type: 'refusal', refusal: part.text }
    case 'media':
      return mediaBlock(part)
    case 'unknown':
      return isObject(part.value) ? { type: part.name, ...part.value } : { type: 'text', text: stringify(part.value) }
    default:
      return part
  }
}

function mediaBlock({ modality, mimeType, uri, fileId, transcript, name }: Extract<Part, { type: 'media' }>): object {
  if (modality === 'image' && uri !== undefined) return { type: 'image_url', image_url: { url: uri } }
  const about = { mime_type: mimeType, transcript, filename: name }
  return { type: modality, [modality]: { url: uri, file_id: fileId, ...about } }
}

/** Tools as the chat API is given them. */
export const chatTools = (tools: readonly ToolDefinition[]): object[] =>
  tools.map(({ name, description, parameters }) => ({ type: 'function', function: { name, description, parameters } }))
