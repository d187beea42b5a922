// Dictionary of strings as UTF-8 bytes: one code for each distinct string, decoded only where a text is asked for.

import { Forecast } from '../util/growable.ts'
import { Scratch } from '../util/scratch.ts'
import { decodeUtf8, hashBytes, isSameBytes, wordsOf } from '../util/utf8.ts'

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

/** Texts shorter than this are copied faster word by word. */
const MAX_WORDWISE = 256

/** Longest text that is written byte by byte. */
const MAX_ONCE_CHARS = 64

/** Hashes and codes of strings that were asked for lately: powers of two. */
const MANY_SLOTS = 1 << 13
const FEW_SLOTS = 1 << 6

const encoder = new TextEncoder()
const scratch = new Scratch()

/** Codes strings by their bytes while a data set is built. */
export class StringTable implements Texts {
  private bytes = new Uint8Array(1 << 12)
  private words = wordsOf(this.bytes)
  private ends = new Uint32Array(1 << 8)
  /** Hash and code of each string, side by side; code 0 is a free slot. */
  private slots = new Int32Array(1 << 10)
  /** The same of strings that were asked for lately: few enough to stay close to the processor. */
  private readonly recent: Int32Array
  private free = 0
  private count = 1
  private used = 0
  private texts = new Map<number, string>()
  private codes = new Map<string, number>()
  private readonly forecast: Forecast

  constructor(forecast = new Forecast(), recentSlots = MANY_SLOTS) {
    this.forecast = forecast
    this.recent = new Int32Array(recentSlots)
  }

  /** For the strings of one record: half of the time to decode it would go into making a table for many. */
  static small(): StringTable {
    return new StringTable(new Forecast(), FEW_SLOTS)
  }

  get length(): number {
    return this.count
  }

  /** Code of the UTF-8 bytes in a range; they are copied where they are new. `words` reads the same bytes. */
  codeOfBytes(source: Uint8Array, from: number, to: number, words = wordsOf(source)): number {
    const length = to - from
    if (length === 0) return 0
    const hash = hashBytes(words, from, to)
    const { recent } = this
    const place = (hash << 1) & (recent.length - 1)
    const late = recent[place + 1]
    if (recent[place] === hash && late !== 0 && this.isAt(late, words, from, length)) return late
    const code = this.find(hash, words, from, length) || this.append(hash, source, words, from, to)
    recent[place] = hash
    recent[place + 1] = code
    return code
  }

  private find(hash: number, words: DataView, from: number, length: number): number {
    const { slots } = this
    const mask = slots.length - 1
    for (let slot = (hash << 1) & mask; ; slot = (slot + 2) & mask) {
      const code = slots[slot + 1]
      if (code === 0) {
        this.free = slot
        return 0
      }
      if (slots[slot] === hash && this.isAt(code, words, from, length)) return code
    }
  }

  code(text: string): number {
    if (text === '') return 0
    const known = this.codes.get(text)
    if (known !== undefined) return known
    const { bytes, words } = scratch.room(text.length * 3)
    const { written } = encoder.encodeInto(text, bytes)
    const code = this.codeOfBytes(bytes, 0, written, words)
    if (this.codes.size >= KEPT_TEXTS) this.codes.clear()
    this.codes.set(text, code)
    return code
  }

  /** The same for a text that is not likely to come again. */
  codeOfOnce(text: string): number {
    const { length } = text
    if (length > MAX_ONCE_CHARS) return this.code(text)
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i)
      if (unit >= 0x80) return this.code(text)
      scratch.bytes[i] = unit
    }
    return this.codeOfBytes(scratch.bytes, 0, length, scratch.words)
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
  isAt(code: number, words: DataView, from: number, length: number): boolean {
    const start = this.ends[code - 1]
    return this.ends[code] - start === length && isSameBytes(this.words, start, words, from, length)
  }

  /** Puts a string into the free slot that was found last. */
  private append(hash: number, source: Uint8Array, words: DataView, from: number, to: number): number {
    const length = to - from
    if (this.used + length > this.bytes.length) {
      const grown = new Uint8Array(this.forecast.room(this.used, this.used + length))
      grown.set(this.bytes)
      this.bytes = grown
      this.words = wordsOf(grown)
    }
    if (length < MAX_WORDWISE) {
      let at = 0
      for (; at + 4 <= length; at += 4) this.words.setInt32(this.used + at, words.getInt32(from + at, true), true)
      for (; at < length; at++) this.bytes[this.used + at] = source[from + at]
    } else this.bytes.set(source.subarray(from, to), this.used)
    this.used += length
    const code = this.count++
    if (code === this.ends.length) {
      const grown = new Uint32Array(this.forecast.room(code))
      grown.set(this.ends)
      this.ends = grown
    }
    this.ends[code] = this.used
    this.slots[this.free] = hash
    this.slots[this.free + 1] = code
    if (this.count * 3 > this.slots.length) this.rehash()
    return code
  }

  private rehash(): void {
    // Doubled, not made large at once: a table that is small for as long as it can be is a table that is close.
    const known = this.slots
    const slots = new Int32Array(known.length * 2)
    const mask = slots.length - 1
    for (let at = 0; at < known.length; at += 2) {
      if (known[at + 1] === 0) continue
      let slot = (known[at] << 1) & mask
      while (slots[slot + 1] !== 0) slot = (slot + 2) & mask
      slots[slot] = known[at]
      slots[slot + 1] = known[at + 1]
    }
    this.slots = slots
  }
}
