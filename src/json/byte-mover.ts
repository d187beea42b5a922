// Moves through the values of a file: into objects and arrays, from entry to entry, and on behind what is broken.
import { ByteScanner } from './byte-scanner.ts'
import type { ValueType } from './cursor.ts'
import { JsonError } from './json-error.ts'
import type { KeyEntry } from './key-table.ts'
import { BYTE, KIND, TOKEN_KIND } from './scan.ts'

const TYPES: readonly ValueType[] = ['null', 'object', 'array', 'string', 'number', 'boolean', 'null', 'null']

export abstract class ByteMover extends ByteScanner {
  depth = 0
  /** Of the value it stands on: KIND, its first byte in the window, the byte behind it (-1 while unread). */
  protected kind = 0
  protected at = 0
  protected end = -1
  protected readonly kinds: number[] = []
  protected readonly starts: number[] = []
  protected readonly indexes: number[] = []
  protected readonly keys: (KeyEntry | undefined)[] = []
  private lastKey: KeyEntry | undefined

  get type(): ValueType {
    return TYPES[this.kind]
  }

  get key(): string | undefined {
    return this.depth === 0 ? undefined : this.keys[this.depth - 1]?.text
  }

  get index(): number {
    return this.depth === 0 ? 0 : this.indexes[this.depth - 1]
  }

  get isLow(): boolean {
    return this.window.isLow(this.end < 0 ? this.at : this.end)
  }

  /** Byte in the window behind which everything may be needed. */
  get position(): number {
    return this.end < 0 ? this.at : this.end
  }

  /** Place in the file of the value it stands on. */
  get offset(): number {
    return this.window.base + this.at
  }

  /** Told by the reader after the window has moved. */
  moved(by: number): void {
    this.at -= by
    if (this.end >= 0) this.end -= by
    for (let level = 0; level < this.depth; level++) this.starts[level] -= by
  }

  /** Stands on the next value from a place of the window on; false at the end of the file. */
  seek(at: number): boolean {
    this.depth = 0
    const place = this.space(at)
    if (place >= this.window.end) {
      this.at = place
      this.end = place
      return false
    }
    this.stand(place)
    return true
  }

  enter(): boolean {
    const { kind, depth } = this
    if (kind !== KIND.object && kind !== KIND.array) return false
    this.kinds[depth] = kind
    this.starts[depth] = this.at
    this.indexes[depth] = -1
    this.keys[depth] = undefined
    this.depth = depth + 1
    this.end = this.at + 1
    return true
  }

  next(): boolean {
    const level = this.depth - 1
    const { window } = this
    const isObject = this.kinds[level] === KIND.object
    const index = ++this.indexes[level]
    if (this.end < 0) this.skip()
    let at = this.behindSpace(this.end)
    const byte = window.bytes[at]
    if (byte === (isObject ? BYTE.closeBrace : BYTE.closeBracket)) return this.leave(at + 1)
    if (index > 0) {
      if (byte !== BYTE.comma) this.fail(at)
      at = this.behindSpace(at + 1)
    }
    this.stand(isObject ? this.readKey(at, level) : at)
    return true
  }

  recover(level: number, error: unknown): boolean {
    if (!(error instanceof JsonError) || error.kind !== 'broken') return false
    const start = this.depth > level ? this.starts[level] : this.at
    const close = start < 0 ? undefined : this.behindBroken(start)
    // A list whose entries are not parted as they should be cannot be gone on with.
    if (close === undefined || close + this.window.base <= error.offset) return false
    this.depth = level
    this.end = close
    this.at = close
    return true
  }

  /** Skips the value it stands on, if it has not been read. Returns the byte behind it. */
  skip(): number {
    if (this.end >= 0) return this.end
    const { kind, at } = this
    if (kind === KIND.string) {
      this.isEscaped = false
      this.end = this.endOfString(at + 1) + 1
    } else if (kind === KIND.object || kind === KIND.array) this.end = this.endOfContainer(at)
    else this.end = this.endOfScalar(at)
    return this.end
  }

  protected stand(at: number): void {
    const { window } = this
    const byte = window.bytes[at]
    const kind = TOKEN_KIND[byte]
    if (kind === 0) this.fail(at)
    this.kind = byte === BYTE.minus && this.isInfinity(at) ? KIND.notFinite : kind
    this.at = at
    this.end = -1
  }

  private isInfinity(at: number): boolean {
    if (at + 1 >= this.window.end) this.window.pull()
    return this.window.bytes[at + 1] === LETTER_I
  }

  private leave(end: number): false {
    const level = --this.depth
    this.kind = this.kinds[level]
    this.at = this.starts[level]
    this.end = end
    return false
  }

  private readKey(at: number, level: number): number {
    const { window } = this
    // Records repeat themselves: the field that followed this one last time is likely to follow again.
    const guess = this.lastKey?.follower
    if (guess?.spelled.isAt(window.words, at)) {
      this.lastKey = guess
      this.keys[level] = guess
      return this.behindSpace(at + guess.spelled.length)
    }
    if (window.bytes[at] !== BYTE.quote) this.fail(at)
    const end = this.endOfString(at + 1)
    const entry = this.file.keys.entry(window, at + 1, end)
    if (this.lastKey) this.lastKey.follower = entry
    this.lastKey = entry
    this.keys[level] = entry
    const colon = this.space(end + 1)
    if (window.bytes[colon] !== BYTE.colon) this.fail(colon)
    return this.space(colon + 1)
  }
}

const LETTER_I = 73
