// What the page and the reader's worker say to each other. Typed arrays and content chunks are handed over, not copied.
import type { DatasetData } from '../model/columns.ts'
import type { ContentChunk } from '../model/content-store.ts'
import type { NamedInput } from './input.ts'
import type { ReadProgress } from './read-all.ts'

export type ToWorker =
  | { readonly type: 'read'; readonly inputs: readonly NamedInput[]; readonly adapter?: string }
  | { readonly type: 'cancel' }

export type FromWorker =
  /** Sent once when the worker's code runs: until then it may still fail to load. */
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly progress: ReadProgress }
  | { readonly type: 'snapshot'; readonly data: DatasetData }
  | { readonly type: 'done'; readonly data: DatasetData; readonly content: readonly (readonly ContentChunk[])[] }
  | { readonly type: 'failed'; readonly code: string; readonly message: string }

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
      traces: { id: own(data.traces.id), base: own(data.traces.base), isMadeUp: own(data.traces.isMadeUp) },
    },
    transfer,
  }
}
