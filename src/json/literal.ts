// A value as Python or JavaScript prints it on a console: quotes of either kind, `None` and `undefined`, tuples, bare keys,
// texts joined by `+`, calls such as `datetime.datetime(2026, 11, 21)`, `array([…], dtype=object)` and `[Object]`.

/** Undefined for a text that is none; `end` is the place behind it, other values may follow there. */
export function parseLiteral(text: string, from = 0): { value: unknown; end: number } | undefined {
  const reader = new LiteralReader(text, from)
  try {
    return { value: reader.value(0), end: reader.at }
  } catch (error) {
    if (error instanceof NoLiteral) return undefined
    throw error
  }
}

/**
 * A whole text that Python printed; undefined for one that is anything else. Words that are no value, such as those of a
 * sentence in brackets, make it a text.
 */
export function parsePython(text: string): unknown {
  const reader = new LiteralReader(text, 0, true)
  try {
    const value = reader.value(0)
    return text.slice(reader.at).trim() === '' ? value : undefined
  } catch (error) {
    if (error instanceof NoLiteral) return undefined
    throw error
  }
}

/** A model of Pydantic as `str()` prints it, `role='user' content='Hi' name=None`; undefined for any other text. */
export function parseFields(text: string): { readonly [name: string]: unknown } | undefined {
  const reader = new LiteralReader(text, 0, true)
  try {
    return reader.fields()
  } catch (error) {
    if (error instanceof NoLiteral) return undefined
    throw error
  }
}

class NoLiteral extends Error {}

/** An argument with its name. */
class Named {
  readonly name: string
  readonly value: unknown

  constructor(name: string, value: unknown) {
    this.name = name
    this.value = value
  }
}

const MAX_DEPTH = 200
const SPACE = /\s*/y
const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?n?/iy
const WORD = /[\p{L}_$][\p{L}\p{N}_$.]*/uy
/** No number of JSON's. */
const INFINITE = /[-+]?(?:nan|inf)\b/y
const WORDS: { readonly [word: string]: unknown } = {
  None: null,
  null: null,
  True: true,
  true: true,
  False: false,
  false: false,
}
const CLOSERS: { readonly [open: string]: string } = { '[': ']', '(': ')', '{': '}' }

class LiteralReader {
  at: number
  private readonly text: string
  /** No word may stand for nothing. */
  private readonly isStrict: boolean

  constructor(text: string, from: number, isStrict = false) {
    this.text = text
    this.at = from
    this.isStrict = isStrict
  }

  value(depth: number): unknown {
    if (depth > MAX_DEPTH) throw new NoLiteral()
    const next = this.peek()
    if (next === '{') return this.object(depth)
    if (next === '[' || next === '(') return this.list(depth)
    if (next === '"' || next === "'" || next === '`') return this.strings()
    const number = this.match(NUMBER)
    if (number !== undefined) return numberOf(number)
    if (this.match(INFINITE) !== undefined) return null
    return this.word(depth)
  }

  fields(): { readonly [name: string]: unknown } {
    const fields: [string, unknown][] = []
    while (this.next() !== undefined) {
      const field = this.entry(0)
      if (!(field instanceof Named)) throw new NoLiteral()
      fields.push([field.name, field.value])
    }
    return Object.fromEntries(fields)
  }

  private word(depth: number): unknown {
    const word = this.match(WORD)
    if (word === undefined) throw new NoLiteral()
    const next = this.next()
    if (next === '(') return callOf(word, this.list(depth))
    // Bytes.
    if (word === 'b' && (next === "'" || next === '"')) return this.string()
    // A class before its fields, `Resource { … }`.
    if (next === '{') return this.object(depth)
    const isKnown = Object.hasOwn(WORDS, word)
    if (!isKnown && this.isStrict && !word.includes('.')) throw new NoLiteral()
    return isKnown ? WORDS[word] : undefined
  }

  private list(depth: number): unknown[] {
    const close = CLOSERS[this.take()]
    const list: unknown[] = []
    while (this.peek() !== close) {
      list.push(this.entry(depth))
      if (this.peek() === ',') this.take()
      else if (this.peek() !== close) this.skipTo(close)
    }
    this.take()
    return list
  }

  /** `... 3 more items` says nothing. */
  private entry(depth: number): unknown {
    const from = this.at
    const word = this.match(WORD)
    if (word !== undefined && this.peek() === '=') {
      this.take()
      return new Named(word, this.value(depth + 1))
    }
    this.at = from
    return this.peek() === '.' ? this.skipTo(']') : this.value(depth + 1)
  }

  /** A dictionary, or the list of what a set holds. */
  private object(depth: number): unknown {
    const from = this.at
    this.take()
    const object: { [key: string]: unknown } = {}
    while (this.peek() !== '}') {
      const key = this.key()
      if (this.peek() === ',' || this.peek() === '}') {
        this.at = from
        return this.list(depth)
      }
      if (this.take() !== ':') throw new NoLiteral()
      const value = this.value(depth + 1)
      Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true })
      if (this.peek() === ',') this.take()
      else if (this.peek() !== '}') throw new NoLiteral()
    }
    this.take()
    return object
  }

  private key(): string {
    const next = this.peek()
    if (next === '"' || next === "'") return this.string()
    const key = this.match(WORD) ?? this.match(NUMBER)
    if (key === undefined) throw new NoLiteral()
    return key
  }

  /** Long texts are broken over lines, joined by `+`. */
  private strings(): string {
    let text = this.string()
    while (this.next() === '+') {
      this.take()
      this.peek()
      text += this.string()
    }
    return text
  }

  private string(): string {
    const { text } = this
    const quote = text[this.at]
    if (quote !== '"' && quote !== "'" && quote !== '`') throw new NoLiteral()
    let out = ''
    for (let at = this.at + 1; at < text.length; at++) {
      const char = text[at]
      if (char === quote) {
        this.at = at + 1
        return out
      }
      if (char !== '\\') {
        out += char
        continue
      }
      const [escaped, length] = unescapeAt(text, at + 1)
      out += escaped
      at += length
    }
    throw new NoLiteral()
  }

  /** The next character that is no white space. */
  private peek(): string {
    this.match(SPACE)
    if (this.at >= this.text.length) throw new NoLiteral()
    return this.text[this.at]
  }

  private take(): string {
    const char = this.peek()
    this.at++
    return char
  }

  private match(pattern: RegExp): string | undefined {
    if (pattern !== SPACE) this.match(SPACE)
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }

  /** The next character, nothing at the end of the text. */
  private next(): string | undefined {
    this.match(SPACE)
    return this.text[this.at]
  }

  private skipTo(close: string): undefined {
    if (this.isStrict) throw new NoLiteral()
    const end = this.text.indexOf(close, this.at)
    if (end < 0) throw new NoLiteral()
    this.at = end
  }
}

/** Integers that a number cannot hold stay whole. */
function numberOf(text: string): number | bigint {
  const digits = text.replace(/n$/, '')
  const number = Number(digits)
  const isWhole = /^[-+]?\d+$/.test(digits)
  return isWhole && !Number.isSafeInteger(number) && String(number) !== digits ? BigInt(digits) : number
}

const SHORT: { readonly [char: string]: string } = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
  '\n': '',
}
const CODE = /x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|U([0-9a-fA-F]{8})/y

function unescapeAt(text: string, at: number): [escaped: string, length: number] {
  CODE.lastIndex = at
  const code = CODE.exec(text)
  if (!code) return [SHORT[text[at]] ?? text[at] ?? '', 1]
  const point = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? code[4], 16)
  return [point <= 0x10ffff ? String.fromCodePoint(point) : '�', code[0].length]
}

/** `datetime.datetime(2026, 11, 21, 12, 0)` as a date; of other calls what they hold first, or their fields. */
function callOf(name: string, values: readonly unknown[]): unknown {
  const given = values.filter((value) => !(value instanceof Named))
  const named = Object.fromEntries(
    values.flatMap((value) => (value instanceof Named ? [[value.name, value.value]] : [])),
  )
  if (/(^|\.)(datetime|date)$/.test(name) && given.length >= 3) return dateOf(given, named.tzinfo)
  return given.length > 0 || values.length === 0 ? given[0] : named
}

/** Without an offset it is UTC. `zone`: `{seconds, days}` of `datetime.timezone(datetime.timedelta(…))`. */
function dateOf(parts: readonly unknown[], zone: unknown): string {
  const [year, month, day, hour = 0, minute = 0, second = 0, micros = 0] = parts.map(Number)
  const digits = (part: number, count = 2) => String(Math.abs(part)).padStart(count, '0')
  const { seconds = 0, days = 0 } = Object(zone) as { [part: string]: unknown }
  const offset = Math.round((Number(days) * 86_400 + Number(seconds)) / 60) || 0
  const suffix =
    offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${digits(Math.trunc(offset / 60))}:${digits(offset % 60)}`
  const time = `${digits(hour)}:${digits(minute)}:${digits(second)}.${digits(micros, 6)}`
  return `${digits(year, 4)}-${digits(month)}-${digits(day)}T${time}${suffix}`
}
