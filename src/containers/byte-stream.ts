// A file from its beginning to its end, some bytes at a time.
import type { ContainerSource } from './container.ts'
import { varint } from './protobuf-head.ts'

const SLICE_BYTES = 1 << 20

export class ByteStream {
  /** Place of the next byte in the file. */
  offset = 0
  private readonly source: ContainerSource
  private bytes: Uint8Array = new Uint8Array()
  private at = 0

  constructor(source: ContainerSource) {
    this.source = source
  }

  async isAtEnd(): Promise<boolean> {
    return (await this.peek(1)).length === 0
  }

  /** The next bytes, fewer at the end of the file; they stay the next. */
  async peek(length: number): Promise<Uint8Array> {
    if (this.bytes.length - this.at < length) await this.fill(length)
    return this.bytes.subarray(this.at, this.at + length)
  }

  /** The next bytes, or what is there of them. */
  async take(length: number): Promise<{ readonly bytes: Uint8Array; readonly isCut: boolean }> {
    const bytes = await this.peek(length)
    this.move(bytes.length)
    return { bytes, isCut: bytes.length < length }
  }

  /** Undefined where the file ends in it. */
  async varint(): Promise<number | undefined> {
    const read = varint(await this.peek(10), 0)
    if (read) this.move(read.to)
    return read?.value
  }

  /** Big end first; undefined where the file ends in it. */
  async uint32(): Promise<number | undefined> {
    const { bytes, isCut } = await this.take(4)
    return isCut ? undefined : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  }

  /** Goes on at a place that lies ahead, or at the end of the file. */
  skipTo(offset: number): void {
    const step = Math.min(offset, this.source.size) - this.offset
    if (step > 0) this.move(step)
  }

  private move(step: number): void {
    this.at += step
    this.offset += step
  }

  private async fill(length: number): Promise<void> {
    const parts = [this.bytes.subarray(this.at)]
    let size = parts[0].length
    while (size < length && this.offset + size < this.source.size) {
      const from = this.offset + size
      const part = await this.source.read(from, Math.min(Math.max(SLICE_BYTES, length - size), this.source.size - from))
      if (part.length === 0) break
      parts.push(part)
      size += part.length
    }
    if (parts.length === 1) return
    this.bytes = new Uint8Array(size)
    let at = 0
    for (const part of parts) {
      this.bytes.set(part, at)
      at += part.length
    }
    this.at = 0
  }
}
