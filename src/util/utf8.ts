// Text as UTF-8 bytes.

/** Longest text that is put together by hand; the decoder is faster beyond. */
const SHORT_BYTES = 48

// A byte order mark inside a text is part of it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Text of UTF-8 bytes. */
export function decodeUtf8(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > SHORT_BYTES) return decoder.decode(bytes.subarray(from, to))
  let text = ''
  for (let at = from; at < to; at++) {
    if (bytes[at] >= 0x80) return decoder.decode(bytes.subarray(from, to))
    text += String.fromCharCode(bytes[at])
  }
  return text
}

/** Whether bytes between two places are UTF-8. Behind them stands ASCII, and three bytes more can be read. */
export function isUtf8(words: DataView, from: number, to: number): boolean {
  let at = from
  while (at < to) {
    const word = words.getInt32(at, true)
    const lead = word & 0xff
    if ((word & 0x80808080) === 0) at += 4
    else if (lead < 0x80) at++
    // Three bytes, as most of Asia writes; a lead of E0 or ED rules some of the second bytes out.
    else if ((word & 0xc0c0f0) === 0x8080e0) {
      const second = (word >> 8) & 0xff
      if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second >= 0xa0)) return false
      at += 3
    } else if ((word & 0xc0e0) === 0x80c0) {
      if (lead < 0xc2) return false
      at += 2
    } else {
      const second = (word >> 8) & 0xff
      const isFour = (word & 0xc0c0c0f8) === (0x808080f0 | 0)
      if (!isFour || lead > 0xf4 || (lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second >= 0x90)) return false
      at += 4
    }
  }
  return true
}

/** The same bytes for reading four at a time. */
export const wordsOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength)

/** Four bytes a step; the final mix spreads ids that differ in their last digits only. */
export function hashBytes(words: DataView, from: number, to: number): number {
  let hash = (to - from) | 0
  let at = from
  for (; at + 4 <= to; at += 4) {
    hash = Math.imul(hash ^ words.getInt32(at, true), 0x5bd1e995)
    hash ^= hash >>> 15
  }
  for (; at < to; at++) hash = Math.imul(hash ^ words.getUint8(at), 0x5bd1e995)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0x85ebca6b)
  return hash ^ (hash >>> 16)
}

/** Whether two ranges of one length hold the same. */
export function isSameBytes(a: DataView, fromA: number, b: DataView, fromB: number, length: number): boolean {
  let at = 0
  for (; at + 4 <= length; at += 4) if (a.getInt32(fromA + at, true) !== b.getInt32(fromB + at, true)) return false
  for (; at < length; at++) if (a.getUint8(fromA + at) !== b.getUint8(fromB + at)) return false
  return true
}
