// A span's content in two lines: what was asked and what was answered, as plain text.
import type { Message, SpanContent } from '../../model/content.ts'
import { isObject, member, stringify, textOf } from './json.ts'
import { readConversation } from './messages/conversation.ts'

/** Plain text on one line each, at most `PREVIEW_LENGTH` characters; absent where there is nothing to tell. */
export interface ContentPreview {
  readonly asked?: string
  readonly answered?: string
}

const PREVIEW_LENGTH = 200

type Previewed = Pick<
  SpanContent,
  | 'inputMessages'
  | 'outputMessages'
  | 'input'
  | 'output'
  | 'toolArguments'
  | 'toolResult'
  | 'query'
  | 'documents'
  | 'embeddingTexts'
>

/**
 * Last user text, query or plain input; last assistant text or plain output. Falls back to tool calls and documents.
 */
export function previewOf(content: Previewed): ContentPreview {
  const asked =
    lastUserText(content) ??
    textOf(content.query) ??
    valueText(content.input, INPUT_KEYS, 'input') ??
    content.embeddingTexts[0] ??
    (content.toolArguments === undefined ? undefined : plain(content.toolArguments)) ??
    lastText(content.inputMessages)
  const answered =
    lastAssistantText(content) ??
    valueText(content.output, OUTPUT_KEYS, 'output') ??
    (content.toolResult === undefined ? undefined : plain(content.toolResult)) ??
    content.documents[0]?.content ??
    toolCallText(content.outputMessages) ??
    lastText(content.outputMessages)
  const preview: { asked?: string; answered?: string } = {}
  const question = fold(asked)
  const answer = fold(answered)
  if (question !== undefined) preview.asked = question
  if (answer !== undefined) preview.answered = answer
  return preview
}

/** Text of the first user message of the input that has some. */
export const firstUserText = (content: Pick<SpanContent, 'inputMessages'>): string | undefined =>
  textsOf(content.inputMessages, 'user').at(0)

/** Text of the last user message of the input that has some. */
export const lastUserText = (content: Pick<SpanContent, 'inputMessages'>): string | undefined =>
  textsOf(content.inputMessages, 'user').at(-1)

/** Text of the last assistant message of the output that has some. */
export const lastAssistantText = (content: Pick<SpanContent, 'outputMessages'>): string | undefined =>
  textsOf(content.outputMessages, 'assistant').at(-1)

function textsOf(messages: readonly Message[], role: string): readonly string[] {
  return messages.filter((message) => message.role === role).flatMap((message) => messageText(message) ?? [])
}

const lastText = (messages: readonly Message[]): string | undefined =>
  messages.flatMap((message) => messageText(message) ?? []).at(-1)

function messageText(message: Message): string | undefined {
  const texts = message.parts.flatMap((part) => (part.type === 'text' || part.type === 'refusal' ? [part.text] : []))
  return texts.some((text) => text.trim() !== '') ? texts.join('\n') : undefined
}

/** An answer that only calls tools: their names. */
function toolCallText(messages: readonly Message[]): string | undefined {
  const calls = messages
    .flatMap((message) => message.parts)
    .flatMap((part) => (part.type === 'tool-call' ? [part.name] : []))
  return calls.length === 0 ? undefined : calls.join(', ')
}

const INPUT_KEYS = [
  'question',
  'query',
  'input',
  'prompt',
  'text',
  'message',
  'content',
  'task',
  'topic',
  'user_input',
  'inputs',
  'request',
  'args',
  'kwargs',
  'messages',
]
const OUTPUT_KEYS = [
  'answer',
  'output',
  'response',
  'result',
  'text',
  'completion',
  'content',
  'message',
  'final_answer',
  'outputs',
  'messages',
  'documents',
]

/** The text in a value: itself, that of its messages, that under a key that commonly holds it, else its JSON. */
function valueText(value: unknown, keys: readonly string[], side: 'input' | 'output'): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'object') {
    const messages = readConversation(value, side)?.messages
    const spoken =
      messages === undefined
        ? undefined
        : (textsOf(messages, side === 'input' ? 'user' : 'assistant').at(-1) ?? lastText(messages))
    const found = spoken ?? keyedText(value, keys, 0)
    if (found !== undefined) return found
  }
  return plain(value)
}

function keyedText(value: unknown, keys: readonly string[], depth: number): string | undefined {
  if (typeof value === 'string') return textOf(value.trim())
  if (depth > 4) return undefined
  if (Array.isArray(value)) return value.length === 0 ? undefined : keyedText(value[0], keys, depth + 1)
  if (!isObject(value)) return undefined
  for (const key of keys) {
    const inner = member(value, key)
    const text = keyedText(key === 'messages' && Array.isArray(inner) ? inner.at(-1) : inner, keys, depth + 1)
    if (text !== undefined) return text
  }
  const entries = Object.values(value)
  return entries.length === 1 && typeof entries[0] === 'string' ? textOf(entries[0]) : undefined
}

/** JSON of a value, cut early: values may be megabytes. */
const plain = (value: unknown): string => (typeof value === 'string' ? value : stringify(value))

/** White space folded to single spaces; cut by whole characters, with an ellipsis within the length. */
function fold(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const folded = text
    .slice(0, PREVIEW_LENGTH * 20)
    .replace(/\s+/g, ' ')
    .trim()
  if (folded === '') return undefined
  if (folded.length <= PREVIEW_LENGTH) return folded
  const cut = folded.slice(0, PREVIEW_LENGTH - 1)
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}
