// JSON in a text, with integers that a number cannot hold (nanoseconds since 1970) as their digits.

const LONG_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g

/** Undefined for a text that is no JSON. */
export function parseExact(text: string): unknown {
  try {
    return JSON.parse(text.replace(LONG_NUMBER, (token) => (token.startsWith('"') ? token : `"${token}"`)))
  } catch {
    return undefined
  }
}
