// The cursor over the bytes of a file: reads each byte once, decodes what is asked for, keeps nothing.
// Strict about JSON, but for a bare NaN or Infinity, which Python writes: they read as null and are counted.
import type { LaterValue } from '../model/attribute-list.ts'
import type { ContentReference } from '../model/facts.ts'
import type { StringTable } from '../model/strings.ts'
import { hashText } from '../util/hash.ts'
import { decodeUtf8 } from '../util/utf8.ts'
import type { Cursor, ValueType } from './cursor.ts'
import { JsonError } from './json-error.ts'
import { parseLenient } from './json-text.ts'
import { isEqual, type KeyEntry, type KeyTable } from './key-table.ts'
import { bigintOfHalves } from './parsed-cursor.ts'
import { BROKEN, endOfToken, KIND, PLAIN, SPACE, TOKEN_KIND } from './scan.ts'
import type { Template } from './template.ts'
import { unescapeInto } from './unescape.ts'
import type { ByteWindow } from './window.ts'

const TYPES: readonly ValueType[] = ['null', 'object', 'array', 'string', 'number', 'boolean', 'null', 'null']

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

export class ByteCursor implements Cursor {
  depth = 0
  seconds = 0
  nanos = 0
  private readonly file: ByteFile
  private readonly window: ByteWindow
  /** Of the value it stands on: KIND, its first byte in the window, the byte behind it (-1 while unread). */
  private kind = 0
  private at = 0
  private end = -1
  /** Whether the string just read has an escape, or a byte beyond ASCII. */
  private isEscaped = false
  private readonly kinds: number[] = []
  private readonly starts: number[] = []
  private readonly indexes: number[] = []
  private readonly keys: (KeyEntry | undefined)[] = []
  private lastKey: KeyEntry | undefined
  /** First byte of each hole of the template that matched, and the byte behind it. */
  private readonly holes: number[] = []
  private readonly escaped: boolean[] = []
  private lastName: KeyEntry | undefined

  /** Used again for each record: whoever is given it reads it at once. */
  private readonly content = { store: 0, offset: 0, length: 0, format: 0 }
  private readonly reference: ContentReference

  constructor(file: ByteFile) {
    this.file = file
    this.window = file.window
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
    const close = this.kinds[level] === KIND.object ? CLOSE_BRACE : CLOSE_BRACKET
    let at: number
    if (++this.indexes[level] === 0) {
      at = this.space(this.end)
      if (window.bytes[at] === close) return this.leave(at + 1)
    } else {
      if (this.end < 0) this.skip()
      at = this.space(this.end)
      const byte = window.bytes[at]
      if (byte === close) return this.leave(at + 1)
      if (byte !== COMMA) this.fail(at)
      at = this.space(at + 1)
    }
    if (close === CLOSE_BRACE) at = this.readKey(at, level)
    this.stand(at)
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
      if (guess && end < window.end && window.bytes[end] === QUOTE && isEqual(guess.raw, window.bytes, from, end)) {
        this.end = end + 1
        this.lastName = guess
        return guess.text
      }
    }
    return this.nameOf(this.at + 1, this.skip() - 1)
  }

  private nameOf(from: number, to: number): string {
    const entry = this.file.keys.entry(this.window.bytes, from, to)
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
    const { bytes } = this.window
    const from = this.at + 1
    const to = from + digits
    if (this.end < 0) {
      // Digits alone, up to the quote: what the value is need not be found out first.
      if (to >= this.window.end || bytes[to] !== QUOTE) return -1
      if (guess !== 0 && table.isAt(guess, bytes, from, digits)) {
        this.end = to + 1
        return guess
      }
      for (let at = from; at < to; at++) if (HEX[bytes[at]] === 0) return -1
      this.isEscaped = false
      this.end = to + 1
      return table.codeOfBytes(bytes, from, to)
    }
    if (this.end - 1 !== to) return -1
    for (let at = from; at < to; at++) if (HEX[bytes[at]] === 0) return -1
    return table.codeOfBytes(bytes, from, to)
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
    const isNegative = bytes[from] === MINUS
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

  match({ literals, holes: kinds }: Template): boolean {
    if (this.end >= 0) return false
    let { bytes } = this.window
    const { holes, escaped } = this
    const last = literals.length - 1
    let at = this.at
    for (let part = 0; ; part++) {
      const literal = literals[part]
      for (let i = 0; i < literal.length; i++) {
        if (bytes[at] !== literal[i]) {
          if (bytes[at] !== BLANK || bytes[++at] !== literal[i]) return false
        }
        at++
      }
      if (part === last) break
      if (bytes[at] === BLANK) at++
      if (bytes[at] === QUOTE) {
        if (kinds[part] === 'number') return false
        holes[part * 2] = ++at
        while (PLAIN[bytes[at]] === 1) at++
        escaped[part] = false
        if (bytes[at] !== QUOTE) {
          this.isEscaped = false
          at = this.endOfString(at)
          escaped[part] = this.isEscaped
          bytes = this.window.bytes
        }
        holes[part * 2 + 1] = at++
      } else {
        if (kinds[part] === 'string' || TOKEN_KIND[bytes[at]] !== KIND.number) return false
        holes[part * 2] = at
        at = endOfToken(bytes, at)
        // One that ends where the window does may go on; -Infinity is none.
        if (at < 0 || at >= this.window.end || bytes[at - 1] === LETTER_Y) return false
        holes[part * 2 + 1] = at
      }
    }
    this.end = at
    return true
  }

  holeName(hole: number): string {
    const from = this.holes[hole * 2]
    const to = this.holes[hole * 2 + 1]
    const { bytes } = this.window
    const guess = this.lastName?.follower
    if (guess && isEqual(guess.raw, bytes, from, to)) {
      this.lastName = guess
      return guess.text
    }
    return this.nameOf(from, to)
  }

  holeNumber(hole: number): number {
    return Number(decodeUtf8(this.window.bytes, this.holes[hole * 2], this.holes[hole * 2 + 1]))
  }

  holeInteger(hole: number): number | undefined {
    return this.integerOf(this.holes[hole * 2], this.holes[hole * 2 + 1])
  }

  holeLater(hole: number, spare?: LaterValue): LaterValue {
    const value = this.valueFrom(spare)
    value.set(this.holes[hole * 2], this.holes[hole * 2 + 1], true, this.escaped[hole])
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
    const close = this.behindBroken(level)
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
    this.kind = byte === MINUS && this.isInfinity(at) ? KIND.notFinite : kind
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
    if (window.bytes[at] !== QUOTE) this.fail(at)
    const from = at + 1
    // Records repeat themselves: the field that followed this one last time is likely to follow again.
    const guess = this.lastKey?.follower
    let end = guess === undefined ? -1 : from + guess.raw.length
    let entry: KeyEntry
    if (
      guess !== undefined &&
      end < window.end &&
      window.bytes[end] === QUOTE &&
      isEqual(guess.raw, window.bytes, from, end)
    )
      entry = guess
    else {
      end = this.endOfString(from)
      entry = this.file.keys.entry(window.bytes, from, end)
      if (this.lastKey) this.lastKey.follower = entry
    }
    this.lastKey = entry
    this.keys[level] = entry
    let next = end + 1
    if (window.bytes[next] !== COLON) {
      next = this.space(next)
      if (window.bytes[next] !== COLON) this.fail(next)
    }
    return this.space(next + 1)
  }

  /** First byte from `at` on that is no white space; the next slice is fetched where there is none. */
  private space(from: number): number {
    const { window } = this
    let at = from
    for (;;) {
      const byte = window.bytes[at]
      if (byte > 32) return at
      if (byte === LINE_FEED) this.file.lines++
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
  private endOfString(from: number): number {
    const { window } = this
    let { bytes } = window
    let at = from
    for (;;) {
      while (PLAIN[bytes[at]] === 1) at++
      const byte = bytes[at]
      if (byte === QUOTE) return at
      if (byte === BACKSLASH) {
        this.isEscaped = true
        at = this.endOfEscape(at)
        bytes = window.bytes
      } else if (byte >= 0x80) {
        at = this.endOfWide(at)
        bytes = window.bytes
      } else if (byte === 0 && at >= window.end) {
        if (!window.pull()) this.cut()
        bytes = window.bytes
      } else this.fail(at)
    }
  }

  private endOfEscape(at: number): number {
    this.need(at + 2)
    const { bytes } = this.window
    const byte = bytes[at + 1]
    if (byte !== LETTER_U) {
      if (ESCAPES.includes(byte)) return at + 2
      this.fail(at)
    }
    this.need(at + 6)
    const grown = this.window.bytes
    for (let digit = at + 2; digit < at + 6; digit++)
      if (HEX[grown[digit]] === 0 && !isUpperHex(grown[digit])) this.fail(at)
    return at + 6
  }

  /** Behind one character beyond ASCII; a byte that begins none is told and read over. */
  private endOfWide(at: number): number {
    const lead = this.window.bytes[at]
    const length =
      lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0
    while (at + length > this.window.end) if (!this.window.pull()) this.cut()
    const { bytes } = this.window
    for (let i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xc0) !== 0x80) {
        this.file.hasInvalidUtf8 = true
        return at + i
      }
    }
    const second = bytes[at + 1]
    const isOverlong = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90)
    const isOutside = (lead === 0xed && second >= 0xa0) || (lead === 0xf4 && second >= 0x90)
    if (length === 0 || isOverlong || isOutside) this.file.hasInvalidUtf8 = true
    return at + (length || 1)
  }

  /** Byte behind a number, a word, or a bare NaN. */
  private endOfScalar(at: number): number {
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
  private endOfContainer(from: number): number {
    const { window } = this
    const open: number[] = []
    let at = from
    for (;;) {
      const byte = window.bytes[at]
      // Stands on a value, or on the end of an empty container.
      if (byte === QUOTE) at = this.endOfString(at + 1) + 1
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        open.push(byte)
        at = this.inside(at + 1)
        const close = byte === OPEN_BRACE ? CLOSE_BRACE : CLOSE_BRACKET
        if (window.bytes[at] !== close) {
          if (byte === OPEN_BRACE) at = this.overKey(at)
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
        if (after === COMMA) {
          at = this.inside(at + 1)
          if (top === OPEN_BRACE) at = this.overKey(at)
          break
        }
        if (after !== (top === OPEN_BRACE ? CLOSE_BRACE : CLOSE_BRACKET)) this.fail(at)
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
    if (this.window.bytes[at] !== QUOTE) this.fail(at)
    const colon = this.inside(this.endOfString(at + 1) + 1)
    if (this.window.bytes[colon] !== COLON) this.fail(colon)
    return this.inside(colon + 1)
  }

  private overScalar(at: number): number {
    const { kind } = this
    this.kind = TOKEN_KIND[this.window.bytes[at]]
    if (this.kind === 0) this.fail(at)
    const end = this.endOfScalar(at)
    this.kind = kind
    return end
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

  private need(end: number): void {
    while (end > this.window.end) if (!this.window.pull()) this.cut()
  }

  private cut(): never {
    throw new JsonError('cut', this.window.endOffset)
  }

  private fail(at: number): never {
    if (at >= this.window.end) this.cut()
    throw new JsonError('broken', this.window.base + at, this.window.bytes[at])
  }

  /**
   * Behind the entry of the list at `level` that is broken: its brackets are counted from where it begins, without asking
   * what stands between them. Undefined when they do not close, or a string has a control character, which says that quotes are lost.
   */
  private behindBroken(level: number): number | undefined {
    const { window } = this
    const start = this.depth > level ? this.starts[level] : this.at
    if (start < 0) return undefined
    let depth = 0
    let at = start
    for (;;) {
      const byte = window.bytes[at]
      if (at >= window.end) {
        if (!window.pull()) return undefined
        continue
      }
      if (byte === QUOTE) {
        const end = this.endOfLooseString(at + 1)
        if (end === undefined) return undefined
        at = end
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth++
      else if ((byte === CLOSE_BRACE || byte === CLOSE_BRACKET) && --depth <= 0) return depth === 0 ? at + 1 : at
      else if (byte === COMMA && depth === 0) return at
      at++
    }
  }

  private endOfLooseString(from: number): number | undefined {
    const { window } = this
    for (let at = from; ; at++) {
      const byte = window.bytes[at]
      if (byte === QUOTE) return at
      if (byte === BACKSLASH) at++
      else if (byte === LINE_FEED) return undefined
      else if (byte === 0 && at >= window.end) {
        if (!window.pull()) return undefined
        at--
      }
    }
  }
}

/** A value of the file whose bytes are at hand until the reader goes on. */
class BytesValue implements LaterValue {
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
function codeOf(file: ByteFile, table: StringTable, from: number, to: number, isEscaped: boolean): number {
  const { bytes } = file.window
  // Bytes that are no UTF-8 are replaced by the decoder.
  if (file.hasInvalidUtf8) return table.code(decodeString(bytes, from, to, isEscaped))
  if (!isEscaped) return table.codeOfBytes(bytes, from, to)
  const scratch = to - from <= SCRATCH.length ? SCRATCH : new Uint8Array(to - from)
  return table.codeOfBytes(scratch, 0, unescapeInto(bytes, from, to, scratch))
}

const SCRATCH = new Uint8Array(1 << 12)

/** Text between two quotes. */
function decodeString(bytes: Uint8Array, from: number, to: number, mayBeEscaped: boolean): string {
  const text = decodeUtf8(bytes, from, to)
  return mayBeEscaped && text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text
}

const HEX = new Uint8Array(256)
for (const digit of '0123456789abcdef') HEX[digit.charCodeAt(0)] = 1
const isUpperHex = (byte: number): boolean => byte >= 65 && byte <= 70

const LINE_FEED = 10
const BLANK = 32
const QUOTE = 34
const COMMA = 44
const COLON = 58
const OPEN_BRACKET = 91
const BACKSLASH = 92
const CLOSE_BRACKET = 93
const LETTER_T = 116
const LETTER_U = 117
const LETTER_Y = 121
const LETTER_N = 78
const LETTER_I = 73
const MINUS = 45
const OPEN_BRACE = 123
const CLOSE_BRACE = 125
const ESCAPES = [...'"\\/bfnrt'].map((char) => char.charCodeAt(0))
