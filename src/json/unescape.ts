// The text of a JSON string as UTF-8, without a JavaScript string on the way.

import { wordsOf } from '../util/utf8.ts'
import { PADDING, wideEnd } from './scan.ts'

const BACKSLASH = 92
const LETTER_U = 117

const SHORT = new Uint8Array(256)
for (const [letter, char] of Object.entries({
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  '/': '/',
})) {
  SHORT[letter.charCodeAt(0)] = char.charCodeAt(0)
}

const hexDigit = (byte: number): number => (byte <= 57 ? byte - 48 : (byte | 32) - 87)

const unitAt = (bytes: Uint8Array, at: number): number =>
  (hexDigit(bytes[at]) << 12) |
  (hexDigit(bytes[at + 1]) << 8) |
  (hexDigit(bytes[at + 2]) << 4) |
  hexDigit(bytes[at + 3])

/**
 * Writes what stands between two quotes, its escapes resolved, and returns its length. `to` must have room for all of it:
 * no escape is shorter than what it stands for. Half a pair of surrogates becomes U+FFFD, as in any encoder. `words` and
 * `toWords` are the same bytes, for what stands between escapes; `words` has a 0 behind the end of what is there.
 */
export function unescapeInto(
  bytes: Uint8Array,
  from: number,
  end: number,
  to: Uint8Array,
  words = endedWords(bytes),
  toWords = wordsOf(to),
): number {
  let length = 0
  for (let at = from; at < end; at++) {
    const stop = Math.min(wideEnd(words, at), end)
    for (; at + 4 <= stop; at += 4, length += 4) toWords.setInt32(length, words.getInt32(at, true), true)
    for (; at < stop; at++) to[length++] = bytes[at]
    if (at === end) break
    const byte = bytes[at]
    if (byte !== BACKSLASH) {
      to[length++] = byte
      continue
    }
    const letter = bytes[++at]
    if (letter !== LETTER_U) {
      to[length++] = SHORT[letter]
      continue
    }
    let code = unitAt(bytes, at + 1)
    at += 4
    if (code >= 0xd800 && code < 0xe000) {
      const isPair = code < 0xdc00 && bytes[at + 1] === BACKSLASH && bytes[at + 2] === LETTER_U && at + 6 < end
      const low = isPair ? unitAt(bytes, at + 3) : 0
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00)
        at += 6
      } else code = 0xfffd
    }
    length = put(code, to, length)
  }
  return length
}

function endedWords(bytes: Uint8Array): DataView {
  const ended = new Uint8Array(bytes.length + PADDING)
  ended.set(bytes)
  return wordsOf(ended)
}

function put(code: number, to: Uint8Array, at: number): number {
  let length = at
  if (code < 0x80) to[length++] = code
  else if (code < 0x800) {
    to[length++] = 0xc0 | (code >> 6)
    to[length++] = 0x80 | (code & 63)
  } else {
    if (code < 0x10000) to[length++] = 0xe0 | (code >> 12)
    else {
      to[length++] = 0xf0 | (code >> 18)
      to[length++] = 0x80 | ((code >> 12) & 63)
    }
    to[length++] = 0x80 | ((code >> 6) & 63)
    to[length++] = 0x80 | (code & 63)
  }
  return length
}
