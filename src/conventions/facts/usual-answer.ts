// The one text of a message list in its usual spelling, found without parsing: most answers are written so.
import { wideEnd } from '../../json/scan.ts'
import type { Utf8Text } from '../../model/attribute-list.ts'
import { Scratch } from '../../util/scratch.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

const OPENING = encode('[{"role":"')
const BEFORE_TEXT = encode('","parts":[{"type":"text","content":"')
const BEHIND_TEXT = encode('"}]')
const BEFORE_REASON = encode(',"finish_reason":"')
const REASON_END = encode('"')
const CLOSING = encode('}]')

const scratch = new Scratch()

/**
 * Text of `[{"role":…,"parts":[{"type":"text","content":…}],"finish_reason":…}]`, the reason or not, valid until the next
 * call. Undefined says nothing: parse it.
 */
export function usualAnswer(messages: Utf8Text | undefined): Utf8Text | undefined {
  if (messages === undefined) return undefined
  const { bytes, words, to: end } = messages
  let at = wordEnd(bytes, behind(OPENING, bytes, messages.from, end), end)
  at = behind(BEFORE_TEXT, bytes, at, end)
  if (at < 0) return undefined
  const text = scratch.room(end - at)
  let length = 0
  while (at < end) {
    const stop = Math.min(wideEnd(words, at), end)
    for (let run = at; run < stop; run += 4) text.words.setInt32(length + run - at, words.getInt32(run, true), true)
    length += stop - at
    at = stop
    if (bytes[at] !== BACKSLASH) break
    const byte = SHORT[bytes[at + 1]]
    if (byte === 0) return undefined
    text.bytes[length++] = byte
    at += 2
  }
  at = behind(BEHIND_TEXT, bytes, at, end)
  const reason = behind(BEFORE_REASON, bytes, at, end)
  if (reason >= 0) at = behind(REASON_END, bytes, wordEnd(bytes, reason, end), end)
  return behind(CLOSING, bytes, at, end) === end
    ? { bytes: text.bytes, words: text.words, from: 0, to: length }
    : undefined
}

/** Place behind a literal, where single blanks after colons and commas are read over; -1 where it does not stand. */
function behind(literal: Uint8Array, bytes: Uint8Array, from: number, end: number): number {
  if (from < 0) return -1
  let at = from
  for (let i = 0; i < literal.length; i++, at++) {
    if (bytes[at] === BLANK && i > 0 && (literal[i - 1] === COLON || literal[i - 1] === COMMA)) at++
    if (at >= end || bytes[at] !== literal[i]) return -1
  }
  return at
}

/** Closing quote of a string of letters; -1 where it has anything else. */
function wordEnd(bytes: Uint8Array, from: number, end: number): number {
  if (from < 0) return -1
  let at = from
  while (at < end && ((bytes[at] >= 97 && bytes[at] <= 122) || bytes[at] === UNDERSCORE)) at++
  return at
}

const BLANK = 32
const COMMA = 44
const COLON = 58
const BACKSLASH = 92
const UNDERSCORE = 95

/** What a letter behind a backslash stands for; 0 for none, and for the u of a code. */
const SHORT = new Uint8Array(256)
for (const [letter, char] of ['b\b', 'f\f', 'n\n', 'r\r', 't\t', '""', '\\\\', '//']) {
  SHORT[letter.charCodeAt(0)] = char.charCodeAt(0)
}
