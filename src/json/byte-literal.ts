// Bytes that are likely to come again, compared eight at a time.

export class Literal {
  readonly length: number
  /** Eight bytes each. ASCII makes no number that equals any other but by its bits; one that is no number matches nothing. */
  private readonly words: Float64Array
  /** What is left behind the last whole word: two halves of it, and which of their bytes count. */
  private readonly rest: Int32Array
  private readonly masks: Int32Array

  /** Of bytes without a 0, as JSON has none. */
  constructor(bytes: Uint8Array) {
    this.length = bytes.length
    const whole = bytes.length & ~7
    const padded = new Uint8Array(whole + 8)
    padded.set(bytes)
    const view = new DataView(padded.buffer)
    this.words = new Float64Array(whole >> 3)
    for (let word = 0; word < this.words.length; word++) this.words[word] = view.getFloat64(word * 8, true)
    this.rest = Int32Array.of(view.getInt32(whole, true), view.getInt32(whole + 4, true))
    const left = bytes.length - whole
    this.masks = Int32Array.of(maskOf(Math.min(left, 4)), maskOf(Math.max(left - 4, 0)))
  }

  /** Whether it stands at a place. The 0 at the end of what is there matches nothing, so that no look goes beyond. */
  isAt(view: DataView, at: number): boolean {
    const { words, rest, masks } = this
    let place = at
    for (let word = 0; word < words.length; word++, place += 8)
      if (view.getFloat64(place, true) !== words[word]) return false
    if (((view.getInt32(place, true) ^ rest[0]) & masks[0]) !== 0) return false
    return masks[1] === 0 || ((view.getInt32(place + 4, true) ^ rest[1]) & masks[1]) === 0
  }
}

const maskOf = (count: number): number => (count === 4 ? -1 : (1 << (count * 8)) - 1)
