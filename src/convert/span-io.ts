// Input and output of a span as one value each, for formats that have no more.
import type { Message, SpanContent } from '../model/content.ts'
import { chatMessages, chatTools } from './chat-messages.ts'

export interface SpanIo {
  readonly input: unknown
  readonly output: unknown
}

export function spanIo(type: string, content: SpanContent): SpanIo {
  const { inputMessages, outputMessages, embeddingTexts, documents, toolDefinitions } = content
  switch (type) {
    case 'tool':
      return { input: content.toolArguments ?? content.input, output: content.toolResult ?? content.output }
    case 'retriever':
    case 'reranker':
      return { input: content.query ?? content.input, output: documents.length > 0 ? documents : content.output }
    case 'embedding':
      return { input: embeddingTexts.length > 0 ? embeddingTexts : content.input, output: content.output }
  }
  const asked = listOrNone(inputMessages)
  return {
    input:
      asked && toolDefinitions.length > 0
        ? { messages: asked, tools: chatTools(toolDefinitions) }
        : (asked ?? content.input),
    output: oneOrList(outputMessages) ?? content.output,
  }
}

const listOrNone = (messages: readonly Message[]): readonly object[] | undefined =>
  messages.length > 0 ? chatMessages(messages) : undefined

function oneOrList(messages: readonly Message[]): unknown {
  const list = listOrNone(messages)
  return list?.length === 1 ? list[0] : list
}
