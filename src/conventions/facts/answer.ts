// A short hash of what a model call answered, so that two records of one call can be told although neither has counts or an id.
import { hashWithoutSpace } from '../../util/hash.ts'
import { type AttributeView, parseJson, textOf } from '../view.ts'
import { OUTPUT_MESSAGES } from './keys.ts'
import { type PresentKeys, presentOf } from './present.ts'

/** Undefined when the answer was not recorded. White space does not count, since emitters lay out JSON differently. */
export function answerHashOf(attributes: AttributeView): string | undefined {
  const keys = presentOf(attributes)
  const text =
    flatText(attributes, keys) ??
    (keys.answerMessages.length > 0 ? messageText(attributes.get(OUTPUT_MESSAGES)) : undefined)
  return text === undefined ? undefined : hashWithoutSpace(text)
}

function flatText(attributes: AttributeView, { answers, answerCalls }: PresentKeys): string | undefined {
  for (const key of answers) {
    const text = textOf(attributes.get(key))
    if (text !== undefined) return text
  }
  for (const prefix of answerCalls) {
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
