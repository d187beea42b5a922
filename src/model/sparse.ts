// Sparse columns: facts and attributes that only some spans have. Rows ascend, so a look-up is a binary search.
import { indexOfSorted } from '../util/binary-search.ts'
import type { Forecast } from '../util/growable.ts'

/** Strings as dictionary codes, numbers as they are; booleans are the numbers 0 and 1 in a column of their own. */
export type SparseKind = 'string' | 'number' | 'boolean'

export interface SparseColumn {
  readonly key: string
  readonly kind: SparseKind
  readonly rows: Uint32Array
  /** Numbers are whole and below 2^32 where they lie in a Uint32Array, below 2^16 in a Uint16Array. */
  readonly values: Uint16Array | Uint32Array | Float64Array
}

/** Most keys stand on few spans, and a file may hold many thousand keys. */
const CAPACITY = 8

const MAX_GUESSES = 8

/** A column that grows: rows ascend, and a second value for one row is left out. */
export abstract class GrowingColumn {
  readonly key: string
  abstract readonly kind: SparseKind
  protected rows = new Uint32Array(CAPACITY)
  protected count = 0
  protected lastRow = -1
  protected abstract values: Uint32Array | Float64Array
  protected readonly forecast: Forecast

  constructor(key: string, forecast: Forecast) {
    this.key = key
    this.forecast = forecast
  }

  /** True when the value was taken. */
  abstract add(row: number, value: number): boolean

  /** The value that was added last. */
  get last(): number {
    return this.values[this.count - 1]
  }

  /** The value at a row; undefined where there is none. */
  at(row: number): number | undefined {
    const { rows } = this
    let low = 0
    let high = this.count - 1
    if (high < 0 || row < rows[0] || row > rows[high]) return undefined
    // Rows of a key are spread evenly, as a rule: the place they are expected at is near; after a few looks, by halves.
    for (let looks = 0; low < high; looks++) {
      const share = looks < MAX_GUESSES ? (row - rows[low]) / (rows[high] - rows[low]) : 0.5
      const middle = low + Math.floor((high - low) * share)
      if (rows[middle] < row) low = middle + 1
      else if (rows[middle] > row) high = middle - 1
      else return this.values[middle]
      if (low > high || row < rows[low] || row > rows[high]) return undefined
    }
    return rows[low] === row ? this.values[low] : undefined
  }

  snapshot(): SparseColumn {
    const rows = this.rows.subarray(0, this.count)
    return { key: this.key, kind: this.kind, rows, values: this.values.subarray(0, this.count) }
  }
}

// Two classes, so that the engine sees one kind of array in each: they take most of the values of a file.
class CodeColumn extends GrowingColumn {
  readonly kind = 'string'
  protected values = new Uint32Array(CAPACITY)

  add(row: number, value: number): boolean {
    const { count } = this
    if (this.lastRow >= row) return false
    if (count === this.rows.length) {
      const room = this.forecast.room(count)
      this.rows = grown(this.rows, room)
      this.values = grown(this.values, room)
    }
    this.rows[count] = row
    this.values[count] = value
    this.count = count + 1
    this.lastRow = row
    return true
  }
}

class NumberColumn extends GrowingColumn {
  readonly kind: 'number' | 'boolean'
  // Counts mostly: half the room, until a number comes that does not fit.
  protected values: Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer> = new Uint32Array(CAPACITY)
  private isWhole = true

  constructor(kind: 'number' | 'boolean', key: string, forecast: Forecast) {
    super(key, forecast)
    this.kind = kind
  }

  add(row: number, value: number): boolean {
    const { count } = this
    if (this.lastRow >= row) return false
    if (this.isWhole && (value >>> 0 !== value || Object.is(value, -0))) this.widen()
    if (count === this.rows.length) {
      const room = this.forecast.room(count)
      this.rows = grown(this.rows, room)
      const values = this.isWhole ? new Uint32Array(room) : new Float64Array(room)
      values.set(this.values)
      this.values = values
    }
    this.rows[count] = row
    this.values[count] = value
    this.count = count + 1
    this.lastRow = row
    return true
  }

  private widen(): void {
    this.isWhole = false
    this.values = Float64Array.from(this.values)
  }
}

const grown = (array: Uint32Array<ArrayBuffer>, room: number): Uint32Array<ArrayBuffer> => {
  const larger = new Uint32Array(room)
  larger.set(array)
  return larger
}

export class SparseBuilder {
  private readonly columns = new Map<string, GrowingColumn>()
  private readonly forecast: Forecast

  constructor(forecast: Forecast) {
    this.forecast = forecast
  }

  column(kind: SparseKind, key: string): GrowingColumn {
    const name = `${kind}\u001f${key}`
    let column = this.columns.get(name)
    if (!column) {
      column = kind === 'string' ? new CodeColumn(key, this.forecast) : new NumberColumn(kind, key, this.forecast)
      this.columns.set(name, column)
    }
    return column
  }

  get size(): number {
    return this.columns.size
  }

  has(kind: SparseKind, key: string): boolean {
    return this.columns.has(`${kind}\u001f${key}`)
  }

  all(): Iterable<GrowingColumn> {
    return this.columns.values()
  }

  /** Columns that stand on the same rows, as those of model calls do, share one list of them. */
  snapshot(): SparseColumn[] {
    // Lists that differ do so in their length or at their ends, as a rule.
    const lists = new Map<string, Uint32Array[]>()
    const shared = (rows: Uint32Array): Uint32Array => {
      const ends = `${rows.length} ${rows[0]} ${rows[rows.length - 1]}`
      const known = lists.get(ends)
      if (!known) {
        lists.set(ends, [rows])
        return rows
      }
      const same = known.find((list) => isEqual(list, rows))
      if (!same) known.push(rows)
      return same ?? rows
    }
    return [...this.columns.values()].map((column) => {
      const { rows, ...rest } = column.snapshot()
      return { ...rest, rows: shared(rows) }
    })
  }
}

function isEqual(a: Uint32Array, b: Uint32Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** The number or dictionary code at a row, or undefined. */
export function sparseAt(column: SparseColumn | undefined, row: number): number | undefined {
  if (!column) return undefined
  const at = indexOfSorted(column.rows, row)
  return at < 0 ? undefined : column.values[at]
}
