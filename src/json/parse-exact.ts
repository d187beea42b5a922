// JSON.parse keeps 53 bits of a number, and takes no NaN. Files hold both: times in nanoseconds, and what Python calls JSON.

const MAY_HOLD_LONG = /[:,[\s]-?\d{16}/
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|NaN|-?Infinity/g

/** Like `JSON.parse`; whole numbers beyond 2^53 are texts of all their digits, and what is no number is null. */
export function parseExact(text: string): unknown {
  if (MAY_HOLD_LONG.test(text)) return JSON.parse(text.replace(TOKENS, exactToken))
  try {
    return JSON.parse(text)
  } catch {
    return JSON.parse(text.replace(TOKENS, exactToken))
  }
}

function exactToken(token: string): string {
  if (/^(NaN|-?Infinity)$/.test(token)) return 'null'
  return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token
}
