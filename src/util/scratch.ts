// Memory for one text at a time, used again for the next.
import { wordsOf } from './utf8.ts'

/** Larger ones are let go at once. */
const KEPT_BYTES = 1 << 22
/** Behind the text, for words that reach beyond its end. */
const MARGIN = 16

export class Scratch {
  bytes: Uint8Array<ArrayBuffer>
  words: DataView

  constructor(length = 1 << 12) {
    this.bytes = new Uint8Array(length + MARGIN)
    this.words = wordsOf(this.bytes)
  }

  /** This one, or another, with room for so many bytes. What was in it is gone. */
  room(length: number): Scratch {
    if (length + MARGIN <= this.bytes.length) return this
    if (length > KEPT_BYTES) return new Scratch(length)
    const wider = new Scratch(length * 2)
    this.bytes = wider.bytes
    this.words = wider.words
    return this
  }
}
