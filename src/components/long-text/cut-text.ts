/** What is shown of a text before the reader asks for more. */
export const FIRST_CHARS = 4000
export const FIRST_LINES = 40
/** What each further step adds: as much as a browser lays out without a pause. */
export const STEP_CHARS = 200_000

/** The beginning of a text: at most so many chars and lines, never half of a surrogate pair. */
export function cutText(text: string, maxChars: number, maxLines = Number.POSITIVE_INFINITY): string {
  let end = Math.min(text.length, maxChars)
  let lineEnd = -1
  for (let line = 0; line < maxLines; line++) {
    lineEnd = text.indexOf('\n', lineEnd + 1)
    if (lineEnd < 0 || lineEnd >= end) break
    if (line === maxLines - 1) end = lineEnd
  }
  if (end > 0 && end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end--
  return text.slice(0, end)
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code < 0xdc00

/** A count in full, `12,345`. */
export const fullCount = (count: number): string => count.toLocaleString('en-US')
