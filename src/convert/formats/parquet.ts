// Parquet, Snappy. Times are timestamps in UTC with nanoseconds, counts are 64-bit integers.
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer'
import type { Cell, CellType, Table } from '../tables/table.ts'

/** Rows that are held until they are written. */
const ROWS_PER_GROUP = 16_384

const TYPES: { readonly [T in CellType]: Omit<SchemaElement, 'name'> } = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  time: { type: 'INT64', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'NANOS' } },
}

export async function* writeParquet({ columns, rows }: Table): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const writer = new ByteWriter()
  const schema: SchemaElement[] = [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type }): SchemaElement => ({ name, repetition_type: 'OPTIONAL', ...TYPES[type] })),
  ]
  const parquet = new ParquetWriter({ writer, schema, createdBy: 'spanglass' })
  let group = emptyGroup(columns.length)
  const writeGroup = () => {
    const columnData = columns.map(({ name }, index) => ({ name, data: group[index] }))
    parquet.write({ columnData, rowGroupSize: ROWS_PER_GROUP })
    group = emptyGroup(columns.length)
    return taken(writer)
  }
  for await (const row of rows()) {
    for (const [index, cell] of row.entries()) group[index].push(storedValue(cell, columns[index].type))
    if (group[0].length >= ROWS_PER_GROUP) yield writeGroup()
  }
  if (group[0].length > 0) yield writeGroup()
  parquet.finish()
  yield taken(writer)
}

type Value = string | number | bigint | null

const emptyGroup = (count: number): Value[][] => Array.from({ length: count }, () => [])

const storedValue = (cell: Cell, type: CellType): Value => {
  if (cell === undefined) return null
  return type === 'integer' ? BigInt(Math.round(Number(cell))) : cell
}

/** What was written so far, and the writer emptied; it goes on counting from the beginning of the file. */
function taken(writer: ByteWriter): Uint8Array<ArrayBuffer> {
  const bytes = writer.getBytes().slice()
  writer.index = 0
  return bytes as Uint8Array<ArrayBuffer>
}
