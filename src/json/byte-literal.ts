// Bytes that are likely to come again, compared four at a time.

export class Literal {
  readonly length: number
  private readonly words: Int32Array
  /** What is left behind the last whole word, and which of its bytes count. */
  private readonly rest: number
  private readonly mask: number

  /** Of bytes without a 0, as JSON has none. */
  constructor(bytes: Uint8Array) {
    this.length = bytes.length
    const padded = new Uint8Array((bytes.length + 4) & ~3)
    padded.set(bytes)
    const view = new DataView(padded.buffer)
    this.words = Int32Array.from({ length: bytes.length >> 2 }, (_, word) => view.getInt32(word * 4, true))
    this.rest = view.getInt32(bytes.length & ~3, true)
    this.mask = (1 << ((bytes.length & 3) * 8)) - 1
  }

  /** Whether it stands at a place. The 0 at the end of what is there matches nothing, so that no look goes beyond. */
  isAt(view: DataView, at: number): boolean {
    const { words } = this
    let place = at
    for (let word = 0; word < words.length; word++, place += 4)
      if (view.getInt32(place, true) !== words[word]) return false
    return this.mask === 0 || ((view.getInt32(place, true) ^ this.rest) & this.mask) === 0
  }
}
