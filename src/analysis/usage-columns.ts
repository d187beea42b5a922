// Usage by row, in columns: an object for each of very many calls would be moved about by every collection of garbage.
import { USAGE_PARTS, type Usage } from '../model/usage.ts'

const PARTS = [...USAGE_PARTS, 'cacheWrite5m', 'cacheWrite1h'] as const

/** Like a map from rows; objects are made for the rows that are asked for. */
export class UsageColumns {
  /** By row of the data set: place in the columns + 1, 0 for none. */
  private readonly placeOf: Uint32Array
  private readonly rows: Uint32Array
  private readonly parts = new Map<(typeof PARTS)[number], Float64Array>()
  private count = 0

  /** @param capacity spans that carry usage, at most */
  constructor(rowCount: number, capacity: number) {
    this.placeOf = new Uint32Array(rowCount)
    this.rows = new Uint32Array(capacity)
  }

  set(row: number, usage: Usage): void {
    const place = this.count++
    this.placeOf[row] = place + 1
    this.rows[place] = row
    for (const part of PARTS) {
      const tokens = usage[part]
      if (tokens === undefined) continue
      let column = this.parts.get(part)
      if (!column) {
        column = new Float64Array(this.rows.length).fill(Number.NaN)
        this.parts.set(part, column)
      }
      column[place] = tokens
    }
  }

  get size(): number {
    return this.count
  }

  has(row: number): boolean {
    return this.placeOf[row] > 0
  }

  /** Place of a row among those that have usage, or -1. */
  placeAt(row: number): number {
    return this.placeOf[row] - 1
  }

  get(row: number): Usage | undefined {
    const place = this.placeOf[row] - 1
    // A row beyond the last has none either.
    if (!(place >= 0)) return undefined
    const usage: { -readonly [K in keyof Usage]: Usage[K] } = {}
    for (const [part, column] of this.parts) if (!Number.isNaN(column[place])) usage[part] = column[place]
    return usage
  }

  *[Symbol.iterator](): Iterator<[row: number, usage: Usage]> {
    for (let place = 0; place < this.count; place++) {
      const row = this.rows[place]
      yield [row, this.get(row) ?? {}]
    }
  }
}
