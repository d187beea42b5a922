// Small numbers for the distinct values of a key: 1 for the first one met, 0 for rows that have none. What a number stands for
// is told by the first row that has it, so that no text is looked up but those of the answer.
import { growUint32 } from '../util/growable.ts'

export class Codes {
  private readonly firstRows = growUint32(64)
  /** By code of the columns plus 1; 0 where none is given yet. */
  private table = new Uint32Array(256)
  private readonly byNumber = new Map<number, number>()
  private readonly byTruth = [0, 0]
  private lastNumber = Number.NaN
  private last = 0

  /** One more than the greatest number given so far. */
  get size(): number {
    return this.firstRows.length + 1
  }

  firstRow(of: number): number {
    return this.firstRows.get(of - 1)
  }

  /** Replaces codes of the columns, each plus 1, by their numbers; 0 stays 0. Codes are not much greater than the number of rows. */
  replace(coded: Uint32Array, from: number, to: number): void {
    let { table } = this
    for (let row = from; row < to; row++) {
      const code = coded[row]
      if (code === 0) continue
      if (code >= table.length) {
        table = enlarged(table, code + 1)
        this.table = table
      }
      if (table[code] === 0) table[code] = this.firstRows.push(row) + 1
      coded[row] = table[code]
    }
  }

  /** By any number. */
  ofNumber(number: number, row: number): number {
    if (number === this.lastNumber) return this.last
    let known = this.byNumber.get(number)
    if (known === undefined) {
      known = this.firstRows.push(row) + 1
      this.byNumber.set(number, known)
    }
    this.lastNumber = number
    this.last = known
    return known
  }

  /** By a truth value, 0 or 1: not the same as the numbers 0 and 1. */
  ofTruth(truth: number, row: number): number {
    if (this.byTruth[truth] === 0) this.byTruth[truth] = this.firstRows.push(row) + 1
    return this.byTruth[truth]
  }
}

/** A copy with room for at least `length`; new entries are 0. */
export function enlarged(array: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(length, array.length * 2))
  larger.set(array)
  return larger
}
