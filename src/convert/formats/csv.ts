// CSV (RFC 4180) with a header. Times are ISO 8601 in UTC with nanoseconds.
import { type CsvCell, toCsv } from '../../util/csv.ts'
import { isoTime } from '../iso-time.ts'
import type { Cell, Table } from '../tables/table.ts'

export async function* writeCsv({ columns, rows }: Table): AsyncGenerator<string> {
  yield `${toCsv([columns.map(({ name }) => name)])}\r\n`
  for await (const row of rows()) yield `${toCsv([row.map(cellOf)])}\r\n`
}

const cellOf = (cell: Cell): CsvCell => (typeof cell === 'bigint' ? isoTime(cell, 9) : cell)
