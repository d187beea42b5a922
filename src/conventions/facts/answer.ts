// A short hash of what a model call answered, so that two records of one call can be told although neither has counts or an id.
import { hashUtf8WithoutSpace, hashWithoutSpace } from '../../util/hash.ts'
import { type AttributeView, parseJson, textOf } from '../view.ts'
import { OUTPUT_MESSAGES } from './keys.ts'
import { presentOf } from './present.ts'
import { usualAnswer } from './usual-answer.ts'

/** Undefined when the answer was not recorded. White space does not count, since emitters lay out JSON differently. */
export function answerHashOf(attributes: AttributeView): string | undefined {
  const { answers, answerCalls, answerMessages } = presentOf(attributes)
  for (const key of answers) {
    const bytes = attributes.utf8?.(key)
    if (bytes !== undefined) {
      if (bytes.from === bytes.to) continue
      return hashUtf8WithoutSpace(bytes)
    }
    const text = textOf(attributes.get(key))
    if (text !== undefined) return hashWithoutSpace(text)
  }
  for (const prefix of answerCalls) {
    const name = textOf(attributes.get(`${prefix}.name`))
    if (name !== undefined) return hashWithoutSpace(name + (textOf(attributes.get(`${prefix}.arguments`)) ?? ''))
  }
  if (answerMessages.length === 0) return undefined
  const usual = usualAnswer(attributes.utf8?.(OUTPUT_MESSAGES))
  if (usual !== undefined) return hashUtf8WithoutSpace(usual)
  const text = messageText(attributes.get(OUTPUT_MESSAGES))
  return text === undefined ? undefined : hashWithoutSpace(text)
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
