// Values of a file as bytes that are decoded when they are asked for.
import type { LaterValue, Utf8Text } from '../model/attribute-list.ts'
import type { StringTable } from '../model/strings.ts'
import { Scratch } from '../util/scratch.ts'
import { decodeUtf8 } from '../util/utf8.ts'
import type { ByteFile } from './byte-scanner.ts'
import { parseLenient } from './json-text.ts'
import { plainEnd } from './scan.ts'
import { unescapeInto } from './unescape.ts'

/** A value of the file whose bytes are at hand until the reader goes on. */
export class BytesValue implements LaterValue {
  byteLength = 0
  rawLength = 0
  readonly file: ByteFile
  private from = 0
  private to = 0
  private isEscaped = false

  constructor(file: ByteFile) {
    this.file = file
  }

  set(from: number, to: number, isText: boolean, isEscaped: boolean): void {
    this.from = from
    this.to = to
    this.isEscaped = isEscaped
    this.rawLength = to - from
    this.byteLength = isText ? to - from : -1
  }

  text(): string {
    return decodeString(this.file.window.bytes, this.from, this.to, this.isEscaped)
  }

  isWithin(units: number): boolean {
    if (this.rawLength > units * LONGEST_UNIT) return false
    if (this.file.hasInvalidUtf8) return this.text().length <= units
    const { bytes, words } = this.file.window
    let count = 0
    for (let at = this.from; count <= units; ) {
      const end = plainEnd(words, at)
      count += end - at
      if (end >= this.to) break
      const byte = bytes[end]
      if (byte === BACKSLASH) {
        at = end + (bytes[end + 1] === LETTER_U ? 6 : 2)
        count++
      } else {
        // What goes on a character is none, and one beyond 16 bits is two.
        if (byte >= 0xc0) count += byte >= 0xf0 ? 2 : 1
        at = end + 1
      }
    }
    return count <= units
  }

  utf8(): Utf8Text | undefined {
    const { file, from, to } = this
    // Bytes that are no UTF-8 are replaced by the decoder.
    if (file.hasInvalidUtf8) return undefined
    const { bytes, words } = file.window
    if (!this.isEscaped) return { bytes, words, from, to }
    const target = scratch.room(to - from)
    const length = unescapeInto(bytes, from, to, target.bytes, words, target.words)
    target.bytes[length] = 0
    return { bytes: target.bytes, words: target.words, from: 0, to: length }
  }

  code(table: StringTable): number {
    return codeOf(this.file, table, this.from, this.to, this.isEscaped)
  }

  value(): unknown {
    return this.byteLength >= 0 ? this.text() : parseLenient(this.text()).value
  }
}

/** Code of what stands between two quotes. */
export function codeOf(file: ByteFile, table: StringTable, from: number, to: number, isEscaped: boolean): number {
  const { bytes, words } = file.window
  // Bytes that are no UTF-8 are replaced by the decoder.
  if (file.hasInvalidUtf8) return table.code(decodeString(bytes, from, to, isEscaped))
  if (!isEscaped) return table.codeOfBytes(bytes, from, to, words)
  const target = scratch.room(to - from)
  const length = unescapeInto(bytes, from, to, target.bytes, words, target.words)
  return table.codeOfBytes(target.bytes, 0, length, target.words)
}

const scratch = new Scratch()

/** Bytes of `\\u0000`, the longest way to write one unit. */
const LONGEST_UNIT = 6
const BACKSLASH = 92
const LETTER_U = 117

/** Text between two quotes. */
export function decodeString(bytes: Uint8Array, from: number, to: number, mayBeEscaped: boolean): string {
  const text = decodeUtf8(bytes, from, to)
  return mayBeEscaped && text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text
}
