// What can be opened, brought to one form: a name, a size where known, and a stream of bytes.
import { PanelError } from '../model/errors.ts'
import type { ColumnMapping } from '../model/mapping.ts'

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

/** A file that is read where it lies: a Blob, or what a command opens. */
export interface Readable {
  readonly size: number
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>
  /** Reads at once, where that can be done. */
  readSync?(offset: number, length: number): Uint8Array
}

/** What can be posted to a worker: streams and responses are drained into a Blob first. */
export interface NamedInput {
  readonly name: string
  readonly data: Readable | ArrayBuffer | Uint8Array | string
  readonly readAs?: ReadAs
  /** Set when its bytes could not be fetched; becomes the error of its report. */
  readonly error?: { readonly code: string; readonly message: string }
}

/** Names an input and drains what cannot be posted or read twice. Never rejects: what failed is in `error`. */
export async function nameInput(input: TraceInput, index: number): Promise<NamedInput> {
  const named = isNamed(input) ? input : { name: nameOf(input) || `input ${index + 1}`, data: input }
  const { name, data, readAs } = named as NamedData
  try {
    return { name, data: await drain(data, name), readAs }
  } catch (error) {
    const { code, message } = error instanceof PanelError ? error : brokenOff(name)
    return { name, data: '', error: { code, message } }
  }
}

async function drain(data: InputData, name: string): Promise<NamedInput['data']> {
  if (data instanceof ReadableStream) return new Response(data).blob()
  if (!(data instanceof Response)) return data
  if (data.ok) return data.blob()
  throw new PanelError(
    'input.response',
    `The server answered ${data.status} for ${name}. Nothing could be read. Check the address and the access, then try again.`,
  )
}

const brokenOff = (name: string): PanelError =>
  new PanelError(
    'input.unreadable',
    `${name} broke off while it was fetched. Nothing of it could be read. Fetch it again.`,
  )

const isNamed = (input: TraceInput): input is NamedData =>
  typeof input === 'object' && 'data' in input && 'name' in input

const nameOf = (data: InputData): string | undefined => {
  if (data instanceof File) return data.name
  // The path only: a query may hold a key.
  if (data instanceof Response && data.url) return new URL(data.url).pathname.split('/').at(-1)
  return undefined
}

const isReadable = (data: NamedInput['data']): data is Readable => typeof data === 'object' && 'stream' in data

export const sizeOf = (data: NamedInput['data']): number => {
  if (typeof data === 'string') return new Blob([data]).size
  return isReadable(data) ? data.size : data.byteLength
}

/** A file, or bytes. */
export const bytesOf = (data: NamedInput['data']): Readable | Uint8Array<ArrayBuffer> => {
  if (typeof data === 'string') return new TextEncoder().encode(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : (data as Readable | Uint8Array<ArrayBuffer>)
}
