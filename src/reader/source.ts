// Where bytes come from: a file that is read where it lies, or memory. What is packed, or no UTF-8, is unpacked first.
import type { ContainerKind } from '../containers/container.ts'
import { detectContainer } from '../containers/index.ts'
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
}

/** Content that lies in the file itself, or in the bytes that were unpacked from it. */
export type InPlaceContent = BlobContent | BytesContent

const HEAD_BYTES = 1 << 16

/** Opens an input. Throws `input.empty`, `input.binary` or `input.gzip`. */
export async function openInput(
  data: NamedInput['data'],
  name: string,
  issues: IssueLog,
  onBytes: (count: number) => void,
): Promise<OpenedInput> {
  let bytes = bytesOf(data)
  const head = await headOf(bytes)
  const isGzip = head[0] === 0x1f && head[1] === 0x8b
  if (isGzip)
    bytes = await drained(unpacked(streamOf(bytes, onBytes)), () => issues.add('error', 'input.gzip_cut', name))
  const plain = isGzip ? await headOf(bytes) : head
  if (looksLikeJson(plain)) return { ...(await sourceOf(bytes)), isGzip, container: undefined }
  // Asked first: what is packed tight may look like text of two bytes a character.
  let container = await detectContainer(plain, name)
  if (!container) {
    const { checkKind, encodingOf } = await import('./no-json.ts')
    checkKind(plain, name)
    const encoding = encodingOf(plain)
    if (encoding !== 'utf-8') {
      issues.add('info', 'input.encoding', encoding)
      bytes = await drained(recoded(streamOf(bytes, isGzip ? () => {} : onBytes), encoding), () => {})
      const recodedHead = await headOf(bytes)
      container = looksLikeJson(recodedHead) ? undefined : await detectContainer(recodedHead, name)
    }
  }
  return { ...(await sourceOf(bytes)), isGzip, container }
}

type Bytes = ReturnType<typeof bytesOf>

export async function headOf(bytes: Bytes): Promise<Uint8Array> {
  if (bytes instanceof Uint8Array) return bytes.subarray(0, HEAD_BYTES)
  if (bytes.readSync) return bytes.readSync(0, HEAD_BYTES)
  return readBlob(bytes as Blob, 0, HEAD_BYTES)
}

type Stream = ReadableStream<Uint8Array<ArrayBuffer>>

const streamOf = (bytes: Bytes, onBytes: (count: number) => void): Stream =>
  (bytes instanceof Uint8Array ? new Blob([bytes]).stream() : bytes.stream()).pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        onBytes(chunk.length)
        controller.enqueue(chunk)
      },
    }),
  )

const unpacked = (stream: Stream): Stream =>
  stream.pipeThrough(
    new DecompressionStream('gzip') as ReadableWritablePair<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>,
  )

const recoded = (stream: Stream, encoding: string): Stream =>
  stream
    .pipeThrough(new TextDecoderStream(encoding) as ReadableWritablePair<string, Uint8Array<ArrayBuffer>>)
    .pipeThrough(new TextEncoderStream() as ReadableWritablePair<Uint8Array<ArrayBuffer>, string>)

/** Bytes that go into a Blob, or out of one, at a time: the browser keeps a large one on disk. */
const PART_BYTES = 1 << 24

/** All of a stream, or what came of it before it failed. */
async function drained(stream: Stream, onCut: () => void): Promise<Blob> {
  const blobs: Blob[] = []
  let parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      parts.push(value)
      size += value.length
      if (size < PART_BYTES) continue
      blobs.push(new Blob(parts))
      parts = []
      size = 0
    }
  } catch {
    onCut()
  }
  return new Blob([...blobs, ...parts])
}

/** The browser's way to read at once, which workers have. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer
}

async function sourceOf(bytes: Bytes): Promise<Pick<OpenedInput, 'source' | 'content'>> {
  if (bytes instanceof Uint8Array) return { source: memorySource(bytes), content: new BytesContent(bytes) }
  if (bytes.readSync) return { source: fileSource(bytes), content: new BlobContent(bytes) }
  const blob = bytes as Blob
  if (typeof FileReaderSync !== 'undefined') return { source: blobSource(blob), content: new BlobContent(blob) }
  // Without a way to read at once all of it is held while it is read; the content stays where it lies.
  return { source: memorySource(new Uint8Array(await blob.arrayBuffer())), content: new BlobContent(blob) }
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
const goneError = (cause: unknown): PanelError =>
  new PanelError(
    'input.gone',
    'The file was removed or changed while it was read. What was read before is shown, the rest is not. Open it again.',
    { cause },
  )

/** Bytes in memory that are copied at a time. */
const CHUNK_BYTES = 1 << 20

/** Content in a file, read by place as long as the page holds the file. */
export class BlobContent implements ContentSource {
  readonly blob: Readable

  constructor(blob: Readable) {
    this.blob = blob
  }

  get sizeBytes(): number {
    return this.blob.size
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    if (this.blob.readSync) return this.blob.readSync(offset, length)
    try {
      return new Uint8Array(await (this.blob as Blob).slice(offset, offset + length).arrayBuffer())
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
