// Delimited text (CSV, TSV, semicolons) with a line of names above its rows: RFC 4180, and what spreadsheets make of it.
// Every cell is text, as it was written; an empty one is ''. JSON in a cell stays text, for the adapters to decode.
import Papa from 'papaparse'
import { PanelError } from '../model/errors.ts'
import type { IssueLog } from '../model/issue-log.ts'
import { BATCH, type Container, type ContainerRecord, type ContainerSource, HEAD_BYTES } from './container.ts'
import { tableShape } from './csv-head.ts'

/** Bytes read at a time; a row that is longer doubles what is read. */
const SLICE_BYTES = 1 << 20

/** No engine holds a text much longer; a row like that is a quote that nobody closed. */
const MAX_ROW_CHARS = 1 << 28

export const csv: Container = { id: 'csv', label: 'CSV', records }

async function* records(source: ContainerSource, issues: IssueLog): AsyncGenerator<ContainerRecord[]> {
  let names: readonly string[] | undefined
  let count = 0
  let batch: ContainerRecord[] = []
  for await (const rows of rowsOf(source, issues)) {
    for (const row of rows) {
      if (row.length === 1 && row[0] === '') continue
      if (!names) {
        names = namesOf(row, issues)
        continue
      }
      const place = `row ${++count}`
      if (row.length !== names.length)
        issues.add('warning', 'csv.ragged', `${row.length} cells under ${names.length} names`, place)
      batch.push({ value: recordOf(names, row), place })
      if (batch.length < BATCH) continue
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
  if (count > 0) return
  throw new PanelError(
    'input.empty',
    `${source.name} is a table without rows. There is nothing to show. Check that the export has finished.`,
  )
}

/** Rows as they come, some thousand at a time. */
async function* rowsOf(source: ContainerSource, issues: IssueLog): AsyncGenerator<string[][]> {
  const shape = tableShape(await source.read(0, HEAD_BYTES), source.name)
  const { delimiter = ',', newline = '\n', hasCarriageReturns = true } = shape ?? {}
  const parser = new Papa.Parser({ delimiter, newline, quoteChar: '"' })
  const decoder = new TextDecoder()
  let text = ''
  let offset = 0
  for (let isEnd = false; !isEnd; ) {
    const bytes = await source.read(offset, Math.max(SLICE_BYTES, text.length))
    offset += bytes.length
    isEnd = bytes.length === 0 || offset >= source.size
    const more = decoder.decode(bytes, { stream: !isEnd })
    if (more.includes('\ufffd') && !holdsReplacement(bytes))
      issues.add('warning', 'input.invalid_utf8', `before byte ${offset}`)
    text += more
    const { data, errors, meta }: Papa.ParseResult<string[]> = parser.parse(text, 0, !isEnd)
    tellQuotes(errors, data.length, issues)
    if (hasCarriageReturns) data.forEach(dropCarriageReturn)
    yield data
    text = text.slice(meta.cursor)
    if (text.length > MAX_ROW_CHARS) {
      issues.add('error', 'csv.quotes', `a cell of more than ${MAX_ROW_CHARS} characters`)
      return
    }
  }
}

/** U+FFFD that was written as such. */
function holdsReplacement(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) return true
  }
  return false
}

/** Quotes of the row that was not whole yet are met again. */
function tellQuotes(errors: readonly Papa.ParseError[], rows: number, issues: IssueLog): void {
  for (const { code, row = 0 } of errors) {
    if (code === 'MissingQuotes') issues.add('error', 'input.truncated', 'a quoted cell does not end')
    else if (code === 'InvalidQuotes' && row < rows) issues.add('warning', 'csv.quotes', 'a quote inside a quoted cell')
  }
}

function dropCarriageReturn(row: string[]): void {
  const last = row.length - 1
  if (row[last]?.endsWith('\r')) row[last] = row[last].slice(0, -1)
}

/** Names of the columns, each its own: the second `name` is `name_2`. */
function namesOf(row: readonly string[], issues: IssueLog): readonly string[] {
  const taken = new Set(row)
  const seen = new Set<string>()
  return row.map((name) => {
    let own = name
    if (seen.has(name)) {
      issues.add('warning', 'csv.repeated_name', name)
      for (let n = 2; taken.has(own); n++) own = `${name}_${n}`
      taken.add(own)
    }
    seen.add(own)
    return own
  })
}

/** Cells by name. What stands behind the last name is kept by its number: `column 7`. */
const recordOf = (names: readonly string[], row: readonly string[]): ContainerRecord['value'] =>
  Object.fromEntries(row.map((cell, at) => [names[at] ?? `column ${at + 1}`, cell]))
