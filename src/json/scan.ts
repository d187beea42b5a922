// What single bytes mean in JSON, and where numbers and words end.

export const KIND = { none: 0, object: 1, array: 2, string: 3, number: 4, boolean: 5, null: 6, notFinite: 7 } as const

/** Kind of the value that begins with a byte; 0 for a byte that begins none. A minus may begin -Infinity. */
export const TOKEN_KIND = new Uint8Array(256)
export const SPACE = new Uint8Array(256)

for (const char of ' \t\n\r') SPACE[char.charCodeAt(0)] = 1
for (const char of '-0123456789') TOKEN_KIND[char.charCodeAt(0)] = KIND.number
for (const [char, kind] of [
  ['{', KIND.object],
  ['[', KIND.array],
  ['"', KIND.string],
  ['t', KIND.boolean],
  ['f', KIND.boolean],
  ['n', KIND.null],
  ['N', KIND.notFinite],
  ['I', KIND.notFinite],
] as const) {
  TOKEN_KIND[char.charCodeAt(0)] = kind
}

/** Letters behind a backslash but for the u. */
export const SHORT_ESCAPE = new Uint8Array(256)
for (const char of '"\\/bfnrt') SHORT_ESCAPE[char.charCodeAt(0)] = 1
/** Lower-case hex digits. */
export const HEX = new Uint8Array(256)
for (const digit of '0123456789abcdef') HEX[digit.charCodeAt(0)] = 1

export const BYTE = {
  lineFeed: 10,
  blank: 32,
  quote: 34,
  comma: 44,
  minus: 45,
  colon: 58,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  openBrace: 123,
  closeBrace: 125,
} as const

/** Bytes that may be read behind the last one, so that words can be read whole. */
export const PADDING = 16

/**
 * First byte from `from` on that needs a second look, four bytes a step: a quote, a backslash, a control character, or one
 * beyond ASCII. The bytes end with a 0.
 */
export function plainEnd(words: DataView, from: number): number {
  for (let at = from; ; at += 4) {
    const word = words.getInt32(at, true)
    // A subtraction borrows from bit 7 of a byte that is too small, and the lowest of these bits is right.
    const odd =
      (word | (word - 0x20202020) | ((word ^ 0x22222222) - 0x01010101) | ((word ^ 0x5c5c5c5c) - 0x01010101)) &
      0x80808080
    if (odd !== 0) return at + ((31 - Math.clz32(odd & -odd)) >> 3)
  }
}

/** The same, over what is beyond ASCII. */
export function wideEnd(words: DataView, from: number): number {
  for (let at = from; ; at += 4) {
    const word = words.getInt32(at, true)
    const odd =
      ((word - 0x20202020) | ((word ^ 0x22222222) - 0x01010101) | ((word ^ 0x5c5c5c5c) - 0x01010101)) &
      ~word &
      0x80808080
    if (odd !== 0) return at + ((31 - Math.clz32(odd & -odd)) >> 3)
  }
}

/** Returned where a token is none. */
export const BROKEN = -1

const MINUS = 45
const DOT = 46
const ZERO = 48

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57

/** Byte behind the number or word that begins at `at`, or BROKEN. What may go on ends where the bytes end. */
export function endOfToken(bytes: Uint8Array, at: number): number {
  const first = bytes[at]
  if (isDigit(first) || first === MINUS) return endOfNumber(bytes, at)
  const word = WORDS.get(first)
  return word === undefined ? BROKEN : endOfWord(bytes, at, word)
}

const WORDS = new Map(['true', 'false', 'null', 'NaN', 'Infinity'].map((word) => [word.charCodeAt(0), word]))

function endOfWord(bytes: Uint8Array, at: number, word: string): number {
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word.charCodeAt(i)) return BROKEN
  return at + word.length
}

function endOfNumber(bytes: Uint8Array, from: number): number {
  let at = from
  if (bytes[at] === MINUS) {
    at++
    if (bytes[at] === 73) return endOfWord(bytes, at, 'Infinity')
  }
  if (bytes[at] === ZERO) at++
  else {
    const digits = endOfDigits(bytes, at)
    if (digits === at) return BROKEN
    at = digits
  }
  if (bytes[at] === DOT) {
    const digits = endOfDigits(bytes, at + 1)
    if (digits === at + 1) return BROKEN
    at = digits
  }
  if (bytes[at] === 101 || bytes[at] === 69) {
    let digits = at + 1
    if (bytes[digits] === 43 || bytes[digits] === MINUS) digits++
    const end = endOfDigits(bytes, digits)
    if (end === digits) return BROKEN
    at = end
  }
  return at
}

function endOfDigits(bytes: Uint8Array, from: number): number {
  let at = from
  while (isDigit(bytes[at])) at++
  return at
}
