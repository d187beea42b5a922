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

/**
 * Place of the first character that cannot stand where it does; the length of a text that is whole or only ends too early.
 * Asked here and not of the engine, whose words about it differ and may be missing. NaN and Infinity count as values.
 */
export function errorPosition(text: string): number {
  const open: number[] = []
  let expects: 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing' = 'value'
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    const code = text.charCodeAt(at)
    const isClose = code === CLOSE_BRACE || code === CLOSE_BRACKET
    if (isClose && expects.endsWith('end')) {
      if (open.pop() !== (code === CLOSE_BRACE ? OPEN_BRACE : OPEN_BRACKET)) return at
      expects = open.length === 0 ? 'nothing' : 'comma or end'
      at++
    } else if (expects === 'colon' || expects === 'comma or end') {
      if (code !== (expects === 'colon' ? COLON : COMMA)) return at
      expects = expects === 'colon' || open[open.length - 1] === OPEN_BRACKET ? 'value' : 'key'
      at++
    } else if (expects === 'nothing') {
      return at
    } else if (code === QUOTE) {
      const wrong = errorInString(text, at)
      if (wrong >= 0) return wrong
      at = endOfString(text, at) + 1
      expects = expects.startsWith('key') ? 'colon' : open.length === 0 ? 'nothing' : 'comma or end'
    } else if (expects.startsWith('key')) {
      return at
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      open.push(code)
      expects = code === OPEN_BRACE ? 'key or end' : 'value or end'
      at++
    } else {
      SCALAR.lastIndex = at
      const scalar = SCALAR.exec(text)
      if (!scalar) return at
      at += scalar[0].length
      expects = open.length === 0 ? 'nothing' : 'comma or end'
    }
  }
  return text.length
}

const SPACE = /[ \t\n\r]*/y
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|NaN|-?Infinity/y
/** A control character, or a backslash with what makes it an escape, as far as the text goes. */
const IN_STRING = /[^ -\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}|u[0-9a-fA-F]{0,3}$|$|)/g

function skipSpace(text: string, from: number): number {
  if (from >= text.length) return text.length
  SPACE.lastIndex = from
  SPACE.exec(text)
  return SPACE.lastIndex
}

/** Place of a control character or an escape that is none in the string that opens at `from`; -1 where it is fine. */
function errorInString(text: string, from: number): number {
  const body = text.slice(from + 1, endOfString(text, from))
  for (const { 0: found, index } of body.matchAll(IN_STRING)) {
    const isEscape = found.length > 1 || (found === '\\' && index === body.length - 1)
    if (!isEscape) return from + 1 + index
  }
  return -1
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
const COLON = 58
const OPEN_BRACE = 123
const CLOSE_BRACE = 125
const OPEN_BRACKET = 91
const CLOSE_BRACKET = 93
