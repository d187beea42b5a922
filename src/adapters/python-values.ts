// Lists, dictionaries and scalars as Python prints them (`['a', "b"]`), which is how tables of its data frames hold them.

const MAX_DEPTH = 100
const ESCAPES: { readonly [letter: string]: string } = { n: '\n', t: '\t', r: '\r', '\n': '' }

/** The value of a text that is a Python literal; undefined for anything else. */
export function pythonValueIn(text: string): unknown {
  const reader = new PythonReader(text)
  try {
    const value = reader.value(0)
    return reader.isAtEnd ? value : undefined
  } catch {
    return undefined
  }
}

class NoLiteral extends Error {}

class PythonReader {
  private at = 0
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  get isAtEnd(): boolean {
    this.space()
    return this.at === this.text.length
  }

  value(depth: number): unknown {
    if (depth > MAX_DEPTH) throw new NoLiteral()
    this.space()
    const first = this.text[this.at]
    if (first === '[' || first === '(') return this.list(first === '[' ? ']' : ')', depth)
    if (first === '{') return this.dictionary(depth)
    if (first === "'" || first === '"') return this.string()
    return this.word()
  }

  private list(close: string, depth: number): unknown[] {
    this.at++
    const items: unknown[] = []
    while (!this.takes(close)) {
      items.push(this.value(depth + 1))
      if (!this.takes(',')) {
        this.must(close)
        break
      }
    }
    return items
  }

  private dictionary(depth: number): { [key: string]: unknown } {
    this.at++
    const entries: [string, unknown][] = []
    while (!this.takes('}')) {
      const key = this.value(depth + 1)
      this.must(':')
      entries.push([String(key), this.value(depth + 1)])
      if (!this.takes(',')) {
        this.must('}')
        break
      }
    }
    return Object.fromEntries(entries)
  }

  private string(): string {
    const quote = this.text[this.at++]
    let value = ''
    for (;;) {
      const letter = this.text[this.at++]
      if (letter === undefined) throw new NoLiteral()
      if (letter === quote) return value
      value += letter === '\\' ? this.escape() : letter
    }
  }

  private escape(): string {
    const letter = this.text[this.at++] ?? ''
    const digits = letter === 'x' ? 2 : letter === 'u' ? 4 : letter === 'U' ? 8 : 0
    if (digits === 0) return ESCAPES[letter] ?? letter
    const code = Number.parseInt(this.text.slice(this.at, this.at + digits), 16)
    this.at += digits
    return String.fromCodePoint(code)
  }

  private word(): unknown {
    const [word] = /^[-+\w.]+/.exec(this.text.slice(this.at, this.at + 40)) ?? ['']
    this.at += word.length
    if (word === 'None' || word === 'null' || word === 'nan' || word === 'NaN') return null
    if (word === 'True' || word === 'true') return true
    if (word === 'False' || word === 'false') return false
    const number = Number(word)
    if (word === '' || Number.isNaN(number)) throw new NoLiteral()
    return number
  }

  private takes(letter: string): boolean {
    this.space()
    if (this.text[this.at] !== letter) return false
    this.at++
    return true
  }

  private must(letter: string): void {
    if (!this.takes(letter)) throw new NoLiteral()
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++
  }
}
