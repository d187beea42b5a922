// Content of Microsoft.Extensions.AI that the OTel GenAI conventions had no part for: the name of its class, and itself within.
import type { Part } from '../../../model/content.ts'
import { isObject, type JsonObject, textOf } from '../json.ts'

/** `{type: 'Microsoft.Extensions.AI.TextReasoningContent', content: {text, protectedData}}`; undefined for other classes. */
export function readDotNetContent({ content }: JsonObject, type: string): Part | undefined {
  if (!type.endsWith('.TextReasoningContent') || !isObject(content)) return undefined
  const text = textOf(content.text)
  return { type: 'reasoning', text: text ?? '', ...(text === undefined ? { isRedacted: true } : {}) }
}
