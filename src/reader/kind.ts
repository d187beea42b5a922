// What a file is, by its first bytes.

/** By the first bytes; an archive without entries begins with its end. */
export const isZip = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6))

/** By the first bytes that are no white space, behind a byte order mark: an object's first key stands in double quotes. */
export function looksLikeJson(head: Uint8Array): boolean {
  // Two bytes a character.
  if (head.subarray(0, 4).includes(0)) return false
  const isMarked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf
  const text = head.subarray(isMarked ? 3 : 0).filter((byte) => byte > 0x20)
  let at = 0
  while (text[at] === 0x5b) at++
  if (text[at] !== 0x7b) return at > 0
  const next = text[at + 1]
  return next === undefined || next === 0x22 || next === 0x7d
}
