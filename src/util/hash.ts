// 53-bit hashes as 14 hex digits, for identities of records that have none of their own: two FNV-1a style lanes with a final
// mix. Not for security.
import { Scratch } from './scratch.ts'
import { wordsOf } from './utf8.ts'

const SEED_A = 0x811c9dc5
const SEED_B = 0x9e3779b1

const mixA = (a: number, unit: number): number => Math.imul(a ^ unit, 0x01000193)
const mixB = (b: number, unit: number): number => Math.imul(b ^ unit, 0x85ebca77)

function digitsOf(laneA: number, laneB: number): string {
  let a = laneA
  let b = laneB
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
  b = (Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35)) & 0x1fffff
  return String.fromCharCode(
    digitAt(b, 20),
    digitAt(b, 16),
    digitAt(b, 12),
    digitAt(b, 8),
    digitAt(b, 4),
    digitAt(b, 0),
    digitAt(a, 28),
    digitAt(a, 24),
    digitAt(a, 20),
    digitAt(a, 16),
    digitAt(a, 12),
    digitAt(a, 8),
    digitAt(a, 4),
    digitAt(a, 0),
  )
}

const digitAt = (lane: number, bit: number): number => {
  const digit = (lane >>> bit) & 15
  return digit < 10 ? 48 + digit : 87 + digit
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
  return hashUtf8WithoutSpace({ bytes, words: wordsOf(bytes), from: 0, to: bytes.length })
}

/** The same of UTF-8, in bytes and as words of them. */
export function hashUtf8WithoutSpace({ bytes, words, from, to }: Utf8Range): string | undefined {
  const { bytes: packed, words: packedWords } = scratch.room(to - from)
  let count = 0
  for (let at = from; at < to; at++) {
    // Four bytes a step, as many of them as are ASCII and no white space, or a character of two or three bytes.
    while (at + 4 <= to) {
      const word = words.getInt32(at, true)
      packedWords.setInt32(count, word, true)
      const odd = ((word - 0x21212121) | word) & 0x80808080
      const length = odd === 0 ? 4 : (word & 0x80) === 0 ? firstOf(odd) : wideLength(word)
      if (length === 0) break
      count += length
      at += length
    }
    if (at >= to) break
    const byte = bytes[at]
    // Written over by the next byte where it is white space: words are short, and a branch would be guessed wrongly.
    packed[count] = byte
    count += IS_KEPT[byte]
    if (byte >= 0xc2) {
      const length = spaceAt(bytes, at)
      if (length > 0) {
        at += length - 1
        count--
      }
    }
  }
  if (count === 0) return undefined
  packed.fill(0, count, count + 4)
  let a = SEED_A
  let b = SEED_B
  for (let at = 0; at < count; at += 4) {
    const word = packedWords.getInt32(at, true)
    a = rotated(mixA(a, word))
    b = rotated(mixB(b, word))
  }
  return digitsOf(mixA(a, count), mixB(b, count))
}

interface Utf8Range {
  readonly bytes: Uint8Array
  readonly words: DataView
  readonly from: number
  readonly to: number
}

/** Bytes of the character beyond ASCII that a word begins with; 0 where it may be white space, or has more than three. */
function wideLength(word: number): number {
  const lead = word & 0xff
  if ((word & 0xc0c0f0) === 0x8080e0) {
    const two = word & 0xffff
    return lead === 0xe1 || lead === 0xe2 || two === 0x80e3 || two === 0xbbef ? 0 : 3
  }
  return (word & 0xc0e0) === 0x80c0 && lead > 0xc2 ? 2 : 0
}

/** Place of the first byte whose upper bit is set. */
const firstOf = (bits: number): number => (31 - Math.clz32(bits & -bits)) >> 3

const scratch = new Scratch()

/** 0 for white space of ASCII. */
const IS_KEPT = new Uint8Array(256).fill(1)
for (const space of [9, 10, 11, 12, 13, 32]) IS_KEPT[space] = 0

/** A product moves bits up only. */
const rotated = (lane: number): number => (lane << 13) | (lane >>> 19)

/** Bytes of the white space beyond ASCII that begins at a place, as the \s of patterns knows it; 0 where there is none. */
function spaceAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]
  if (lead === 0xc2) return bytes[at + 1] === 0xa0 ? 2 : 0
  return SPACES.has((lead << 16) | (bytes[at + 1] << 8) | bytes[at + 2]) ? 3 : 0
}

const SPACES = new Set([0xe19a80, 0xe280a8, 0xe280a9, 0xe280af, 0xe2819f, 0xe38080, 0xefbbbf])
for (let last = 0x80; last <= 0x8a; last++) SPACES.add(0xe28000 | last)
