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

/** Four bytes a step; the final mix spreads ids that differ in their last digits only. */
export function hashBytes(bytes: Uint8Array, from: number, to: number): number {
  let hash = (to - from) | 0
  let at = from
  for (; at + 4 <= to; at += 4) {
    const four = bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)
    hash = Math.imul(hash ^ four, 0x5bd1e995)
    hash ^= hash >>> 15
  }
  for (; at < to; at++) hash = Math.imul(hash ^ bytes[at], 0x5bd1e995)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0x85ebca6b)
  return hash ^ (hash >>> 16)
}
