// 53-bit hashes as 14 hex digits, for identities of records that have none of their own: two FNV-1a style lanes with a final
// mix. Not for security.

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

/** Of a text, by its UTF-16 units. */
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

/** Of a text with all its white space left out, by the bytes of its UTF-8; undefined where nothing is left. */
export function hashWithoutSpace(text: string): string | undefined {
  const bytes = new TextEncoder().encode(text)
  return hashUtf8WithoutSpace(bytes, 0, bytes.length)
}

/** The same of UTF-8, four bytes a step. */
export function hashUtf8WithoutSpace(bytes: Uint8Array, from: number, to: number): string | undefined {
  let a = SEED_A
  let b = SEED_B
  let word = 0
  let count = 0
  for (let at = from; at < to; at++) {
    const byte = bytes[at]
    if (byte <= BLANK) {
      if (byte === BLANK || (byte >= 9 && byte <= 13)) continue
    } else if (byte >= 0xc2) {
      const length = spaceAt(bytes, at)
      if (length > 0) {
        at += length - 1
        continue
      }
    }
    word |= byte << ((count & 3) << 3)
    if ((++count & 3) === 0) {
      a = rotated(mixA(a, word))
      b = rotated(mixB(b, word))
      word = 0
    }
  }
  if (count === 0) return undefined
  a = mixA(mixA(a, word), count)
  b = mixB(mixB(b, word), count)
  return digitsOf(a, b)
}

/** A product moves bits up only. */
const rotated = (lane: number): number => (lane << 13) | (lane >>> 19)

/** Bytes of the white space beyond ASCII that begins at a place, as the \s of patterns knows it; 0 where there is none. */
function spaceAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]
  if (lead === 0xc2) return bytes[at + 1] === 0xa0 ? 2 : 0
  if (lead < 0xe1 || (lead > 0xe3 && lead !== 0xef)) return 0
  return SPACES.has((lead << 16) | (bytes[at + 1] << 8) | bytes[at + 2]) ? 3 : 0
}

const BLANK = 32
const SPACES = new Set([0xe19a80, 0xe280a8, 0xe280a9, 0xe280af, 0xe2819f, 0xe38080, 0xefbbbf])
for (let last = 0x80; last <= 0x8a; last++) SPACES.add(0xe28000 | last)
