// Messages flattened into numbered keys, as OpenInference writes them.
import { stringify } from '../../conventions/content/json.ts'
import type { Message, Part } from '../../model/content.ts'
import type { Entries } from './index.ts'

type Entry = Entries[number]

/** Each tool result becomes a message of its own, since OpenInference has one a message. */
export function flatMessages(prefix: string, messages: readonly Message[]): Entries {
  return messages.flatMap(splitResults).flatMap((message, index) => flatMessage(`${prefix}.${index}.message`, message))
}

function splitResults(message: Message): readonly Message[] {
  const results = message.parts.filter((part) => part.type === 'tool-result')
  if (results.length === 0) return [message]
  const rest = message.parts.filter((part) => part.type !== 'tool-result')
  const own = rest.length > 0 ? [{ ...message, parts: rest }] : []
  return [...results.map((part) => ({ role: 'tool', name: message.name, parts: [part] })), ...own]
}

function flatMessage(key: string, { role, name, parts }: Message): Entries {
  const calls = parts.filter((part) => part.type === 'tool-call')
  const spoken = parts.filter((part) => part.type !== 'tool-call')
  const [only] = spoken
  const entries: Entry[] = [[`${key}.role`, role]]
  if (name !== undefined) entries.push([`${key}.name`, name])
  if (spoken.length === 1 && only.type === 'text') entries.push([`${key}.content`, only.text])
  else if (spoken.length === 1 && only.type === 'tool-result') {
    const content = only.result === undefined ? undefined : stringify(only.result)
    entries.push([`${key}.content`, content], [`${key}.tool_call_id`, only.id])
    if (only.name !== undefined && name === undefined) entries.push([`${key}.name`, only.name])
  } else for (const [index, part] of spoken.entries()) entries.push(...flatPart(`${key}.contents.${index}`, part))
  for (const [index, call] of calls.entries()) {
    const callKey = `${key}.tool_calls.${index}.tool_call`
    entries.push(
      [`${callKey}.id`, call.id],
      [`${callKey}.function.name`, call.name],
      [`${callKey}.function.arguments`, call.arguments === undefined ? undefined : stringify(call.arguments)],
    )
  }
  return entries
}

function flatPart(prefix: string, part: Part): Entries {
  const key = `${prefix}.message_content`
  const text = (type: string, value: string): Entries => [
    [`${key}.type`, type],
    [`${key}.text`, value],
  ]
  switch (part.type) {
    case 'text':
    case 'reasoning':
      return text(part.type, part.text)
    case 'refusal':
      return text('text', part.text)
    case 'media': {
      const { modality, uri, fileId, mimeType, transcript } = part
      if (modality !== 'image' && modality !== 'audio') return text('text', uri ?? fileId ?? '')
      return [
        [`${key}.type`, modality],
        [`${key}.${modality}.${modality}.url`, uri ?? fileId],
        [`${key}.${modality}.${modality}.mime_type`, mimeType],
        [`${key}.${modality}.${modality}.transcript`, transcript],
      ]
    }
    case 'tool-call':
    case 'tool-result':
    case 'unknown':
      return text('text', stringify(part.type === 'unknown' ? part.value : part))
    default:
      return part satisfies never
  }
}
