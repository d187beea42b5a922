// JSON text that is not quite JSON: cut short, or with a bare NaN. Reads what can be read.

/** Parsed value; a bare NaN or Infinity, which Python writes, reads as null and is counted. */
export function parseLenient(text: string): { value: unknown; nanCount: number } {
  try {
    return { value: JSON.parse(text), nanCount: 0 }
  } catch (error) {
    const { mended, nanCount } = withoutNaN(text)
    if (nanCount === 0) throw error
    return { value: JSON.parse(mended), nanCount }
  }
}

/** Numbers that JSON does not have become null; strings are passed over. */
function withoutNaN(text: string): { mended: string; nanCount: number } {
  const parts: string[] = []
  let from = 0
  const word = /"|-?\bInfinity\b|\bNaN\b/g
  for (let match = word.exec(text); match; match = word.exec(text)) {
    if (match[0] === '"') {
      word.lastIndex = endOfString(text, match.index) + 1
      continue
    }
    parts.push(text.slice(from, match.index), 'null')
    from = match.index + match[0].length
  }
  return { mended: parts.join('') + text.slice(from), nanCount: parts.length / 2 }
}

/**
 * The first value of a text. Where the text ends inside it, what follows its last complete entry is left out and open
 * brackets are closed; undefined when no entry was complete.
 */
export function firstValue(text: string): string | undefined {
  const open: number[] = []
  let safeAt = -1
  let safeDepth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = endOfString(text, at)
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) open.push(code)
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      open.pop()
      if (open.length === 0) return text.slice(0, at + 1)
      safeAt = at + 1
      safeDepth = open.length
    } else if (code === COMMA && open.length > 0) {
      safeAt = at
      safeDepth = open.length
    }
  }
  if (safeAt < 0) return undefined
  const closers = open
    .slice(0, safeDepth)
    .reverse()
    .map((code) => (code === OPEN_BRACE ? '}' : ']'))
  return text.slice(0, safeAt) + closers.join('')
}

/** The first values of a text that follow one another, in an array or line by line; the last one as far as it goes. */
export function firstValues(text: string, max: number): unknown[] {
  const values: unknown[] = []
  let rest = text
  while (values.length < max) {
    const value = firstValue(rest)
    if (value === undefined) break
    try {
      values.push(parseLenient(value).value)
    } catch {
      values.push(...beforeDamage(value))
      break
    }
    if (!rest.startsWith(value)) break
    rest = rest.slice(value.length).replace(/^[\s,]+/, '')
  }
  return values
}

/** What stands before the damage in a value, as if the text ended there: none where no entry was complete. */
function beforeDamage(text: string): unknown[] {
  let found: unknown[] = []
  let low = 0
  let high = text.length
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    const value = firstValue(text.slice(0, middle))
    try {
      if (value !== undefined) found = [parseLenient(value).value]
      low = middle
    } catch {
      high = middle
    }
  }
  return found
}

/** Characters of a text from which on it is cut for a look at what surrounds it. */
const LONG_TEXT = 2000
const CUT_TEXT = 300

/** A JSON text in which long strings are cut, so that a look at its beginning sees the fields behind them. */
export function withShortTexts(text: string): string {
  const parts: string[] = []
  let from = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    const end = endOfString(text, at)
    if (end - at > LONG_TEXT) {
      // Not in the middle of an escape.
      const cut = text.slice(at, at + CUT_TEXT).replace(/\\(u[0-9a-f]{0,3})?$/i, '')
      parts.push(text.slice(from, at), cut)
      from = end
    }
    at = end
  }
  return parts.join('') + text.slice(from)
}

/** Index of the closing quote of the string that opens at `from`; past the end when it never closes. */
function endOfString(text: string, from: number): number {
  let at = text.indexOf('"', from + 1)
  while (at > 0) {
    let slashes = 0
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++
    if (slashes % 2 === 0) return at
    at = text.indexOf('"', at + 1)
  }
  return text.length
}

const QUOTE = 34
const BACKSLASH = 92
const COMMA = 44
const OPEN_BRACE = 123
const CLOSE_BRACE = 125
const OPEN_BRACKET = 91
const CLOSE_BRACKET = 93
