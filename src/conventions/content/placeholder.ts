// Values that stand where content should be: placeholders mean "nothing here", redaction markers "removed on purpose".
// Source: mapping rules of the supported dialects; `{}` and `N/A` are Google ADK's, `[Scrubbed due to …]` Logfire's.
import type { Message, Part, RetrievedDocument } from '../../model/content.ts'
import { isObject } from './json.ts'

const REDACTED = /^\s*(?:<REDACTED>|__REDACTED__|\[REDACTED\]|\*{3,}REDACTED\*{3,}|\[Scrubbed due to [^\]]*\])\s*$/i
const NOTHING = /^\s*(?:|""|null|undefined|N\/A|<not specified>)\s*$/
const EMPTY = /^\s*(?:\{\s*\}|\[\s*\])\s*$/

/** True for a marker that says content was removed; a marker inside a longer text is part of that text. */
export const isRedaction = (value: unknown): boolean =>
  typeof value === 'string' && value.length < 200 && REDACTED.test(value)

/** True for a value that is not even an answer: unlike `{}` and `[]`, which a tool may really take and return. */
export function isNothing(value: unknown): boolean {
  if (value === undefined || value === null) return true
  return typeof value === 'string' && ((value.length < 40 && NOTHING.test(value)) || isRedaction(value))
}

/** True for a value that tells nothing: empty text, `{}`, `N/A`, an empty object or list, a redaction marker. */
export function isPlaceholder(value: unknown): boolean {
  if (isNothing(value)) return true
  if (typeof value === 'string') return value.length < 40 && EMPTY.test(value)
  if (Array.isArray(value)) return value.length === 0
  return isObject(value) && Object.keys(value).length === 0
}

/** Messages without their redaction markers, and whether there were any. */
export function removeRedactions(messages: readonly Message[]): { messages: readonly Message[]; isRedacted: boolean } {
  let isRedacted = false
  const kept = messages.map((message) => {
    const parts = message.parts.flatMap((part): readonly Part[] => {
      if ((part.type === 'text' || part.type === 'reasoning') && isRedaction(part.text)) {
        isRedacted = true
        return []
      }
      if (part.type === 'media' && isRedaction(part.uri)) {
        isRedacted = true
        const { uri: _removed, ...rest } = part
        return [rest]
      }
      return [part]
    })
    return parts.length === message.parts.length && parts.every((part, i) => part === message.parts[i])
      ? message
      : { ...message, parts }
  })
  return { messages: kept, isRedacted }
}

/** Documents without contents that are redaction markers, and whether there were any. */
export function removeDocumentRedactions(documents: readonly RetrievedDocument[]): {
  documents: readonly RetrievedDocument[]
  isRedacted: boolean
} {
  if (!documents.some(({ content }) => isRedaction(content))) return { documents, isRedacted: false }
  const kept = documents.map((document) => {
    const { content, ...rest } = document
    return isRedaction(content) ? rest : document
  })
  return { documents: kept, isRedacted: true }
}

/** True when some message says something. */
export const saysSomething = (messages: readonly Message[] | undefined): boolean =>
  messages?.some((message) => message.parts.some((part) => !isRedactedPart(part))) ?? false

const isRedactedPart = (part: Part): boolean =>
  (part.type === 'text' && (part.text.trim() === '' || isRedaction(part.text))) ||
  (part.type === 'media' && isRedaction(part.uri))
