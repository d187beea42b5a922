// JSON text that is not quite JSON: cut short, several values in a row, bare NaN. Reads what can be read.

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

export interface TextSpan {
  readonly start: number
  readonly end: number
  readonly isComplete: boolean
}

/** Places of the values at the top of a text, by brackets outside strings. The last one may be incomplete. */
export function splitValues(text: string): TextSpan[] {
  const spans: TextSpan[] = []
  let depth = 0
  let start = -1
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) {
      at = endOfString(text, at)
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      if (depth++ === 0) start = at
    } else if ((code === CLOSE_BRACE || code === CLOSE_BRACKET) && depth > 0) {
      if (--depth === 0) {
        spans.push({ start, end: at + 1, isComplete: true })
        start = -1
      }
    }
  }
  if (depth > 0) spans.push({ start, end: text.length, isComplete: false })
  return spans
}

/**
 * Closes a value that was cut: what follows its last complete entry is left out and open brackets are closed.
 * Undefined when no entry was complete. `at` is the place of the cut in the text, `depth` how many values it lies in.
 */
export function closeCut(text: string): { text: string; at: number; depth: number } | undefined {
  const open: number[] = []
  let safeAt = -1
  let safeDepth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = endOfString(text, at)
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) open.push(code)
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      open.pop()
      if (open.length === 0) break
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
  return { text: text.slice(0, safeAt) + closers.join(''), at: safeAt, depth: safeDepth }
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
