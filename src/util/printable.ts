/** Longest text that one element of a row is given. */
const MAX_LENGTH = 300

/**
 * Foreign text on one line: line breaks and tabs become spaces, other control characters their pictures (U+2400 on),
 * and what no row can hold is cut.
 */
export function oneLine(text: string): string {
  const cut = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text
  return (
    cut
      .replace(/\s+/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      .replace(/[\u0000-\u001f]/g, (char) => String.fromCharCode(0x2400 + char.charCodeAt(0)))
      .replace(/\u007f/g, '\u2421')
      .trim()
  )
}

/** An id in a line of facts: random ones by their beginning, which tells them apart; those that somebody gave in full. */
export const shortId = (id: string): string => (/^[0-9a-f]{8}[0-9a-f-]{8,}$/i.test(id) ? id.slice(0, 8) : oneLine(id))
