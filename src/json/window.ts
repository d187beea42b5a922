// The part of a file that is at hand. It moves forward in slices: ahead of time where reading waits for nothing,
// at once where a value turns out to be longer than what is there.
import { PADDING } from './scan.ts'

/** Bytes by place. Reading at once is what a value needs that is longer than the window. */
export interface ByteSource {
  /** Infinity while that is not known. */
  readonly size: number
  /** Of bytes that can be read in order only, and not at once: a slice, and what is at hand before each record. */
  readonly stepBytes?: number
  read(offset: number, length: number): Promise<Uint8Array>
  readSync(offset: number, length: number): Uint8Array
}

/** Slices of this size, two ahead, read as fast as a stream and keep memory flat. */
export const SLICE_BYTES = 1 << 22
const SLICES_AHEAD = 2

/** Less than this behind the reader, and the window moves at the next chance. */
const LOW_BYTES = 1 << 18

export class ByteWindow {
  /** Valid up to `end`; the byte there is 0, which ends every scan without a comparison of its own. */
  bytes: Uint8Array = new Uint8Array(PADDING)
  /** The same bytes, for reading several at a time. */
  words = new DataView(this.bytes.buffer)
  end = 0
  /** Place of `bytes[0]` in the file. */
  base: number
  private readonly source: ByteSource
  private readonly sliceBytes: number
  private readonly lowBytes: number
  private readonly ahead: { readonly from: number; readonly slice: Promise<Uint8Array> }[] = []

  constructor(source: ByteSource, from = 0) {
    this.source = source
    this.sliceBytes = source.stepBytes ?? SLICE_BYTES
    this.lowBytes = source.stepBytes ?? LOW_BYTES
    this.base = from
  }

  /** Place behind the last byte at hand. */
  get endOffset(): number {
    return this.base + this.end
  }

  get isAtEnd(): boolean {
    return this.endOffset >= this.source.size
  }

  /** Whether so little is left behind `at` that the window should move before the next record. */
  isLow(at: number): boolean {
    return this.end - at < this.lowBytes && !this.isAtEnd
  }

  /** Appends the next slice at once; false at the end of the file. What was at hand stays where it is. */
  pull(): boolean {
    if (this.isAtEnd) return false
    // A value that does not end doubles what is at hand, so that a long one is not copied once a slice.
    const slice = this.source.readSync(this.endOffset, Math.max(SLICE_BYTES, this.end))
    this.ahead.length = 0
    if (slice.length === 0) return false
    this.append(slice, 0)
    return true
  }

  /** Drops what lies before `at` and appends the next slice. Returns by how much places have moved. */
  async advance(at: number): Promise<number> {
    if (this.isAtEnd) return 0
    this.request()
    const first = this.ahead.shift()
    const slice = first ? await first.slice : new Uint8Array()
    this.request(slice.length)
    this.append(slice, at)
    return at
  }

  /** Asks for the slices behind the one that is about to be appended. */
  private request(pending = 0): void {
    let from = this.ahead.length === 0 ? this.endOffset + pending : (this.ahead.at(-1)?.from ?? 0) + this.sliceBytes
    while (this.ahead.length < SLICES_AHEAD && from < this.source.size) {
      const slice = this.source.read(from, this.sliceBytes)
      // A failure is met where the slice is awaited.
      slice.catch(() => {})
      this.ahead.push({ from, slice })
      from += this.sliceBytes
    }
  }

  private append(slice: Uint8Array, keepFrom: number): void {
    const kept = this.end - keepFrom
    const needed = kept + slice.length + PADDING
    const { bytes } = this
    if (needed <= bytes.length) bytes.copyWithin(0, keepFrom, this.end)
    else {
      this.bytes = new Uint8Array(Math.max(needed, keepFrom === 0 ? bytes.length * 2 : 0))
      this.words = new DataView(this.bytes.buffer)
      this.bytes.set(bytes.subarray(keepFrom, this.end))
    }
    this.bytes.set(slice, kept)
    this.base += keepFrom
    this.end = kept + slice.length
    this.bytes[this.end] = 0
  }
}
