// 53-bit hashes as 14 hex digits, for identities of records that have none of their own: two FNV-1a style lanes over UTF-16
// units, with a final mix. Not for security.

const SEED_A = 0x811c9dc5
const SEED_B = 0x9e3779b1

const mixA = (a: number, unit: number): number => Math.imul(a ^ unit, 0x01000193)
const mixB = (b: number, unit: number): number => Math.imul(b ^ unit, 0x85ebca77)

function digitsOf(laneA: number, laneB: number): string {
  let a = laneA
  let b = laneB
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35)
  return (2 ** 32 * (b & 0x1fffff) + (a >>> 0)).toString(16).padStart(14, '0')
}

export function hashText(text: string): string {
  let a = SEED_A
  let b = SEED_B
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = mixA(a, unit)
    b = mixB(b, unit)
  }
  return digitsOf(a, b)
}

/** The same of a text with all its white space left out; undefined where nothing is left. */
export function hashWithoutSpace(text: string): string | undefined {
  const folded = /\s/.test(text) ? text.replace(/\s+/g, '') : text
  return folded === '' ? undefined : hashText(folded)
}

/** The same of a text in UTF-8. */
export function hashUtf8WithoutSpace(bytes: Uint8Array, from: number, to: number): string | undefined {
  let a = SEED_A
  let b = SEED_B
  let isEmpty = true
  for (let at = from; at < to; at++) {
    let unit = bytes[at]
    if (unit <= 32 && (unit === 32 || (unit >= 9 && unit <= 13))) continue
    if (unit >= 0x80) {
      if (unit < 0xe0) unit = ((unit & 31) << 6) | (bytes[++at] & 63)
      else if (unit < 0xf0) {
        unit = ((unit & 15) << 12) | ((bytes[at + 1] & 63) << 6) | (bytes[at + 2] & 63)
        at += 2
      } else {
        const low =
          ((unit & 7) << 18) | ((bytes[at + 1] & 63) << 12) | ((bytes[at + 2] & 63) << 6) | (bytes[at + 3] & 63)
        at += 3
        const high = 0xd800 + ((low - 0x10000) >> 10)
        a = mixA(a, high)
        b = mixB(b, high)
        unit = 0xdc00 + (low & 0x3ff)
      }
      if (SPACES.has(unit)) continue
    }
    isEmpty = false
    a = mixA(a, unit)
    b = mixB(b, unit)
  }
  return isEmpty ? undefined : digitsOf(a, b)
}

/** White space beyond ASCII, as the \s of patterns knows it. */
const SPACES = new Set([...'\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff'].map((space) => space.charCodeAt(0)))
for (let unit = 0x2000; unit <= 0x200a; unit++) SPACES.add(unit)
