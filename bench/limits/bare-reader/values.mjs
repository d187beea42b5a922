// Where values end, and numbers from their digits. The inputs have no signs and no exponents.
const ZERO = 0x30
const NINE = 0x39
const POINT = 0x2e
const QUOTE = 0x22
const BACKSLASH = 0x5c

const NANOSECOND_DIGITS = 9

export const isNumberByte = (byte) => (byte >= ZERO && byte <= NINE) || byte === POINT

export function numberEnd(bytes, from) {
  let at = from
  while (isNumberByte(bytes[at])) at++
  return at
}

/** Place of the quote that ends a text. */
export function textEnd(view, from) {
  for (let at = from; ; ) {
    at = oddByte(view, at)
    const byte = view.getUint8(at)
    if (byte === QUOTE) return at
    at += byte === BACKSLASH ? 2 : 1
  }
}

/** The next quote, backslash, control character or byte beyond ASCII, four bytes at once. */
function oddByte(view, from) {
  for (let at = from; ; at += 4) {
    const word = view.getInt32(at, true)
    // A lane's highest bit is set where it is odd; borrowing disturbs only lanes after the first one that is.
    const isOdd =
      (word | (word - 0x20202020) | ((word ^ 0x22222222) - 0x01010101) | ((word ^ 0x5c5c5c5c) - 0x01010101)) &
      0x80808080
    if (isOdd !== 0) return at + ((31 - Math.clz32(isOdd & -isOdd)) >> 3)
  }
}

export function wholeAt(bytes, from, to) {
  let number = 0
  for (let at = from; at < to; at++) number = number * 10 + (bytes[at] - ZERO)
  return number
}

export function decimalAt(bytes, from, to) {
  let digits = 0
  let divisor = 0
  for (let at = from; at < to; at++) {
    if (bytes[at] === POINT) {
      divisor = 1
      continue
    }
    digits = digits * 10 + (bytes[at] - ZERO)
    divisor *= 10
  }
  return divisor === 0 ? digits : digits / divisor
}

/** An instant in nanoseconds since 1970 has more digits than a number holds: it is read in two parts. */
export const secondsOf = (bytes, from, to) => wholeAt(bytes, from, to - NANOSECOND_DIGITS)
export const nanosecondsOf = (bytes, to) => wholeAt(bytes, to - NANOSECOND_DIGITS, to)
