// Where content lies until a span is opened: bytes in chunks, appended once and read by place.
import type { ContentRef } from './facts.ts'

/** Reads bytes of one store: memory, a file, or the cache. */
export interface ContentSource {
  read(offset: number, length: number): Uint8Array | Promise<Uint8Array>
}

const CHUNK_BYTES = 1 << 20

export interface ContentChunk {
  /** Place of the chunk's first byte in its store. */
  readonly offset: number
  readonly bytes: Uint8Array
}

/** A part of a store to copy: bytes, or a part of a file that the browser copies by itself. */
export interface ContentCopy {
  readonly offset: number
  readonly part: Uint8Array | Blob
}

/** Content held in memory as UTF-8. No value lies across two chunks; one larger than a chunk has its own. */
export class MemoryContent implements ContentSource {
  private readonly chunks: ContentChunk[]
  private readonly encoder = new TextEncoder()
  private open: Uint8Array | undefined
  private openOffset = 0
  private used = 0
  private end: number

  constructor(chunks: readonly ContentChunk[] = []) {
    this.chunks = [...chunks]
    const last = chunks.at(-1)
    this.end = last ? last.offset + last.bytes.length : 0
  }

  get sizeBytes(): number {
    return this.end
  }

  /** Appends a text; the reference names `store` as given. */
  append(text: string, store: number, format: number): ContentRef {
    const worst = text.length * 3
    if (this.open && worst <= this.open.length - this.used) return this.write(text, store, format)
    this.close()
    if (worst > CHUNK_BYTES) {
      const bytes = this.encoder.encode(text)
      const ref = { store, offset: this.end, length: bytes.length, format }
      this.chunks.push({ offset: this.end, bytes })
      this.end += bytes.length
      return ref
    }
    this.open = new Uint8Array(CHUNK_BYTES)
    this.openOffset = this.end
    this.used = 0
    return this.write(text, store, format)
  }

  read(offset: number, length: number): Uint8Array {
    if (this.open && offset >= this.openOffset) {
      return this.open.subarray(offset - this.openOffset, offset - this.openOffset + length)
    }
    let low = 0
    let high = this.chunks.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (this.chunks[middle].offset <= offset) low = middle
      else high = middle - 1
    }
    const chunk = this.chunks[low]
    if (!chunk) return new Uint8Array()
    return chunk.bytes.subarray(offset - chunk.offset, offset - chunk.offset + length)
  }

  /** All bytes so far in chunks, for keeping or handing over. */
  toChunks(): readonly ContentChunk[] {
    this.close()
    return this.chunks
  }

  *copies(): Generator<ContentCopy> {
    for (const { offset, bytes } of this.toChunks()) yield { offset, part: bytes }
  }

  private write(text: string, store: number, format: number): ContentRef {
    const open = this.open as Uint8Array
    const { written } = this.encoder.encodeInto(text, open.subarray(this.used))
    const ref = { store, offset: this.end, length: written, format }
    this.used += written
    this.end += written
    return ref
  }

  private close(): void {
    if (this.open && this.used > 0) this.chunks.push({ offset: this.openOffset, bytes: this.open.slice(0, this.used) })
    this.open = undefined
  }
}
