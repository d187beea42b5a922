// A short hash of what a model call answered, so that two records of one call can be told although neither has counts or an id.
import { hashText } from '../../util/hash.ts'
import { type AttributeView, parseJson, textOf } from '../view.ts'

/** Flat spellings of the first answer: text, or the name and arguments of its tool calls. */
const TEXTS = [
  'llm.output_messages.0.message.content',
  'llm.output_messages.0.message.contents.0.message_content.text',
  'gen_ai.completion.0.content',
  'llm.completions.0.content',
  'ai.response.text',
]
const CALLS = [
  'llm.output_messages.0.message.tool_calls.0.tool_call.function',
  'gen_ai.completion.0.tool_calls.0',
  'llm.completions.0.tool_calls.0',
]

/** Undefined when the answer was not recorded. White space does not count, since emitters lay out JSON differently. */
export function answerHashOf(attributes: AttributeView): string | undefined {
  const text = flatText(attributes) ?? messageText(attributes.get('gen_ai.output.messages'))
  const folded = text?.replace(/\s+/g, '')
  return folded ? hashText(folded) : undefined
}

function flatText(attributes: AttributeView): string | undefined {
  for (const key of TEXTS) {
    const text = textOf(attributes.get(key))
    if (text !== undefined) return text
  }
  for (const prefix of CALLS) {
    const name = textOf(attributes.get(`${prefix}.name`))
    if (name !== undefined) return name + (textOf(attributes.get(`${prefix}.arguments`)) ?? '')
  }
  return undefined
}

function messageText(value: unknown): string | undefined {
  const messages = typeof value === 'string' ? parseJson(value) : value
  const [first] = Array.isArray(messages) ? (messages as { parts?: unknown }[]) : []
  const parts = Array.isArray(first?.parts) ? (first.parts as { [key: string]: unknown }[]) : []
  const texts = parts.filter((part) => part?.type === 'text').map((part) => String(part.content ?? part.text ?? ''))
  if (texts.length > 0) return texts.join('')
  const call = parts.find((part) => part?.type === 'tool_call')
  if (!call) return undefined
  return (
    String(call.name) + (typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments ?? ''))
  )
}
