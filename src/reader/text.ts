// Bytes to text: gzip, encodings, and the kinds of file that are no text at all.
import { PanelError } from '../model/errors.ts'
import type { IssueLog } from '../model/issue-log.ts'

export interface TextStream {
  readonly chunks: AsyncIterable<string>
  readonly isGzip: boolean
}

/** First bytes that tell a kind of file that is not JSON. */
const BINARIES: readonly (readonly [magic: readonly number[], what: string, advice: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'a zip archive', 'Unpack it and open the files in it.'],
  [[0x50, 0x41, 0x52, 0x31], 'a Parquet file', 'Export the traces as JSON or JSON Lines instead.'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'a Zstandard archive', 'Decompress it first, with zstd -d.'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF', 'Export the traces as JSON instead.'],
  [[0x89, 0x50, 0x4e, 0x47], 'an image', 'Export the traces as JSON instead.'],
  [[0x53, 0x51, 0x4c, 0x69], 'an SQLite database', 'Export the traces from it as JSON.'],
]

/** Text of a stream of bytes, unpacked where it is gzip. Throws `input.empty`, `input.binary` or `input.gzip`. */
export async function openText(
  bytes: ReadableStream<Uint8Array<ArrayBuffer>>,
  name: string,
  issues: IssueLog,
  onBytes: (count: number) => void,
): Promise<TextStream> {
  const counted = bytes.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        onBytes(chunk.length)
        controller.enqueue(chunk)
      },
    }),
  )
  const first = await peekStream(counted)
  const isGzip = first.head[0] === 0x1f && first.head[1] === 0x8b
  const plain = isGzip ? await peekStream(unzip(first.stream)) : first
  checkKind(plain.head, name)
  return { chunks: decode(plain, name, isGzip, issues), isGzip }
}

const unzip = (stream: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> =>
  stream.pipeThrough(
    new DecompressionStream('gzip') as ReadableWritablePair<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>,
  )

interface Peeked {
  readonly head: Uint8Array<ArrayBuffer>
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>
}

/** The first non-empty chunk, and a stream that begins with it. */
async function peekStream(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Peeked> {
  const reader = stream.getReader()
  let head = new Uint8Array()
  let failure: unknown
  try {
    while (head.length === 0) {
      const { done, value } = await reader.read()
      if (done) break
      head = value
    }
  } catch (error) {
    failure = error
  }
  return {
    head,
    stream: new ReadableStream({
      start(controller) {
        if (failure !== undefined) controller.error(failure)
        else if (head.length > 0) controller.enqueue(head)
        else controller.close()
      },
      async pull(controller) {
        const { done, value } = await reader.read()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: (reason) => reader.cancel(reason),
    }),
  }
}

function checkKind(head: Uint8Array, name: string): void {
  for (const [magic, what, advice] of BINARIES) {
    if (magic.every((byte, at) => head[at] === byte)) {
      throw new PanelError(
        'input.binary',
        `${name} is ${what}. It holds no text that could be read as traces. ${advice}`,
      )
    }
  }
  const zeros = head.subarray(0, 1024).filter((byte) => byte === 0).length
  if (zeros > 0 && encodingOf(head) === 'utf-8') {
    throw new PanelError(
      'input.binary',
      `${name} holds binary data. It is no JSON, so nothing could be read. Export the traces as OTLP JSON instead, not as protobuf.`,
    )
  }
}

/** By byte order mark, else by where the zeros of ASCII text fall. */
function encodingOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head[0] !== 0 && head[1] === 0 && head[2] !== 0 && head[3] === 0) return 'utf-16le'
  if (head[0] === 0 && head[1] !== 0 && head[2] === 0 && head[3] !== 0) return 'utf-16be'
  return 'utf-8'
}

const countOf = (text: string): number => text.split('\ufffd').length - 1

/** How often the replacement character itself stands in the bytes of a chunk and the last two before it: models do answer with it. */
function countInBytes(before: Uint8Array, bytes: Uint8Array, encoding: string): number {
  if (encoding !== 'utf-8') return 0
  const all = new Uint8Array(before.length + bytes.length)
  all.set(before)
  all.set(bytes, before.length)
  let count = 0
  for (let at = all.indexOf(0xef); at >= 0; at = all.indexOf(0xef, at + 1)) {
    if (all[at + 1] === 0xbf && all[at + 2] === 0xbd) count++
  }
  return count
}

async function* decode(peeked: Peeked, name: string, isGzip: boolean, issues: IssueLog): AsyncGenerator<string> {
  const encoding = encodingOf(peeked.head)
  if (encoding !== 'utf-8') issues.add('info', 'input.encoding', encoding)
  const decoder = new TextDecoder(encoding)
  const reader = peeked.stream.getReader()
  let isReplaced = false
  let before = new Uint8Array()
  const check = (text: string, bytes: Uint8Array<ArrayBuffer>) => {
    if (!isReplaced && text.includes('\ufffd') && countOf(text) > countInBytes(before, bytes, encoding)) {
      isReplaced = true
      issues.add('warning', 'input.invalid_utf8', name)
    }
    before = bytes.slice(-2)
    return text
  }
  try {
    while (true) {
      const { done, value } = await reader.read()
      if (done) break
      yield check(decoder.decode(value, { stream: true }), value)
    }
    yield check(decoder.decode(), new Uint8Array())
  } catch (error) {
    if (!isGzip || error instanceof PanelError) throw error
    // What was unpacked before the damage has been handed on already.
    issues.add('error', 'input.gzip_cut', name)
  } finally {
    // Left early, by cancelling or trouble: what lies beneath is closed too. Where it failed already, it says so again.
    await reader.cancel().catch(() => undefined)
  }
}
