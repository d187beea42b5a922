// JSON as text: whole for copying, short for one line. No recursion over a value: it may be endlessly deep.

/** Members of an object or items of an array; undefined for all else. */
export function entriesOf(value: unknown): readonly (readonly [key: string | number, value: unknown])[] | undefined {
  if (Array.isArray(value)) return value.map((item, index) => [index, item])
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined
}

/** A value without members as JSON writes it; bigints as digits. */
export const scalarText = (value: unknown): string =>
  typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? String(value))

/** Levels beyond this are not indented further: deep values would be mostly spaces. */
const MAX_INDENT = 32
const lineBreak = (depth: number): string => `\n${'  '.repeat(Math.min(depth, MAX_INDENT))}`

/** Indented JSON text of a value of any depth. */
export function jsonText(value: unknown): string {
  const out: string[] = []
  /** What is still to be written, last first: finished text, or a value at a depth. */
  const rest: (string | { readonly value: unknown; readonly depth: number })[] = [{ value, depth: 0 }]
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (typeof next === 'string') {
      out.push(next)
      continue
    }
    const { depth } = next
    const entries = entriesOf(next.value)
    const [open, close] = Array.isArray(next.value) ? '[]' : '{}'
    if (!entries) out.push(scalarText(next.value))
    else if (entries.length === 0) out.push(open + close)
    else {
      out.push(open)
      rest.push(lineBreak(depth) + close)
      for (let i = entries.length - 1; i >= 0; i--) {
        const [key, item] = entries[i]
        if (i < entries.length - 1) rest.push(',')
        rest.push({ value: item, depth: depth + 1 })
        rest.push(lineBreak(depth + 1) + (typeof key === 'string' ? `${JSON.stringify(key)}: ` : ''))
      }
    }
  }
  return out.join('')
}

export type TokenKind = 'key' | 'string' | 'literal' | 'punctuation'
export interface Token {
  readonly kind: TokenKind
  readonly text: string
}

const MAX_STRING = 80
const MAX_DEPTH = 4

/** A value on one line: `{ id: "VL-48213", items: [ 1, 2 ] }`, cut with `…` after about `budget` chars. */
export function compactTokens(value: unknown, budget = 160): Token[] {
  const tokens: Token[] = []
  let left = budget
  const add = (kind: TokenKind, text: string) => {
    tokens.push({ kind, text })
    left -= text.length
  }
  const write = (item: unknown, depth: number): void => {
    if (typeof item !== 'object' || item === null) {
      add(typeof item === 'string' ? 'string' : 'literal', shortScalar(item))
      return
    }
    const isList = Array.isArray(item)
    const [open, close] = isList ? '[]' : '{}'
    const keys = isList ? undefined : Object.keys(item)
    const size = keys ? keys.length : (item as readonly unknown[]).length
    if (size === 0 || depth >= MAX_DEPTH) {
      add('punctuation', size === 0 ? open + close : `${open} … ${close}`)
      return
    }
    add('punctuation', `${open} `)
    for (let i = 0; i < size; i++) {
      if (i > 0) add('punctuation', ', ')
      if (left <= 0) {
        add('punctuation', '…')
        break
      }
      if (keys) {
        add('key', keys[i].length > MAX_STRING ? `${keys[i].slice(0, MAX_STRING)}…` : keys[i])
        add('punctuation', ': ')
      }
      write((item as { readonly [key: string]: unknown })[keys ? keys[i] : i], depth + 1)
    }
    add('punctuation', ` ${close}`)
  }
  write(value, 0)
  return tokens
}

const shortScalar = (value: unknown): string =>
  typeof value === 'string' && value.length > MAX_STRING
    ? `${JSON.stringify(value.slice(0, MAX_STRING)).slice(0, -1)}…"`
    : scalarText(value)

/** Text beyond this is not tried as JSON: parsing it would be felt. */
const MAX_JSON_CHARS = 2_000_000

/** The object or array that a text holds, or undefined where it is no such text. */
export function jsonInText(text: string): object | undefined {
  if (text.length > MAX_JSON_CHARS || !/^\s*[[{]/.test(text)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
