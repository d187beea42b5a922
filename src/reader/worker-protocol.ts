// What the page and the reader's worker say to each other. Typed arrays and content chunks are handed over, not copied.
import type { DatasetData } from '../model/columns.ts'
import { type ContentChunk, type ContentSource, MemoryContent } from '../model/content-store.ts'
import { flattenRecords, RecordLists } from '../model/record-lists.ts'
import type { SparseColumn } from '../model/sparse.ts'
import { bytesOf, type NamedInput } from './input.ts'
import type { PartUrls } from './parts.ts'
import type { ReadProgress } from './read-all.ts'
import { BlobContent, BytesContent } from './source.ts'

export type ToWorker =
  | {
      readonly type: 'read'
      readonly inputs: readonly NamedInput[]
      /** Inputs whose bytes still come. */
      readonly arriving: readonly SentArrival[]
      readonly adapter?: string
      /** Whether early states are shown; none is sent otherwise. */
      readonly isShown: boolean
      /** Where the worker finds what it loads on demand. */
      readonly parts?: PartUrls
    }
  | { readonly type: 'cancel' }
  /** The last early state is on screen. */
  | { readonly type: 'drawn' }
  /** Answered with `here`, by a worker that still runs. */
  | { readonly type: 'ping' }

/** An input whose bytes come by a port. */
export interface SentArrival {
  /** Which input. */
  readonly index: number
  readonly port: MessagePort
  readonly declaredBytes: number | undefined
}

/** Columns on their way: lists of records as one array. */
export type SentData = Omit<DatasetData, 'records'> & { readonly records: Uint32Array }

export type FromWorker =
  /** Sent once when the worker's code runs: until then it may still fail to load. */
  | { readonly type: 'ready' }
  | { readonly type: 'here' }
  | { readonly type: 'progress'; readonly progress: ReadProgress }
  | { readonly type: 'snapshot' | 'done'; readonly data: SentData; readonly content: readonly SentContent[] }
  | { readonly type: 'failed'; readonly code: string; readonly message: string }

/** Where a file's content lies: a Blob, the bytes that the page itself has sent, or chunks. */
export type SentContent = { readonly blob: Blob } | 'input' | { readonly chunks: readonly ContentChunk[] }

export const sentContent = (content: ContentSource): SentContent => {
  if (content instanceof BlobContent) return { blob: content.blob as Blob }
  // By what it can do: the worker has no class of its own for it.
  return 'toChunks' in content ? { chunks: (content as MemoryContent).toChunks() } : 'input'
}

/** The same on the page. */
export function receivedContent(sent: SentContent, input: NamedInput): ContentSource {
  if (sent === 'input') return new BytesContent(bytesOf(input.data) as Uint8Array)
  return 'blob' in sent ? new BlobContent(() => sent.blob) : new MemoryContent(sent.chunks)
}

/** The columns on the page. */
export const receivedData = (data: SentData): DatasetData => ({ ...data, records: new RecordLists(data.records) })

/**
 * A snapshot whose arrays are its own, and the buffers that may be handed over with it. The last one gives up the builder's
 * own memory, array by array, so that no more than one of them is there twice.
 */
export function detach(data: DatasetData, isLast: boolean): { data: SentData; transfer: ArrayBuffer[] } {
  const transfer: ArrayBuffer[] = []
  // Lists of rows are shared among columns, and stay so.
  const known = new Map<TypedArray, TypedArray>()
  const own = <A extends TypedArray>(array: A): A => {
    let copy = known.get(array) as A | undefined
    if (!copy) {
      copy = isLast ? released(array) : (array.slice() as A)
      known.set(array, copy)
      transfer.push(copy.buffer as ArrayBuffer)
    }
    return copy
  }
  const ownValues = (values: SparseColumn['values']): SparseColumn['values'] => {
    if (!(values instanceof Uint32Array) || !isBelow(values, 2 ** 16)) return own(values)
    const short = Uint16Array.from(values)
    // What was longer is given up at once.
    if (isLast) released(values.subarray(0, 0))
    return own(short)
  }
  const { columns, strings, traces } = data
  const names = Object.keys(columns) as (keyof typeof columns)[]
  return {
    data: {
      ...data,
      columns: Object.fromEntries(names.map((name) => [name, own(columns[name])])) as unknown as typeof columns,
      sparse: data.sparse.map((column) => ({ ...column, rows: own(column.rows), values: ownValues(column.values) })),
      strings: { bytes: own(strings.bytes), ends: own(strings.ends) },
      records: own(flattenRecords(data.records)),
      traces: { id: own(traces.id), base: own(traces.base), isMadeUp: own(traces.isMadeUp) },
    },
    transfer,
  }
}

/** Codes of models and tools, and most counts: half the room. */
function isBelow(values: Uint32Array, limit: number): boolean {
  for (let i = 0; i < values.length; i++) if (values[i] >= limit) return false
  return true
}

type TypedArray = Uint8Array | Uint16Array | Uint32Array | Int16Array | Float64Array | BigInt64Array

/** The array without the room behind it; the memory it lay in is gone where the engine can do that. */
function released<A extends TypedArray>(array: A): A {
  const buffer = array.buffer as ArrayBuffer & { transfer?(byteLength: number): ArrayBuffer }
  if (!buffer.transfer || array.byteOffset > 0) return array.slice() as A
  return new (array.constructor as { new (buffer: ArrayBuffer): A })(buffer.transfer(array.byteLength))
}
