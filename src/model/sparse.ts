// Sparse columns: facts and attributes that only some spans have. Rows ascend, so a look-up is a binary search.
import { indexOfSorted } from '../util/binary-search.ts'
import { type Growable, growFloat64, growUint32 } from '../util/growable.ts'

/** Strings as dictionary codes, numbers as they are; booleans are the numbers 0 and 1 in a column of their own. */
export type SparseKind = 'string' | 'number' | 'boolean'

export interface SparseColumn {
  readonly key: string
  readonly kind: SparseKind
  readonly rows: Uint32Array
  readonly values: Uint32Array | Float64Array
}

/** Most keys stand on few spans, and a file may hold many thousand keys. */
const CAPACITY = 8

export class SparseBuilder {
  private readonly columns = new Map<
    string,
    {
      key: string
      kind: SparseKind
      rows: Growable<Uint32Array>
      values: Growable<Uint32Array> | Growable<Float64Array>
    }
  >()

  /** Appends a value for a row; rows must come in ascending order, and a second value for one row is left out. */
  add(kind: SparseKind, key: string, row: number, value: number): void {
    const name = `${kind}\u001f${key}`
    let column = this.columns.get(name)
    if (!column) {
      const values = kind === 'string' ? growUint32(CAPACITY) : growFloat64(CAPACITY)
      column = { key, kind, rows: growUint32(CAPACITY), values }
      this.columns.set(name, column)
    }
    const last = column.rows.length - 1
    if (last >= 0 && column.rows.get(last) >= row) return
    column.rows.push(row)
    column.values.push(value)
  }

  snapshot(): SparseColumn[] {
    return [...this.columns.values()].map(({ key, kind, rows, values }) => ({
      key,
      kind,
      rows: rows.view(),
      values: values.view(),
    }))
  }
}

/** The number or dictionary code at a row, or undefined. */
export function sparseAt(column: SparseColumn | undefined, row: number): number | undefined {
  if (!column) return undefined
  const at = indexOfSorted(column.rows, row)
  return at < 0 ? undefined : column.values[at]
}
