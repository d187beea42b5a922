// Content that lies in the cache: read by chunk when a span is opened.
import type { ContentSource } from '../model/content-store.ts'
import type { CacheDatabase } from './database.ts'
import { storageError } from './errors.ts'

const MEMORY_BYTES = 32 * 1024 * 1024

/** Chunks that were read last, shared by the stores of one data set. */
export class ChunkMemory {
  private readonly chunks = new Map<string, Uint8Array>()
  private sizeBytes = 0

  get(key: string): Uint8Array | undefined {
    const bytes = this.chunks.get(key)
    if (!bytes) return undefined
    this.chunks.delete(key)
    this.chunks.set(key, bytes)
    return bytes
  }

  /** Forgets those unused for longest until all fit; the last one stays, however large. */
  set(key: string, bytes: Uint8Array): void {
    if (this.chunks.has(key)) return
    this.chunks.set(key, bytes)
    this.sizeBytes += bytes.byteLength
    for (const [oldest, { byteLength }] of this.chunks) {
      if (this.sizeBytes <= MEMORY_BYTES || oldest === key) return
      this.chunks.delete(oldest)
      this.sizeBytes -= byteLength
    }
  }
}

/** One content store. A place that is not there gives fewer bytes than asked for, or none. */
export class CachedContent implements ContentSource {
  private readonly database: CacheDatabase
  private readonly write: string
  private readonly store: number
  private readonly memory: ChunkMemory
  private offsets: readonly number[] = []

  constructor(database: CacheDatabase, write: string, store: number, memory: ChunkMemory) {
    this.database = database
    this.write = write
    this.store = store
    this.memory = memory
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    try {
      const known = await this.readKnown(offset, length)
      if (known.length === length) return known
      // Not read yet, or still being copied when it was.
      const keys = await this.database.getAllKeys('content', rangeOf(this.write, this.store))
      this.offsets = keys.map(([, , at]) => at)
      return await this.readKnown(offset, length)
    } catch (caught) {
      throw storageError(caught, 'cache.lost')
    }
  }

  /** From as many chunks as the range lies in. */
  private async readKnown(offset: number, length: number): Promise<Uint8Array> {
    const start = lastAtOrBefore(this.offsets, offset)
    if (start === undefined) return new Uint8Array()
    const first = await this.part(start, offset - start, length)
    if (first.length === length || first.length === 0) return first
    const joined = new Uint8Array(length)
    joined.set(first)
    let count = first.length
    while (count < length) {
      const at = lastAtOrBefore(this.offsets, offset + count)
      if (at !== offset + count) break
      const next = await this.part(at, 0, length - count)
      joined.set(next, count)
      count += next.length
    }
    return joined.subarray(0, count)
  }

  /** Bytes of one chunk, as far as it goes. A part of a file is left where it is, but for what is asked for. */
  private async part(chunk: number, from: number, length: number): Promise<Uint8Array> {
    const key = `${this.store}:${chunk}`
    const known = this.memory.get(key)
    if (known) return known.subarray(from, from + length)
    const value = (await this.database.get('content', [this.write, this.store, chunk])) ?? new Uint8Array()
    if (value instanceof Blob) return new Uint8Array(await value.slice(from, from + length).arrayBuffer())
    this.memory.set(key, value)
    return value.subarray(from, from + length)
  }
}

/** All keys that start with these parts; an empty array sorts after every number and text. */
export const rangeOf = (...prefix: readonly (string | number)[]): IDBKeyRange =>
  IDBKeyRange.bound(prefix as IDBValidKey, [...prefix, []])

function lastAtOrBefore(sorted: readonly number[], value: number): number | undefined {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle] <= value) low = middle + 1
    else high = middle
  }
  return sorted[low - 1]
}
