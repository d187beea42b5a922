import type { SpanContent } from '../../model/content.ts'
import type { Span } from '../../model/span.ts'
import { conversationOf } from '../transcript/turns.ts'

export type TabId = 'messages' | 'io' | 'documents' | 'tools' | 'attributes' | 'events' | 'raw'

export interface ContentTab {
  readonly id: TabId
  /** How many things it holds; undefined where a number says nothing. */
  readonly count?: number
}

/** Tabs that have something to show, what the span is about first. A span without any content still has its attributes. */
export function contentTabs(content: SpanContent, { observationType, resource, scope }: Span): ContentTab[] {
  const { inputMessages, outputMessages, toolDefinitions, documents, inputDocuments, events, links, records } = content
  // Roles alone are what writers leave that drop content.
  const isSpoken = [...inputMessages, ...outputMessages].some(
    ({ parts, finishReason }) => parts.length > 0 || finishReason !== undefined,
  )
  const messages = isSpoken ? conversationOf(content).turns.length : 0
  const found: ContentTab[] = []
  const add = (id: TabId, count: number, shows = count > 0) => {
    if (shows) found.push({ id, count })
  }
  if (hasInputOrOutput(content) && messages > 0 && observationType !== 'llm') {
    add('io', 0, true)
    add('messages', messages)
  } else {
    add('messages', messages)
    add('io', 0, hasInputOrOutput(content) || (messages === 0 && content.expected !== undefined))
  }
  add('documents', Math.max(documents.length, inputDocuments.length))
  add('tools', toolDefinitions.length)
  add('attributes', countOf(content.attributes) + countOf(resource.attributes) + countOf(scope.attributes), true)
  add('events', events.length + links.length)
  add('raw', 0, records.length > 0)
  // Documents are what a retriever is about.
  if (observationType === 'retriever' || observationType === 'reranker') {
    found.sort((a, b) => Number(b.id === 'documents') - Number(a.id === 'documents'))
  }
  return found.map((tab) => (tab.count === 0 ? { id: tab.id } : tab))
}

const countOf = (value: object): number => Object.keys(value).length

const hasInputOrOutput = (content: SpanContent): boolean =>
  content.input !== undefined ||
  content.output !== undefined ||
  content.toolArguments !== undefined ||
  content.toolResult !== undefined ||
  content.embeddingTexts.length > 0 ||
  content.embeddingDimension !== undefined ||
  content.promptTemplate !== undefined ||
  content.promptVariables !== undefined ||
  content.references.length > 0 ||
  (content.query !== undefined && content.documents.length + content.inputDocuments.length === 0)
