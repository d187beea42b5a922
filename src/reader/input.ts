// What can be opened, brought to one form: a name, and bytes that can be read from their beginning.
import type { ColumnMapping } from '../model/mapping.ts'
import { arrivalOf } from './arrival.ts'

export type InputData = Blob | ArrayBuffer | Uint8Array | string | ReadableStream<Uint8Array> | Response

/** How a file is read, whatever detection says. */
export interface ReadAs {
  /** Id of an adapter. */
  readonly adapter: string
  /** What the columns say, where the adapter is `generic`. Default: a guess. */
  readonly mapping?: ColumnMapping
}

interface NamedData {
  readonly name: string
  readonly data: InputData
  readonly readAs?: ReadAs
}

/** A File, or data with a name beside it. */
export type TraceInput = InputData | NamedData

/** A file that is read where it lies (a Blob, or what a command opens), or bytes that still come. */
export interface Readable {
  readonly size: number
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>
  /** Reads at once, where that can be done. */
  readSync?(offset: number, length: number): Uint8Array
  /** Where bytes still come: the first ones as soon as they are there. */
  head?(length: number): Promise<Uint8Array>
  /** Set to false where `size` may still grow. */
  readonly isSizeKnown?: boolean
}

/** What can be read from its beginning more than once, by a worker too. */
export interface NamedInput {
  readonly name: string
  readonly data: Readable | ArrayBuffer | Uint8Array | string
  readonly readAs?: ReadAs
  /** Set when its bytes could not be fetched; becomes the error of its report. */
  readonly error?: { readonly code: string; readonly message: string }
}

/** Names an input. Never throws: what failed is in `error`. */
export function nameInput(input: TraceInput, index: number): NamedInput {
  const named = isNamed(input) ? input : { name: nameOf(input) || `input ${index + 1}`, data: input }
  const { name, data, readAs } = named as NamedData
  if (data instanceof Response && !data.ok) return { name, data: '', error: refused(data.status, name) }
  return { name, data: dataOf(data), readAs }
}

const dataOf = (data: InputData): NamedInput['data'] =>
  data instanceof ReadableStream || data instanceof Response ? arrivalOf(data) : data

const refused = (status: number, name: string): NamedInput['error'] => ({
  code: 'input.response',
  message: `The server answered ${status} for ${name}. Nothing could be read. Check the address and the access, then try again.`,
})

const isNamed = (input: TraceInput): input is NamedData =>
  typeof input === 'object' && 'data' in input && 'name' in input

const nameOf = (data: InputData): string | undefined => {
  if (data instanceof File) return data.name
  // The path only: a query may hold a key.
  if (data instanceof Response && data.url) return new URL(data.url).pathname.split('/').at(-1)
  return undefined
}

const isReadable = (data: NamedInput['data']): data is Readable => typeof data === 'object' && 'stream' in data

/** Tells the size, which of bytes that still come grows; that of a text takes long to find out, and is so once. */
export function sizeTeller(data: NamedInput['data']): () => number {
  if (isReadable(data)) return () => data.size
  const size = typeof data === 'string' ? new Blob([data]).size : data.byteLength
  return () => size
}

export const isSizeKnown = (data: NamedInput['data']): boolean => !isReadable(data) || data.isSizeKnown !== false

/** A file, or bytes. */
export const bytesOf = (data: NamedInput['data']): Readable | Uint8Array<ArrayBuffer> => {
  if (typeof data === 'string') return new TextEncoder().encode(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : (data as Readable | Uint8Array<ArrayBuffer>)
}
