// Messages in the JSON shapes of the OTel GenAI conventions. Source: gen-ai-input-messages.json and its companions.
import { isObject, stringify } from '../../conventions/content/json.ts'
import type { Message, Part } from '../../model/content.ts'

export interface GenAiMessages {
  /** Parts of the system message that stands first; undefined where there is none. */
  readonly instructions: readonly object[] | undefined
  readonly input: readonly object[]
  readonly output: readonly object[]
}

export function genAiMessages(input: readonly Message[], output: readonly Message[]): GenAiMessages {
  const [first, ...rest] = input
  const isOnly = first?.role === 'system' && !rest.some(({ role }) => role === 'system')
  const isSystem = isOnly && first.name === undefined && first.parts.length > 0
  return {
    instructions: isSystem ? first.parts.map(genAiPart) : undefined,
    input: (isSystem ? rest : input).map(messageOf),
    output: output.map((message) => ({ ...messageOf(message), finish_reason: message.finishReason })),
  }
}

const messageOf = ({ role, name, parts }: Message): object => ({ role, name, parts: parts.map(genAiPart) })

/** Undefined members vanish when the messages are written. */
export function genAiPart(part: Part): object {
  switch (part.type) {
    case 'text':
      return { type: 'text', content: part.text }
    case 'reasoning':
      return { type: 'reasoning', content: part.text }
    case 'tool-call':
      return part.isServerSide
        ? {
            type: 'server_tool_call',
            id: part.id,
            name: part.name,
            server_tool_call: serverPart(part.name, part.arguments),
          }
        : { type: 'tool_call', id: part.id, name: part.name, arguments: part.arguments }
    case 'tool-result':
      return part.isServerSide
        ? { type: 'server_tool_call_response', id: part.id, name: part.name, server_tool_call_response: part.result }
        : { type: 'tool_call_response', id: part.id, name: part.name, response: part.result, is_error: part.isError }
    case 'media':
      return mediaOf(part)
    case 'refusal':
      return { type: 'refusal', refusal: part.text }
    case 'unknown':
      return isObject(part.value)
        ? { type: part.name || 'unknown', ...part.value }
        : { type: part.name || 'unknown', content: stringify(part.value) }
    default:
      return part satisfies never
  }
}

const serverPart = (name: string, given: unknown): object =>
  isObject(given) ? { type: name, ...given } : { type: name, arguments: given }

/** Bytes at hand are a blob, what was uploaded before a file, the rest an address. */
function mediaOf({ modality, mimeType, uri, fileId, transcript, name }: Extract<Part, { type: 'media' }>): object {
  const about = { modality, mime_type: mimeType, transcript, name }
  const data = /^data:([^;,]*)(?:;[^;,]*)*;base64,(.*)$/s.exec(uri ?? '')
  if (data) return { type: 'blob', ...about, mime_type: mimeType ?? (data[1] || undefined), content: data[2] }
  if (uri !== undefined) return { type: 'uri', ...about, uri }
  return fileId === undefined ? { type: 'blob', ...about, content: '' } : { type: 'file', ...about, file_id: fileId }
}
