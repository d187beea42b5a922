// Moves over the bytes of a file: finds where values end and checks on the way that they are JSON. Decodes nothing.
// Strict about JSON, but for a bare NaN or Infinity, which Python writes: they read as null and are counted.
import { isUtf8 } from '../util/utf8.ts'
import { JsonError } from './json-error.ts'
import type { KeyTable } from './key-table.ts'
import { BROKEN, BYTE, endOfToken, HEX, KIND, plainEnd, SHORT_ESCAPE, SPACE, TOKEN_KIND, wideEnd } from './scan.ts'
import type { ByteWindow } from './window.ts'

/** What all cursors over one file share. */
export interface ByteFile {
  readonly window: ByteWindow
  readonly keys: KeyTable
  /** Index of the content store that references name; undefined where content is not kept in place. */
  readonly store: number | undefined
  /** Line feeds read over so far. */
  lines: number
  nanCount: number
  hasInvalidUtf8: boolean
}

export abstract class ByteScanner {
  /** Containers entered. */
  abstract readonly depth: number
  protected readonly file: ByteFile
  protected readonly window: ByteWindow
  /** Whether the string just read has an escape. */
  protected isEscaped = false

  constructor(file: ByteFile) {
    this.file = file
    this.window = file.window
  }

  /** The same where there is none, as a rule: without a call. */
  protected behindSpace(at: number): number {
    return this.window.bytes[at] > BYTE.blank ? at : this.space(at)
  }

  /** First byte from `at` on that is no white space; the next slice is fetched where there is none. */
  protected space(from: number): number {
    const { window } = this
    let at = from
    for (;;) {
      const byte = window.bytes[at]
      if (byte > 32) return at
      if (byte === BYTE.lineFeed) this.file.lines++
      else if (SPACE[byte] === 0) {
        if (byte === 0 && at >= window.end) {
          if (window.pull()) continue
          if (this.depth === 0) return at
          this.cut()
        }
        this.fail(at)
      }
      at++
    }
  }

  /** Closing quote of the string whose first byte is at `from`. */
  protected endOfString(from: number): number {
    const { window } = this
    let at = from
    let wideFrom = -1
    for (;;) {
      at = wideFrom < 0 ? plainEnd(window.words, at) : wideEnd(window.words, at)
      const byte = window.bytes[at]
      if (byte === BYTE.quote) break
      if (byte === BYTE.backslash) {
        this.isEscaped = true
        at = this.endOfEscape(at)
      } else if (byte >= 0x80) wideFrom = at
      else if (byte === 0 && at >= window.end) {
        if (!window.pull()) this.cut()
      } else this.fail(at)
    }
    const { file } = this
    if (wideFrom >= 0 && !file.hasInvalidUtf8) file.hasInvalidUtf8 = !isUtf8(window.words, wideFrom, at)
    return at
  }

  private endOfEscape(at: number): number {
    if (SHORT_ESCAPE[this.window.bytes[at + 1]] === 1) return at + 2
    this.need(at + 2)
    if (SHORT_ESCAPE[this.window.bytes[at + 1]] === 1) return at + 2
    if (this.window.bytes[at + 1] !== LETTER_U) this.fail(at)
    this.need(at + 6)
    const { bytes } = this.window
    for (let digit = at + 2; digit < at + 6; digit++)
      if (HEX[bytes[digit]] === 0 && !isUpperHex(bytes[digit])) this.fail(at)
    return at + 6
  }

  /** Byte behind a number, a word, or a bare NaN. */
  protected endOfScalar(at: number): number {
    // A token at the end of what is at hand may go on.
    while (at + 64 > this.window.end && this.window.pull());
    let end = endOfToken(this.window.bytes, at)
    while (end === this.window.end && this.window.pull()) end = endOfToken(this.window.bytes, at)
    if (end === BROKEN) this.fail(at)
    // NaN, Infinity and -Infinity are told by how they end; so is no number and no word of JSON.
    const last = this.window.bytes[end - 1]
    if (last === LETTER_Y || last === LETTER_N) this.file.nanCount++
    return end
  }

  /** Byte behind the object or array at `at`, checked on the way. No recursion: depth costs a byte a level. */
  protected endOfContainer(from: number): number {
    const { window } = this
    const open: number[] = []
    let at = from
    for (;;) {
      const byte = window.bytes[at]
      // Stands on a value, or on the end of an empty container.
      if (byte === BYTE.quote) at = this.endOfString(at + 1) + 1
      else if (byte === BYTE.openBrace || byte === BYTE.openBracket) {
        open.push(byte)
        at = this.inside(at + 1)
        const close = byte === BYTE.openBrace ? BYTE.closeBrace : BYTE.closeBracket
        if (window.bytes[at] !== close) {
          if (byte === BYTE.openBrace) at = this.overKey(at)
          continue
        }
        open.pop()
        at++
      } else at = this.overScalar(at)
      // Behind a value.
      for (;;) {
        if (open.length === 0) return at
        at = this.inside(at)
        const after = window.bytes[at]
        const top = open[open.length - 1]
        if (after === BYTE.comma) {
          at = this.inside(at + 1)
          if (top === BYTE.openBrace) at = this.overKey(at)
          break
        }
        if (after !== (top === BYTE.openBrace ? BYTE.closeBrace : BYTE.closeBracket)) this.fail(at)
        open.pop()
        at++
      }
    }
  }

  /** White space inside a container: the end of the file cuts it. */
  private inside(at: number): number {
    const place = this.space(at)
    if (place >= this.window.end) this.cut()
    return place
  }

  private overKey(at: number): number {
    if (this.window.bytes[at] !== BYTE.quote) this.fail(at)
    const colon = this.inside(this.endOfString(at + 1) + 1)
    if (this.window.bytes[colon] !== BYTE.colon) this.fail(colon)
    return this.inside(colon + 1)
  }

  private overScalar(at: number): number {
    if (TOKEN_KIND[this.window.bytes[at]] === KIND.none) this.fail(at)
    return this.endOfScalar(at)
  }

  private need(end: number): void {
    while (end > this.window.end) if (!this.window.pull()) this.cut()
  }

  protected cut(): never {
    throw new JsonError('cut', this.window.endOffset)
  }

  protected fail(at: number): never {
    if (at >= this.window.end) this.cut()
    throw new JsonError('broken', this.window.base + at, this.window.bytes[at])
  }

  /**
   * Behind the entry of a list that is broken: its brackets are counted from where it begins, without asking what stands
   * between them. Undefined when they do not close, or a string has a control character, which says that quotes are lost.
   */
  protected behindBroken(start: number): number | undefined {
    const { window } = this
    let depth = 0
    let at = start
    for (;;) {
      const byte = window.bytes[at]
      if (at >= window.end) {
        if (!window.pull()) return undefined
        continue
      }
      if (byte === BYTE.quote) {
        const end = this.endOfLooseString(at + 1)
        if (end === undefined) return undefined
        at = end
      } else if (byte === BYTE.openBrace || byte === BYTE.openBracket) depth++
      else if ((byte === BYTE.closeBrace || byte === BYTE.closeBracket) && --depth <= 0)
        return depth === 0 ? at + 1 : at
      else if (byte === BYTE.comma && depth === 0) return at
      at++
    }
  }

  private endOfLooseString(from: number): number | undefined {
    const { window } = this
    for (let at = from; ; at++) {
      const byte = window.bytes[at]
      if (byte === BYTE.quote) return at
      if (byte === BYTE.backslash) at++
      else if (byte === BYTE.lineFeed) return undefined
      else if (byte === 0 && at >= window.end) {
        if (!window.pull()) return undefined
        at--
      }
    }
  }
}

const isUpperHex = (byte: number): boolean => byte >= 65 && byte <= 70

const LETTER_U = 117
const LETTER_Y = 121
const LETTER_N = 78
