// The cursor over the bytes of a file: reads each byte once, decodes what is asked for, keeps nothing.
// Strict about JSON, but for a bare NaN or Infinity, which Python writes: they read as null and are counted.
import type { LaterValue } from '../model/attribute-list.ts'
import type { ContentReference } from '../model/facts.ts'
import type { StringTable } from '../model/strings.ts'
import { hashText } from '../util/hash.ts'
import { decodeUtf8 } from '../util/utf8.ts'
import { type ByteFile, ByteScanner } from './byte-scanner.ts'
import { BytesValue, codeOf, decodeString } from './byte-value.ts'
import type { Cursor, ValueType } from './cursor.ts'
import { JsonError } from './json-error.ts'
import { parseLenient } from './json-text.ts'
import { isEqual, type KeyEntry } from './key-table.ts'
import { Literal } from './byte-literal.ts'
import { bigintOfHalves } from './parsed-cursor.ts'
import { BYTE, endOfToken, HEX, KIND, plainEnd, TOKEN_KIND } from './scan.ts'
import type { Spelling, Template } from './template.ts'

export type { ByteFile } from './byte-scanner.ts'

const TYPES: readonly ValueType[] = ['null', 'object', 'array', 'string', 'number', 'boolean', 'null', 'null']

export class ByteCursor extends ByteScanner implements Cursor {
  depth = 0
  seconds = 0
  nanos = 0
  /** Of the value it stands on: KIND, its first byte in the window, the byte behind it (-1 while unread). */
  private kind = 0
  private at = 0
  private end = -1
  private readonly kinds: number[] = []
  private readonly starts: number[] = []
  private readonly indexes: number[] = []
  private readonly keys: (KeyEntry | undefined)[] = []
  private lastKey: KeyEntry | undefined
  /** The template that matched last with its name, and its value. */
  private spelling: Spelling = { template: undefined, name: '', prefix: NO_BYTES, isText: false, followers: [] }
  private readonly hole = { from: 0, to: 0, isEscaped: false }
  private lastName: KeyEntry | undefined

  /** Used again for each record: whoever is given it reads it at once. */
  private readonly content = { store: 0, offset: 0, length: 0, format: 0 }
  private readonly reference: ContentReference

  constructor(file: ByteFile) {
    super(file)
    const content = file.store === undefined ? undefined : this.content
    this.reference = { content, hash: () => hashText(JSON.stringify(this.value())) }
  }

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

  match(template: Template): boolean {
    if (this.end >= 0) return false
    const { words } = this.window
    const { followers } = this.spelling
    for (let i = 0; i < followers.length; i++) {
      const spelling = followers[i]
      if (!spelling.prefix.isAt(words, this.at)) continue
      if (spelling.template !== template) return false
      if (i > 0) toFront(followers, i)
      this.spelling = spelling
      return this.matchValue(this.at + spelling.prefix.length, spelling.isText, template)
    }
    return this.matchWhole(template)
  }

  /** From the value on. */
  private matchValue(from: number, isText: boolean, { closing }: Template): boolean {
    let at = from
    if (isText) {
      at = plainEnd(this.window.words, at)
      this.isEscaped = false
      if (this.window.bytes[at] !== BYTE.quote) at = this.endOfString(at)
    } else {
      if (TOKEN_KIND[this.window.bytes[at]] !== KIND.number) return false
      at = endOfToken(this.window.bytes, at)
      // One that ends where the window does may go on; -Infinity is none.
      if (at < 0 || at >= this.window.end || this.window.bytes[at - 1] === LETTER_Y) return false
    }
    const end = this.behind(closing, isText ? at + 1 : at)
    if (end < 0) return false
    this.hole.from = from
    this.hole.to = at
    this.hole.isEscaped = isText && this.isEscaped
    this.end = end
    return true
  }

  /** One that did not come next before. */
  private matchWhole(template: Template): boolean {
    let at = this.behind(template.opening, this.at)
    if (at < 0) return false
    if (this.window.bytes[at] === BYTE.blank) at++
    if (this.window.bytes[at] !== BYTE.quote) return false
    const name = at + 1
    const nameEnd = this.endOfString(name)
    at = this.behind(template.middle, nameEnd + 1)
    if (at < 0) return false
    if (this.window.bytes[at] === BYTE.blank) at++
    const isText = this.window.bytes[at] === BYTE.quote
    if (template.value === (isText ? 'number' : 'string')) return false
    if (isText) at++
    const entry = this.file.keys.entry(this.window, name, nameEnd)
    const spelling = this.spellingOf(entry, template, isText, at)
    if (!this.matchValue(at, isText, template)) return false
    const { followers } = this.spelling
    followers.unshift(spelling)
    if (followers.length > MAX_FOLLOWERS) followers.pop()
    this.spelling = spelling
    return true
  }

  private spellingOf({ text: name, spellings }: KeyEntry, template: Template, isText: boolean, end: number): Spelling {
    const { words, bytes } = this.window
    for (const known of spellings)
      if (known.template === template && known.isText === isText && known.prefix.isAt(words, this.at)) return known
    const prefix = new Literal(bytes.subarray(this.at, end))
    const spelling = { template, name, prefix, isText, followers: [] }
    if (spellings.length < MAX_FOLLOWERS) spellings.push(spelling)
    return spelling
  }

  /** Place behind a literal, with a blank after a colon or comma or without; -1 where it does not stand. */
  private behind(literal: Uint8Array, from: number): number {
    const { bytes } = this.window
    let at = from
    for (let i = 0; i < literal.length; i++) {
      if (bytes[at] !== literal[i]) {
        if (bytes[at] !== BYTE.blank || bytes[++at] !== literal[i]) return -1
      }
      at++
    }
    return at
  }

  holeName(): string {
    return this.spelling.name
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

  private stand(at: number): void {
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

const NO_BYTES = new Literal(new Uint8Array())

/** Ways on from one name that are tried. */
const MAX_FOLLOWERS = 4

function toFront<T>(list: T[], index: number): void {
  const item = list[index]
  for (let i = index; i > 0; i--) list[i] = list[i - 1]
  list[0] = item
}

const LETTER_I = 73
const LETTER_T = 116
const LETTER_Y = 121
