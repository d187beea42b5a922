// Values of a file as bytes that are decoded when they are asked for.
import type { LaterValue } from '../model/attribute-list.ts'
import type { StringTable } from '../model/strings.ts'
import { decodeUtf8 } from '../util/utf8.ts'
import type { ByteFile } from './byte-scanner.ts'
import { parseLenient } from './json-text.ts'
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

  code(table: StringTable): number {
    return codeOf(this.file, table, this.from, this.to, this.isEscaped)
  }

  value(): unknown {
    return this.byteLength >= 0 ? this.text() : parseLenient(this.text()).value
  }
}

/** Code of what stands between two quotes. */
export function codeOf(file: ByteFile, table: StringTable, from: number, to: number, isEscaped: boolean): number {
  const { bytes } = file.window
  // Bytes that are no UTF-8 are replaced by the decoder.
  if (file.hasInvalidUtf8) return table.code(decodeString(bytes, from, to, isEscaped))
  if (!isEscaped) return table.codeOfBytes(bytes, from, to)
  const scratch = to - from <= SCRATCH.length ? SCRATCH : new Uint8Array(to - from)
  return table.codeOfBytes(scratch, 0, unescapeInto(bytes, from, to, scratch))
}

const SCRATCH = new Uint8Array(1 << 12)

/** Text between two quotes. */
export function decodeString(bytes: Uint8Array, from: number, to: number, mayBeEscaped: boolean): string {
  const text = decodeUtf8(bytes, from, to)
  return mayBeEscaped && text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text
}
