// Rows are rows, whatever holds them: the same records as lines of JSON, as CSV and as Parquet give the same traces.
import { parquetWriteBuffer } from 'hyparquet-writer'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { Dataset } from '../../src/model/dataset.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { fixtureText } from '../support/fixture.ts'
import { outlineOf } from '../support/outline.ts'
import { parseRecords } from '../support/parsed-road.ts'

/** Fixtures whose records are rows of a table. */
const TABLES: readonly (readonly [adapter: string, fixture: string])[] = [
  ['langfuse', 'langfuse/blob-observations.jsonl'],
  ['langfuse', 'langfuse/export-events.jsonl'],
  ['langfuse', 'langfuse/export-traces.jsonl'],
  ['langsmith', 'langsmith/cli.jsonl'],
  ['braintrust', 'braintrust/experiment.jsonl'],
  ['phoenix', 'phoenix/dataframe-rows.jsonl'],
  ['clickhouse', 'clickhouse/rows.jsonl'],
  ['weave', 'weave/calls.jsonl'],
  ['generic', 'generic/calls.jsonl'],
]

type Row = { readonly [column: string]: unknown }

/** Some fixtures hold rows of several tables, which are files of their own outside JSON. */
const isOfTable = (first: Row, row: Row): boolean => {
  const keys = Object.keys(row)
  return keys.filter((key) => key in first).length > keys.length / 2
}

const asText = (value: unknown): string | null => {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const columnsOf = (rows: readonly Row[]): string[] => [...new Set(rows.flatMap((row) => Object.keys(row)))]

const csvOf = (rows: readonly Row[]): string =>
  Papa.unparse({
    fields: columnsOf(rows),
    data: rows.map((row) => columnsOf(rows).map((column) => asText(row[column]) ?? '')),
  })

/** Columns of one kind of scalar keep it, all others are text. */
function parquetOf(rows: readonly Row[]): Uint8Array {
  const columnData = columnsOf(rows).map((name) => {
    const values = rows.map((row) => row[name] ?? null)
    const kinds = new Set(values.filter((value) => value !== null).map((value) => typeof value))
    const isOf = (kind: string) => kinds.size === 1 && kinds.has(kind as 'number')
    if (isOf('boolean')) return { name, data: values, type: 'BOOLEAN' as const, nullable: true }
    if (isOf('number')) return { name, data: values, type: 'DOUBLE' as const, nullable: true }
    return { name, data: values.map(asText), type: 'STRING' as const, nullable: true }
  })
  return new Uint8Array(parquetWriteBuffer({ columnData }))
}

async function read(data: string | Uint8Array) {
  const { data: columns, content } = await readAll([{ name: 'rows', data }])
  const dataset = new Dataset('rows', columns)
  expect(dataset.files[0].error).toBeUndefined()
  const said = []
  for (const row of dataset.allRows()) {
    const { inputMessages, outputMessages, documents } = await loadContent(dataset, row, content)
    said.push(JSON.stringify({ inputMessages, outputMessages, documents }))
  }
  return { adapter: dataset.files[0].adapter?.id, outline: outlineOf(dataset), said: said.sort() }
}

describe.each(TABLES)('%s: %s', (adapter, fixture) => {
  const [first, ...others] = parseRecords(fixtureText(fixture)) as Row[]
  const rows = [first, ...others.filter((row) => isOfTable(first, row))]
  const text = rows.map((row) => JSON.stringify(row)).join('\n')

  test.each([
    ['CSV', csvOf(rows)],
    ['Parquet', parquetOf(rows)],
  ])('as %s', async (_, data) => {
    const expected = await read(text)
    expect(expected.adapter).toBe(adapter)
    expect(await read(data)).toEqual(expected)
  })
})
