// Records of spans that have several, in three arrays: fifty thousand small lists take a while to hand over, and weigh ten times as much.

/** Rows by primary row: a map, or what stands for one. */
export interface RecordRows {
  readonly size: number
  has(primary: number): boolean
  get(primary: number): readonly number[] | undefined
  [Symbol.iterator](): Iterator<[primary: number, rows: readonly number[]]>
}

/** Primary row, number of rows, rows; and so on, in ascending order of primary rows. */
export function flattenRecords(records: RecordRows): Uint32Array {
  const lists = [...records].sort(([a], [b]) => a - b)
  const flat = new Uint32Array(lists.reduce((sum, [, rows]) => sum + rows.length + 2, 0))
  let at = 0
  for (const [primary, rows] of lists) {
    flat[at] = primary
    flat[at + 1] = rows.length
    flat.set(rows, at + 2)
    at += rows.length + 2
  }
  return flat
}

/** What was flattened, without a list for each until it is asked for. */
export class RecordLists implements RecordRows {
  /** As `flattenRecords` gives it. */
  readonly flat: Uint32Array
  /** Where each list begins. */
  private readonly starts: Uint32Array

  constructor(flat: Uint32Array) {
    this.flat = flat
    let count = 0
    for (let at = 0; at < flat.length; at += flat[at + 1] + 2) count++
    this.starts = new Uint32Array(count)
    count = 0
    for (let at = 0; at < flat.length; at += flat[at + 1] + 2) this.starts[count++] = at
    // Those put by before they were sorted.
    this.starts.sort((a, b) => flat[a] - flat[b])
  }

  get size(): number {
    return this.starts.length
  }

  has(primary: number): boolean {
    return this.startOf(primary) >= 0
  }

  get(primary: number): readonly number[] | undefined {
    const start = this.startOf(primary)
    return start < 0 ? undefined : this.listAt(start)
  }

  *[Symbol.iterator](): Iterator<[primary: number, rows: readonly number[]]> {
    for (const start of this.starts) yield [this.flat[start], this.listAt(start)]
  }

  private listAt(start: number): readonly number[] {
    return Array.from(this.flat.subarray(start + 2, start + 2 + this.flat[start + 1]))
  }

  private startOf(primary: number): number {
    let low = 0
    let high = this.starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.flat[this.starts[middle]] < primary) low = middle + 1
      else high = middle
    }
    return low < this.starts.length && this.flat[this.starts[low]] === primary ? this.starts[low] : -1
  }
}
