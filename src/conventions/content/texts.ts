// The texts in a span's content, as a reader sees them: what a search looks through.
import type { Message, Part, SpanContent } from '../../model/content.ts'

/** Parts of a span's content that are read together. */
export type ContentSection = 'messages' | 'io' | 'documents' | 'tools' | 'attributes' | 'events'

export interface ContentText {
  readonly section: ContentSection
  readonly text: string
}

/**
 * Every text of a span's content, what was said first. JSON gives its names and its values, each by itself; attributes give
 * their values, but for those that hold JSON or messages, which are content of another section.
 */
export function* textsOf(content: SpanContent): Generator<ContentText> {
  const { inputMessages, outputMessages, documents, inputDocuments, toolDefinitions, exceptions, events } = content
  for (const message of [...inputMessages, ...outputMessages])
    for (const text of textsOfMessage(message)) yield { section: 'messages', text }
  const { input, output, expected, toolArguments, toolResult, promptTemplate, promptVariables, embeddingTexts } =
    content
  for (const value of [
    input,
    output,
    expected,
    toolArguments,
    toolResult,
    promptTemplate,
    promptVariables,
    embeddingTexts,
  ])
    for (const text of textsIn(value)) yield { section: 'io', text }
  for (const value of [content.query, documents, inputDocuments])
    for (const text of textsIn(value)) yield { section: 'documents', text }
  for (const text of textsIn(toolDefinitions)) yield { section: 'tools', text }
  for (const value of [exceptions, events.map(({ name, attributes, body }) => [name, Object.values(attributes), body])])
    for (const text of textsIn(value)) yield { section: 'events', text }
  for (const value of Object.values(content.attributes)) {
    if (typeof value === 'string' ? !/^\s*[[{]/.test(value) : typeof value !== 'object')
      for (const text of textsIn(value)) yield { section: 'attributes', text }
  }
}

export const textsOfMessage = ({ name, parts }: Message): readonly string[] => [
  ...textsIn(name),
  ...parts.flatMap((part) => [...textsOfPart(part)]),
]

function* textsOfPart(part: Part): Generator<string> {
  switch (part.type) {
    case 'text':
    case 'reasoning':
    case 'refusal':
      yield part.text
      return
    case 'tool-call':
      yield part.name
      yield* textsIn(part.arguments)
      return
    case 'tool-result':
      yield* textsIn(part.name)
      yield* textsIn(part.result)
      return
    case 'media':
      yield* textsIn([part.name, part.transcript])
      return
    default:
      yield* textsIn(part.value)
  }
}

/** Deeper than anyone writes, and no danger for the stack. */
const MAX_DEPTH = 200

/** Names and values of JSON, each by itself. */
export function* textsIn(value: unknown, depth = 0): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') yield String(value)
  else if (typeof value === 'object' && value !== null && depth < MAX_DEPTH) {
    for (const [key, entry] of Object.entries(value)) {
      if (!Array.isArray(value)) yield key
      yield* textsIn(entry, depth + 1)
    }
  }
}
