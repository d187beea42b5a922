// Bytes that stand in every span of a shape, compared eight at a time.

export class Literal {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    const wholeBytes = bytes.length & ~7
    const padded = new Uint8Array(wholeBytes + 8)
    padded.set(bytes)
    const view = new DataView(padded.buffer)
    const restBytes = bytes.length - wholeBytes
    this.length = bytes.length
    this.text = new TextDecoder().decode(bytes)
    // As floating point, which is one load: no eight bytes of ASCII are NaN.
    this.words = Float64Array.from({ length: wholeBytes / 8 }, (_, index) => view.getFloat64(index * 8, true))
    this.rest = view.getInt32(wholeBytes, true)
    this.restMask = maskOf(Math.min(restBytes, 4))
    this.lastRest = view.getInt32(wholeBytes + 4, true)
    this.lastRestMask = maskOf(Math.max(restBytes - 4, 0))
  }

  isAt(view, from) {
    const { words } = this
    let at = from
    for (let index = 0; index < words.length; index++, at += 8) {
      if (view.getFloat64(at, true) !== words[index]) return false
    }
    if (((view.getInt32(at, true) ^ this.rest) & this.restMask) !== 0) return false
    return this.lastRestMask === 0 || ((view.getInt32(at + 4, true) ^ this.lastRest) & this.lastRestMask) === 0
  }
}

const maskOf = (bytes) => (bytes === 4 ? -1 : (1 << (bytes * 8)) - 1)
