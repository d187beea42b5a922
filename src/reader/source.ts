// Where bytes come from: a file that is read where it lies, memory, or a stream: see streamed.ts.
import type { ContainerKind } from '../containers/container.ts'
import type { ByteSource } from '../json/window.ts'
import type { ContentCopy, ContentSource } from '../model/content-store.ts'
import { PanelError } from '../model/errors.ts'
import type { IssueLog } from '../model/issue-log.ts'
import { bytesOf, type NamedInput, type Readable } from './input.ts'
import { looksLikeJson } from './kind.ts'

export interface OpenedInput {
  readonly source: ByteSource
  /** Content of its records, by place. */
  readonly content: InPlaceContent
  readonly isGzip: boolean
  /** Set where its records are no JSON. */
  readonly container: ContainerKind | undefined
  /** Set where its bytes come in order: tells, once all was read, that they ended before their time. */
  readonly tellCut?: (issues: IssueLog) => void
}

/** Content that lies in the file itself, or in the bytes that were unpacked from it. */
export type InPlaceContent = BlobContent | BytesContent

export interface OpenOptions {
  readonly issues: IssueLog
  /** Of what comes in order: how many more bytes of the input came. */
  readonly onBytes: (count: number) => void
  /** Waits for all bytes first. Without it, what has to come in order is read while it does. */
  readonly isWhole?: boolean
}

/** What tells what a file is. */
export const HEAD_BYTES = 1 << 16

/** A value is longer than what is at hand, and its bytes cannot be waited for. */
export const NOT_AT_HAND = 'reader.not_at_hand'

/** Opens an input. Throws `input.empty`, `input.binary` or `input.unreadable`. */
export async function openInput(data: NamedInput['data'], name: string, options: OpenOptions): Promise<OpenedInput> {
  const bytes = bytesOf(data)
  if (isReadAtOnce(bytes) && looksLikeJson(await headOf(bytes))) {
    return { ...(await sourceOf(bytes, undefined)), isGzip: false, container: undefined }
  }
  return (await import('./open-other.ts')).openOther(bytes, name, options)
}

export type Bytes = ReturnType<typeof bytesOf>

/** What a page chose to read lies in a file, and pages cannot read files at once. */
export const isReadAtOnce = (bytes: Bytes): boolean =>
  bytes instanceof Uint8Array ||
  bytes.readSync !== undefined ||
  (bytes instanceof Blob && typeof FileReaderSync !== 'undefined')

export async function headOf(bytes: Bytes): Promise<Uint8Array> {
  if (bytes instanceof Uint8Array) return bytes.subarray(0, HEAD_BYTES)
  if (bytes.head) return bytes.head(HEAD_BYTES)
  if (bytes.readSync) return bytes.readSync(0, HEAD_BYTES)
  return readBlob(bytes as Blob, 0, HEAD_BYTES)
}

/** The browser's way to read at once, which workers have. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer
}

/** Of what lies at hand whole. */
export async function sourceOf(
  bytes: Bytes,
  container: ContainerKind | undefined,
): Promise<Pick<OpenedInput, 'source' | 'content'>> {
  if (bytes instanceof Uint8Array) return { source: memorySource(bytes), content: new BytesContent(bytes) }
  const content = new BlobContent(() => bytes)
  if (bytes.readSync) return { source: fileSource(bytes), content }
  const blob = bytes as Blob
  // Those that are no JSON are not read at once.
  if (container || typeof FileReaderSync !== 'undefined') return { source: blobSource(blob), content }
  return { source: memorySource(new Uint8Array(await blob.arrayBuffer())), content }
}

const memorySource = (bytes: Uint8Array): ByteSource => {
  const readSync = (offset: number, length: number) => bytes.subarray(offset, offset + length)
  return { size: bytes.length, readSync, read: async (offset, length) => readSync(offset, length) }
}

const fileSource = (file: Readable): ByteSource => {
  const readSync = file.readSync as NonNullable<Readable['readSync']>
  return { size: file.size, readSync, read: async (offset, length) => readSync(offset, length) }
}

const blobSource = (blob: Blob): ByteSource => ({
  size: blob.size,
  readSync: (offset, length) => {
    try {
      return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(offset, offset + length)))
    } catch (cause) {
      throw goneError(cause)
    }
  },
  read: (offset, length) => readBlob(blob, offset, length),
})

async function readBlob(blob: Blob, offset: number, length: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer())
  } catch (cause) {
    throw goneError(cause)
  }
}

/** Browsers let go of a file that was removed or changed after it was chosen. */
export const goneError = (cause: unknown): PanelError =>
  new PanelError(
    'input.gone',
    'The file was removed or changed while it was read. What was read before is shown, the rest is not. Open it again.',
    { cause },
  )

/** Bytes of a file that are copied at a time. */
const PART_BYTES = 1 << 24
/** The same of bytes in memory. */
const CHUNK_BYTES = 1 << 20

/** Content in a file, read by place as long as the page holds the file. */
export class BlobContent implements ContentSource {
  private readonly soFar: () => Readable

  /** `soFar` gives the file, or what is there of it. */
  constructor(soFar: () => Readable) {
    this.soFar = soFar
  }

  get blob(): Readable {
    return this.soFar()
  }

  get sizeBytes(): number {
    return this.blob.size
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const { blob } = this
    if (blob.readSync) return blob.readSync(offset, length)
    try {
      return new Uint8Array(await (blob as Blob).slice(offset, offset + length).arrayBuffer())
    } catch (cause) {
      throw new PanelError(
        'content.missing',
        'The file of this span cannot be read any more. Its structure is shown, its messages are not. Open the file again.',
        { cause },
      )
    }
  }

  *copies(): Generator<ContentCopy> {
    const blob = this.blob as Blob
    for (let offset = 0; offset < blob.size; offset += PART_BYTES) {
      yield { offset, part: blob.slice(offset, offset + PART_BYTES) }
    }
  }
}

/** Content in memory as it was given. */
export class BytesContent implements ContentSource {
  private readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  get sizeBytes(): number {
    return this.bytes.length
  }

  read(offset: number, length: number): Uint8Array {
    return this.bytes.subarray(offset, offset + length)
  }

  *copies(): Generator<ContentCopy> {
    for (let offset = 0; offset < this.bytes.length; offset += CHUNK_BYTES) {
      yield { offset, part: this.bytes.subarray(offset, offset + CHUNK_BYTES) }
    }
  }
}
