// Content that lies nowhere as it is read goes to memory; the report tells how much.
import type { PutContent } from '../json/parsed-cursor.ts'
import { type ContentSource, MemoryContent } from '../model/content-store.ts'
import type { Issue } from '../model/issue.ts'

export interface HeldContent {
  readonly put: PutContent
  issues(): Issue[]
}

/** The store is opened when there is something to hold; `addStore` returns its number. */
export function holdIn(addStore: (content: ContentSource) => number): HeldContent {
  let memory: MemoryContent | undefined
  let store = 0
  let count = 0
  return {
    put: (text, format) => {
      if (!memory) {
        memory = new MemoryContent()
        store = addStore(memory)
      }
      count++
      return memory.append(text, store, format)
    },
    issues: () =>
      memory
        ? [{ code: 'content.in_memory', severity: 'info', count, example: `${Math.ceil(memory.sizeBytes / 1000)} kB` }]
        : [],
  }
}
