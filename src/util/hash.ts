/**
 * 53-bit hash of a text as 14 hex digits, for identities of records that have none of their own.
 * Two FNV-1a style lanes with a final mix; not for security.
 */
export function hashText(text: string): string {
  let a = 0x811c9dc5
  let b = 0x9e3779b1
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x85ebca77)
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35)
  return (2 ** 32 * (b & 0x1fffff) + (a >>> 0)).toString(16).padStart(14, '0')
}

/** The same of a text with all its white space left out. */
export function hashWithoutSpace(text: string): string | undefined {
  const folded = /\s/.test(text) ? text.replace(/\s+/g, '') : text
  return folded === '' ? undefined : hashText(folded)
}
