// What the page and the reader's worker say to each other. Typed arrays and content chunks are handed over, not copied.
import type { DatasetData } from '../model/columns.ts'
import { type ContentChunk, type ContentSource, MemoryContent } from '../model/content-store.ts'
import { bytesOf, type NamedInput } from './input.ts'
import type { ReadProgress } from './read-all.ts'
import { BlobContent, BytesContent } from './source.ts'

export type ToWorker =
  | { readonly type: 'read'; readonly inputs: readonly NamedInput[]; readonly adapter?: string }
  | { readonly type: 'cancel' }

export type FromWorker =
  /** Sent once when the worker's code runs: until then it may still fail to load. */
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly progress: ReadProgress }
  | { readonly type: 'snapshot' | 'done'; readonly data: DatasetData; readonly content: readonly SentContent[] }
  | { readonly type: 'failed'; readonly code: string; readonly message: string }

/** Where a file's content lies: a Blob, the bytes that the page itself has sent, or chunks. */
export type SentContent = { readonly blob: Blob } | 'input' | { readonly chunks: readonly ContentChunk[] }

export const sentContent = (content: ContentSource): SentContent => {
  if (content instanceof BlobContent) return { blob: content.blob as Blob }
  return content instanceof MemoryContent ? { chunks: content.toChunks() } : 'input'
}

/** The same on the page. */
export function receivedContent(sent: SentContent, input: NamedInput): ContentSource {
  if (sent === 'input') return new BytesContent(bytesOf(input.data) as Uint8Array)
  return 'blob' in sent ? new BlobContent(sent.blob) : new MemoryContent(sent.chunks)
}

/** A snapshot whose arrays are its own, and the buffers that may be handed over with it. */
export function detach(data: DatasetData): { data: DatasetData; transfer: ArrayBuffer[] } {
  const transfer: ArrayBuffer[] = []
  const own = <A extends { slice(): A; buffer: ArrayBufferLike }>(array: A): A => {
    const copy = array.slice()
    transfer.push(copy.buffer as ArrayBuffer)
    return copy
  }
  const columns = { ...data.columns }
  for (const key of Object.keys(columns) as (keyof typeof columns)[]) {
    Object.assign(columns, { [key]: own(columns[key] as Uint32Array) })
  }
  return {
    data: {
      ...data,
      columns,
      sparse: data.sparse.map((column) => ({
        ...column,
        rows: own(column.rows),
        values: own(column.values as Uint32Array),
      })),
      strings: { bytes: own(data.strings.bytes), ends: own(data.strings.ends) },
      traces: { id: own(data.traces.id), base: own(data.traces.base), isMadeUp: own(data.traces.isMadeUp) },
    },
    transfer,
  }
}
