// A table: columns of one type each, and rows that come one after the other.

export type CellType = 'text' | 'integer' | 'number' | 'time'
/** Times are nanoseconds since 1970; undefined is what is not known. */
export type Cell = string | number | bigint | undefined

export interface Column<T> {
  readonly name: string
  readonly type: CellType
  readonly of: (row: T) => Cell
}

export interface Table {
  readonly columns: readonly { readonly name: string; readonly type: CellType }[]
  rows(): AsyncGenerator<readonly Cell[]>
}

export const tableOf = <T>(columns: readonly Column<T>[], rows: () => AsyncGenerator<T>): Table => ({
  columns,
  async *rows() {
    for await (const row of rows()) yield columns.map(({ of }) => of(row))
  },
})
