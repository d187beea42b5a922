// JSON.parse keeps 53 bits of a number. Whole numbers that need more (times in nanoseconds, ids) come out as texts.

const MAY_HOLD_LONG = /[:,[\s]-?\d{16}/
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** Like `JSON.parse`, and whole numbers beyond 2^53 are texts of all their digits. */
export const parseExact = (text: string): unknown =>
  JSON.parse(MAY_HOLD_LONG.test(text) ? text.replace(TOKENS, quoteLong) : text)

const quoteLong = (token: string): string =>
  /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token
