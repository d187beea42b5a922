// Inputs whose bytes come in order: a file on the page, an arrival, what is unpacked or recoded on the way. They are read as they
// come, and kept for the content of their records.
import { PanelError } from '../model/errors.ts'
import type { IssueLog } from '../model/issue-log.ts'
import { Arrival } from './arrival.ts'
import type { Readable } from './input.ts'
import { type Bytes, StreamSource } from './stream-source.ts'

export interface Streamed {
  readonly source: StreamSource
  /** What was read of it so far, or all of it where that is kept already. */
  readonly blob: () => Readable
  /** Tells, once all was read, what came to an end before its time. */
  readonly tellCut: (issues: IssueLog) => void
}

type OnBytes = (count: number) => void

/** A file, or an arrival. Throws `input.unreadable` where nothing came. */
export function asItIs(bytes: Readable, name: string, onBytes: OnBytes): Streamed {
  const source = new StreamSource(counted(bytes.stream(), onBytes))
  if (!(bytes instanceof Arrival)) return { source, blob: () => bytes, tellCut: () => {} }
  if (bytes.isCut && bytes.size === 0) throw brokenOff(name)
  return { source, blob: () => bytes.blob, tellCut: (issues) => tellBrokenOff(bytes, name, issues) }
}

/** Unpacks gzip. */
export function unpacked(bytes: Readable, name: string, onBytes: OnBytes): Streamed {
  const gathered = new Gathered()
  let isCut = false
  const onCut = () => {
    isCut = true
  }
  const stream = counted(bytes.stream(), onBytes).pipeThrough(pair<Bytes, Bytes>(new DecompressionStream('gzip')))
  return {
    source: new StreamSource(stream, { onRead: gathered.add, onCut }),
    blob: () => gathered.blob,
    tellCut: (issues) => {
      if (bytes instanceof Arrival && bytes.isCut) tellBrokenOff(bytes, name, issues)
      else if (isCut) issues.add('error', 'input.gzip_cut', name)
    },
  }
}

/** What is streamed already, as UTF-8. */
export function recoded(from: Streamed, encoding: string): Streamed {
  const gathered = new Gathered()
  const stream = from.source
    .rest()
    .pipeThrough(pair<Bytes, string>(new TextDecoderStream(encoding)))
    .pipeThrough(pair<string, Bytes>(new TextEncoderStream()))
  return {
    source: new StreamSource(stream, { onRead: gathered.add }),
    blob: () => gathered.blob,
    tellCut: from.tellCut,
  }
}

/** All of it, once it is there. */
export async function drained({ source, blob }: Streamed): Promise<Readable> {
  while (!Number.isFinite(source.size)) await source.read(0, source.stepBytes)
  return blob()
}

/** Bytes that go into a Blob at a time: the browser keeps a large one on disk. */
const PART_BYTES = 1 << 24

/** Bytes that lie in no file, in Blobs. */
class Gathered {
  private readonly blobs: Blob[] = []
  private parts: Bytes[] = []
  private size = 0
  private whole: Blob | undefined

  get blob(): Blob {
    this.whole ??= new Blob([...this.blobs, ...this.parts])
    return this.whole
  }

  add = (bytes: Bytes): void => {
    this.parts.push(bytes)
    this.size += bytes.length
    this.whole = undefined
    if (this.size < PART_BYTES) return
    this.blobs.push(new Blob(this.parts))
    this.parts = []
    this.size = 0
  }
}

const counted = (stream: ReadableStream<Bytes>, onBytes: OnBytes): ReadableStream<Bytes> =>
  stream.pipeThrough(
    new TransformStream<Bytes, Bytes>({
      transform(chunk, controller) {
        onBytes(chunk.length)
        controller.enqueue(chunk)
      },
    }),
  )

/** The types of the platform know of no buffers that are shared, and of others. */
const pair = <From, To>(transform: unknown): ReadableWritablePair<To, From> =>
  transform as ReadableWritablePair<To, From>

function tellBrokenOff({ isCut }: Arrival, name: string, issues: IssueLog): void {
  if (isCut) issues.add('error', 'input.broken_off', name)
}

const brokenOff = (name: string): PanelError =>
  new PanelError(
    'input.unreadable',
    `${name} broke off while it was fetched. Nothing of it could be read. Fetch it again.`,
  )
