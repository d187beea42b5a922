// Rows are rows, whatever holds them: the same records as lines of JSON, as CSV and as Parquet give the same traces.
import { describe, expect, test } from 'vitest'
import { Dataset } from '../../src/model/dataset.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { outlineOf } from '../support/outline.ts'
import { csvOf, parquetOf, rowsOf, TABLES } from '../support/tables.ts'

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
  const rows = rowsOf(fixture)
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
