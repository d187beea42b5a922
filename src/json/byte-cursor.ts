// The cursor over the bytes of a file: reads each byte once, decodes what is asked for, keeps nothing.
import type { LaterValue } from '../model/attribute-list.ts'
import type { ContentReference } from '../model/facts.ts'
import type { StringTable } from '../model/strings.ts'
import { hashText } from '../util/hash.ts'
import { decodeUtf8 } from '../util/utf8.ts'
import { bigintOfHalves } from './bigint.ts'
import { ByteMatcher } from './byte-matcher.ts'
import type { ByteFile } from './byte-scanner.ts'
import { BytesValue, codeOf, decodeString } from './byte-value.ts'
import type { Cursor } from './cursor.ts'
import { JsonError } from './json-error.ts'
import { parseLenient } from './json-text.ts'
import { isEqual, type KeyEntry } from './key-table.ts'
import { BYTE, HEX, KIND } from './scan.ts'

export type { ByteFile } from './byte-scanner.ts'

export class ByteCursor extends ByteMatcher implements Cursor {
  seconds = 0
  nanos = 0
  private lastName: KeyEntry | undefined

  /** Used again for each record: whoever is given it reads it at once. */
  private readonly content = { store: 0, offset: 0, length: 0, format: 0 }
  private readonly reference: ContentReference

  constructor(file: ByteFile) {
    super(file)
    const content = file.store === undefined ? undefined : this.content
    this.reference = { content, hash: () => hashText(JSON.stringify(this.value())) }
  }

  string(): string | undefined {
    if (this.kind === KIND.string) {
      const end = this.skip()
      return this.decode(this.at + 1, end - 1)
    }
    if (this.kind === KIND.number) {
      const text = this.token()
      // As written where that is the canonical form: digits beyond 2^53 are not lost.
      return /^(?:0|-?[1-9]\d*)$/.test(text) ? text : String(Number(text))
    }
    return this.kind === KIND.boolean ? String(this.boolean()) : undefined
  }

  name(): string | undefined {
    if (this.kind !== KIND.string) return this.string()
    if (this.end < 0) {
      const guess = this.lastName?.follower
      const from = this.at + 1
      const end = guess === undefined ? 0 : from + guess.raw.length
      const { window } = this
      if (
        guess &&
        end < window.end &&
        window.bytes[end] === BYTE.quote &&
        isEqual(guess.raw, window.bytes, from, end)
      ) {
        this.end = end + 1
        this.lastName = guess
        return guess.text
      }
    }
    return this.nameOf(this.at + 1, this.skip() - 1)
  }

  private nameOf(from: number, to: number): string {
    const entry = this.file.keys.entry(this.window, from, to)
    if (this.lastName) this.lastName.follower = entry
    this.lastName = entry
    return entry.text
  }

  number(): number | undefined {
    if (this.kind === KIND.number) return this.readNumber()
    if (this.kind !== KIND.string) return undefined
    const text = this.string() ?? ''
    if (text.trim() === '') return undefined
    const parsed = Number(text)
    return Number.isNaN(parsed) && text !== 'NaN' ? undefined : parsed
  }

  boolean(): boolean | undefined {
    if (this.kind !== KIND.boolean) return undefined
    this.skip()
    return this.window.bytes[this.at] === LETTER_T
  }

  bigint(): bigint | undefined {
    if (this.kind === KIND.number) {
      const text = this.token()
      if (/^-?\d+$/.test(text)) return BigInt(text)
      const number = Number(text)
      return Number.isFinite(number) ? BigInt(Math.trunc(number)) : undefined
    }
    if (this.kind === KIND.string) {
      const text = (this.string() ?? '').trim()
      return /^-?\d{1,20}$/.test(text) ? BigInt(text) : undefined
    }
    return this.kind === KIND.object ? bigintOfHalves(this.value()) : undefined
  }

  value(): unknown {
    const end = this.skip()
    if (this.kind === KIND.number) return this.readNumber()
    if (this.kind === KIND.string) return this.decode(this.at + 1, end - 1)
    if (this.kind === KIND.boolean) return this.boolean()
    if (this.kind !== KIND.object && this.kind !== KIND.array) return null
    return parseLenient(decodeUtf8(this.window.bytes, this.at, end)).value
  }

  code(table: StringTable): number {
    if (this.kind !== KIND.string) return -1
    const end = this.skip()
    return codeOf(this.file, table, this.at + 1, end - 1, this.isEscaped)
  }

  hexCode(table: StringTable, digits: number, guess = 0): number {
    if (this.kind !== KIND.string) return -1
    const { bytes, words } = this.window
    const from = this.at + 1
    const to = from + digits
    // Digits alone, up to the quote: what the value is need not be found out first.
    if (this.end < 0 ? to >= this.window.end || bytes[to] !== BYTE.quote : this.end - 1 !== to) return -1
    if (guess === 0 || !table.isAt(guess, words, from, digits)) {
      for (let at = from; at < to; at++) if (HEX[bytes[at]] === 0) return -1
      guess = table.codeOfBytes(bytes, from, to, words)
    }
    this.isEscaped = false
    this.end = to + 1
    return guess
  }

  readInstant(): boolean {
    const isString = this.kind === KIND.string
    if (!isString && this.kind !== KIND.number) return false
    const end = this.skip()
    const from = isString ? this.at + 1 : this.at
    const to = isString ? end - 1 : end
    const { bytes } = this.window
    const split = to - 9
    if (split <= from || to - from > 19) return false
    let seconds = 0
    for (let at = from; at < split; at++) {
      const digit = bytes[at] - 48
      if (digit < 0 || digit > 9) return false
      seconds = seconds * 10 + digit
    }
    let nanos = 0
    for (let at = split; at < to; at++) {
      const digit = bytes[at] - 48
      if (digit < 0 || digit > 9) return false
      nanos = nanos * 10 + digit
    }
    this.seconds = seconds
    this.nanos = nanos
    return true
  }

  integer(): number | undefined {
    const isString = this.kind === KIND.string
    if (!isString && this.kind !== KIND.number) return undefined
    const end = this.skip()
    return isString ? this.integerOf(this.at + 1, end - 1) : this.integerOf(this.at, end)
  }

  private integerOf(from: number, to: number): number | undefined {
    const { bytes } = this.window
    const isNegative = bytes[from] === BYTE.minus
    let at = isNegative ? from + 1 : from
    if (at === to || to - at > 15) return undefined
    let number = 0
    for (; at < to; at++) {
      const digit = bytes[at] - 48
      if (digit < 0 || digit > 9) return undefined
      number = number * 10 + digit
    }
    return isNegative && number !== 0 ? -number : number
  }

  later(spare?: LaterValue): LaterValue {
    const end = this.skip()
    const isText = this.kind === KIND.string
    const value = this.valueFrom(spare)
    if (isText) value.set(this.at + 1, end - 1, true, this.isEscaped)
    else value.set(this.at, end, false, false)
    return value
  }

  private valueFrom(spare: LaterValue | undefined): BytesValue {
    return spare instanceof BytesValue && spare.file === this.file ? spare : new BytesValue(this.file)
  }

  holeNumber(): number {
    return Number(decodeUtf8(this.window.bytes, this.hole.from, this.hole.to))
  }

  holeInteger(): number | undefined {
    return this.integerOf(this.hole.from, this.hole.to)
  }

  holeLater(spare?: LaterValue): LaterValue {
    const value = this.valueFrom(spare)
    value.set(this.hole.from, this.hole.to, true, this.hole.isEscaped)
    return value
  }

  fork(): ByteCursor {
    // With counts of its own: what it reads over is read again.
    const fork = new ByteCursor({ ...this.file })
    fork.stand(this.at)
    return fork
  }

  ahead(...names: string[]): ByteCursor | undefined {
    const level = this.depth - 1
    if (level < 0 || this.kinds[level] !== KIND.object) return undefined
    const probe = new ByteCursor({ ...this.file })
    probe.kinds[0] = KIND.object
    probe.starts[0] = this.starts[level]
    probe.indexes[0] = this.indexes[level]
    probe.keys[0] = this.keys[level]
    probe.depth = 1
    probe.kind = this.kind
    probe.at = this.at
    probe.end = this.end
    try {
      if (this.indexes[level] >= 0 && names.includes(this.key ?? '')) return probe
      while (probe.next()) if (names.includes(probe.key ?? '')) return probe
      return undefined
    } catch (error) {
      // What is broken further on is met, and told, when the reader comes there.
      if (error instanceof JsonError) return undefined
      throw error
    }
  }

  ref(format: number): ContentReference {
    const end = this.skip()
    const { store } = this.file
    if (store !== undefined) {
      const ref = this.content
      ref.store = store
      ref.offset = this.window.base + this.at
      ref.length = end - this.at
      ref.format = format
    }
    return this.reference
  }

  private token(): string {
    return decodeUtf8(this.window.bytes, this.at, this.skip())
  }

  private readNumber(): number {
    const end = this.skip()
    const { bytes } = this.window
    // Up to 15 digits are exact; anything else is left to the engine.
    if (end - this.at <= 15) {
      let number = 0
      let at = this.at
      for (; at < end; at++) {
        const digit = bytes[at] - 48
        if (digit < 0 || digit > 9) break
        number = number * 10 + digit
      }
      if (at === end) return number
    }
    return Number(this.token())
  }

  private decode(from: number, to: number): string {
    return decodeString(this.window.bytes, from, to, this.isEscaped)
  }
}

const LETTER_T = 116
