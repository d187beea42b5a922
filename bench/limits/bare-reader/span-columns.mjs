// A column a field of all spans. Ids and texts are codes, with 0 for none.
import { doubled } from './doubled.mjs'

const FIRST_CAPACITY = 256

export class SpanColumns {
  constructor() {
    this.count = 0
    this.traceId = new Uint32Array(FIRST_CAPACITY)
    this.spanId = new Uint32Array(FIRST_CAPACITY)
    this.parentSpanId = new Uint32Array(FIRST_CAPACITY)
    this.name = new Uint32Array(FIRST_CAPACITY)
    this.statusMessage = new Uint32Array(FIRST_CAPACITY)
    this.kind = new Uint8Array(FIRST_CAPACITY)
    this.statusCode = new Uint8Array(FIRST_CAPACITY)
    this.start = new Float64Array(FIRST_CAPACITY)
    this.end = new Float64Array(FIRST_CAPACITY)
    /** Where the span stands in the file, in bytes. */
    this.offset = new Float64Array(FIRST_CAPACITY)
    this.length = new Uint32Array(FIRST_CAPACITY)
  }

  /** A new row for the span at a place of the file. */
  add(offset, length) {
    if (this.count === this.offset.length) this.grow()
    const row = this.count++
    this.offset[row] = offset
    this.length[row] = length
    return row
  }

  grow() {
    for (const [field, column] of Object.entries(this)) {
      if (ArrayBuffer.isView(column)) this[field] = doubled(column)
    }
  }
}
