// Values as Python prints them: what tables hold where a writer stored an object without making JSON of it.
// `{'a': None, 'b': (1, True), 'at': datetime.datetime(2026, 8, 20, 9, 15), 'id': UUID('…')}`

const MAX_DEPTH = 200

/** The value; undefined for text that is none. Tuples and sets are lists, dates are ISO texts. */
export function parsePythonLiteral(text: string): unknown {
  const parser = new Parser(text)
  try {
    const value = parser.value(0)
    return parser.isAtEnd ? value : undefined
  } catch (error) {
    if (error instanceof NotPython) return undefined
    throw error
  }
}

class NotPython extends Error {}

const SIMPLE: { readonly [letter: string]: string } = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  a: '\x07',
  v: '\v',
  '\n': '',
}
const CODES: { readonly [letter: string]: number } = { x: 2, u: 4, U: 8 }
const WORDS = new Map<string, unknown>([
  ['None', null],
  ['True', true],
  ['False', false],
  ['nan', null],
  ['NaN', null],
  ['inf', null],
])
const NUMBER = /-?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy
const STRING = /(?:[rbuf]{0,2})(['"])/iy
const NAME = /-?[A-Za-z_][\w.]*/y

class Parser {
  private at = 0
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  get isAtEnd(): boolean {
    this.skip()
    return this.at === this.text.length
  }

  value(depth: number): unknown {
    if (depth > MAX_DEPTH) throw new NotPython()
    this.skip()
    const first = this.text[this.at]
    if (first === '{') return this.braces(depth)
    if (first === '[') return this.list(']', depth)
    if (first === '(') return this.list(')', depth)
    const quote = this.match(STRING)
    if (quote) return this.string(quote[1], /r/i.test(quote[0]))
    const number = this.match(NUMBER)
    if (number) return numberOf(number[0].replaceAll('_', ''))
    const name = this.match(NAME)?.[0].replace('-', '')
    if (name === undefined) throw new NotPython()
    if (WORDS.has(name)) return WORDS.get(name)
    if (this.text[this.at] === '(') return this.call(name, depth)
    // A constant of a module: `datetime.timezone.utc`.
    if (name.includes('.')) return name
    throw new NotPython()
  }

  /** A dictionary, or a set. */
  private braces(depth: number): unknown {
    this.at++
    const entries: [string, unknown][] = []
    const items: unknown[] = []
    while (!this.takes('}')) {
      const key = this.value(depth + 1)
      if (this.takes(':')) entries.push([String(key), this.value(depth + 1)])
      else items.push(key)
      this.comma('}')
    }
    return items.length > 0 ? items : Object.fromEntries(entries)
  }

  private list(close: string, depth: number): unknown[] {
    this.at++
    const items: unknown[] = []
    while (!this.takes(close)) {
      items.push(this.value(depth + 1))
      this.comma(close)
    }
    return items
  }

  /** `UUID('…')`, `Decimal('1.5')`: what it holds. `Point(x=1)`: its fields. */
  private call(name: string, depth: number): unknown {
    this.at++
    const items: unknown[] = []
    const fields: [string, unknown][] = []
    while (!this.takes(')')) {
      const field = this.match(/\s*([A-Za-z_]\w*)\s*=/y)
      if (field) fields.push([field[1], this.value(depth + 1)])
      else items.push(this.value(depth + 1))
      this.comma(')')
    }
    const named = Object.fromEntries(fields)
    if (/(^|\.)(datetime|date)$/.test(name) && items.length >= 3) return isoOf(items, named.tzinfo)
    if (fields.length > 0) return named
    return items.length === 1 ? items[0] : items
  }

  private string(quote: string, isRaw: boolean): string {
    let text = ''
    for (;;) {
      const char = this.text[this.at++]
      if (char === undefined) throw new NotPython()
      if (char === quote) return text
      text += char === '\\' && !isRaw ? this.escape() : char
    }
  }

  private escape(): string {
    const letter = this.text[this.at++] ?? ''
    const digits = CODES[letter]
    if (digits === undefined) return SIMPLE[letter] ?? (letter === '0' ? '\0' : letter)
    const code = Number.parseInt(this.text.slice(this.at, this.at + digits), 16)
    this.at += digits
    return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
  }

  private comma(close: string): void {
    if (this.takes(',')) return
    this.skip()
    if (this.text[this.at] !== close) throw new NotPython()
  }

  private takes(char: string): boolean {
    this.skip()
    if (this.text[this.at] !== char) return false
    this.at++
    return true
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (found) this.at = pattern.lastIndex
    return found
  }

  private skip(): void {
    while (this.at < this.text.length && this.text[this.at].trim() === '') this.at++
  }
}

/** Whole numbers that a number cannot hold stay texts. */
const numberOf = (digits: string): number | string => {
  const value = Number(digits)
  return /^-?\d+$/.test(digits) && !Number.isSafeInteger(value) && String(value) !== digits ? digits : value
}

/** Year, month, day and what follows of the time; without an offset it is UTC. */
function isoOf(parts: readonly unknown[], zone: unknown): string {
  const [year, month, day, hour = 0, minute = 0, second = 0, micros = 0] = parts.map(Number)
  const digits = (value: number, count = 2) => String(Math.abs(value)).padStart(count, '0')
  const { seconds = 0, days = 0 } = (typeof zone === 'object' && zone !== null ? zone : {}) as {
    [part: string]: unknown
  }
  const offset = Math.round((Number(days) * 86_400 + Number(seconds)) / 60) || 0
  const suffix =
    offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${digits(Math.trunc(offset / 60))}:${digits(Math.abs(offset) % 60)}`
  const time = `${digits(hour)}:${digits(minute)}:${digits(second)}.${digits(micros, 6)}`
  return `${digits(year, 4)}-${digits(month)}-${digits(day)}T${time}${suffix}`
}
