// Dictionary of strings as UTF-8 bytes: one code for each distinct string, decoded only where a text is asked for.

import { decodeUtf8, hashBytes } from '../util/utf8.ts'

/** The plain form, for handing over and storing: string `code` lies at `ends[code - 1]..ends[code]`. Code 0 is ''. */
export interface StringData {
  readonly bytes: Uint8Array
  readonly ends: Uint32Array
}

/** Texts by code. */
export interface Texts {
  at(code: number): string
}

/** Codes of texts that were asked for. */
const KEPT_CODES = 4096

/** Reads the strings of a snapshot by code. */
export class Strings implements Texts {
  private readonly data: StringData
  private readonly known = new Map<number, string>()
  private readonly found = new Map<string, number>()

  constructor(data: StringData) {
    this.data = data
  }

  get length(): number {
    return this.data.ends.length
  }

  /** Code of a text, or -1. Cost: one look over all strings for a text that was not asked for lately. */
  codeOf(text: string): number {
    if (text === '') return 0
    let code = this.found.get(text)
    if (code === undefined) {
      code = this.search(text)
      if (this.found.size >= KEPT_CODES) this.found.clear()
      this.found.set(text, code)
    }
    return code
  }

  private search(text: string): number {
    const wanted = new TextEncoder().encode(text)
    const { bytes, ends } = this.data
    for (let code = 1; code < ends.length; code++) {
      const start = ends[code - 1]
      if (ends[code] - start !== wanted.length) continue
      let i = 0
      while (i < wanted.length && bytes[start + i] === wanted[i]) i++
      if (i === wanted.length) return code
    }
    return -1
  }

  at(code: number): string {
    let text = this.known.get(code)
    if (text === undefined) {
      const { bytes, ends } = this.data
      text = code === 0 ? '' : decodeUtf8(bytes, ends[code - 1], ends[code])
      this.known.set(code, text)
    }
    return text
  }
}

/** Texts by code that are kept beside their bytes while reading; the many that come once are not worth it. */
const KEPT_TEXTS = 1 << 15

/** Codes strings by their bytes while a data set is built. */
export class StringTable implements Texts {
  private bytes = new Uint8Array(1 << 12)
  private ends = new Uint32Array(1 << 8)
  private hashes = new Int32Array(1 << 8)
  private slots = new Int32Array(1 << 10)
  private count = 1
  private used = 0
  private readonly encoder = new TextEncoder()
  private scratch = new Uint8Array(1 << 10)
  private texts = new Map<number, string>()
  private codes = new Map<string, number>()

  get length(): number {
    return this.count
  }

  /** Code of the UTF-8 bytes in a range; they are copied where they are new. */
  codeOfBytes(source: Uint8Array, from: number, to: number): number {
    const length = to - from
    if (length === 0) return 0
    const hash = hashBytes(source, from, to)
    const mask = this.slots.length - 1
    let slot = hash & mask
    for (;;) {
      const code = this.slots[slot]
      if (code === 0) break
      if (this.hashes[code] === hash && this.equals(code, source, from, length)) return code
      slot = (slot + 1) & mask
    }
    return this.append(slot, hash, source, from, to)
  }

  code(text: string): number {
    if (text === '') return 0
    const known = this.codes.get(text)
    if (known !== undefined) return known
    const worst = text.length * 3
    if (worst > this.scratch.length) this.scratch = new Uint8Array(worst * 2)
    const { written } = this.encoder.encodeInto(text, this.scratch)
    const code = this.codeOfBytes(this.scratch, 0, written)
    if (this.codes.size >= KEPT_TEXTS) this.codes.clear()
    this.codes.set(text, code)
    return code
  }

  at(code: number): string {
    if (code === 0) return ''
    let text = this.texts.get(code)
    if (text === undefined) {
      text = decodeUtf8(this.bytes, this.ends[code - 1], this.ends[code])
      if (this.texts.size >= KEPT_TEXTS) this.texts.clear()
      this.texts.set(code, text)
    }
    return text
  }

  /** Whether a string consists of one byte alone; false for ''. */
  isAll(code: number, byte: number): boolean {
    if (code === 0) return false
    for (let at = this.ends[code - 1]; at < this.ends[code]; at++) if (this.bytes[at] !== byte) return false
    return true
  }

  /** What is there so far, sharing memory: bytes that were handed out never change. */
  snapshot(): StringData {
    return { bytes: this.bytes.subarray(0, this.used), ends: this.ends.subarray(0, this.count) }
  }

  /** Whether a code's string is these bytes. */
  isAt(code: number, source: Uint8Array, from: number, length: number): boolean {
    return this.equals(code, source, from, length)
  }

  private equals(code: number, source: Uint8Array, from: number, length: number): boolean {
    const start = this.ends[code - 1]
    if (this.ends[code] - start !== length) return false
    const { bytes } = this
    for (let i = 0; i < length; i++) if (bytes[start + i] !== source[from + i]) return false
    return true
  }

  private append(slot: number, hash: number, source: Uint8Array, from: number, to: number): number {
    const length = to - from
    if (this.used + length > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.used + length))
      grown.set(this.bytes)
      this.bytes = grown
    }
    if (length < 64) for (let i = 0; i < length; i++) this.bytes[this.used + i] = source[from + i]
    else this.bytes.set(source.subarray(from, to), this.used)
    this.used += length
    const code = this.count++
    if (code === this.ends.length) {
      this.ends = grow(this.ends)
      this.hashes = grow(this.hashes)
    }
    this.ends[code] = this.used
    this.hashes[code] = hash
    this.slots[slot] = code
    if (this.count * 2 > this.slots.length) this.rehash()
    return code
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2)
    const mask = slots.length - 1
    for (let code = 1; code < this.count; code++) {
      let slot = this.hashes[code] & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = code
    }
    this.slots = slots
  }
}

const grow = <A extends Uint32Array | Int32Array>(array: A): A => {
  const grown = new (array.constructor as { new (length: number): A })(array.length * 2)
  grown.set(array)
  return grown
}
