// The table of sources in the README and their pages, held against the adapters and the files that these really open.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ADAPTERS, FALLBACK } from '../../src/adapters/registry.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { csvOf, parquetOf, rowsOf, TABLES } from '../support/tables.ts'

const ROOT = new URL('../../', import.meta.url).pathname
const FIXTURES = join(ROOT, 'test/fixtures')
const PAGES = 'docs/sources'
const SOURCES = [...ADAPTERS, FALLBACK]
const SECTIONS = ['How to export', 'What is shown', 'What is lost']

type File = readonly [name: string, data: () => string | Uint8Array]

/** Files of each form, in the order of the table's columns. */
const FORMS: readonly ((adapter: string) => readonly File[])[] = [
  (adapter) => fixtures(adapter, '.json'),
  (adapter) => fixtures(adapter, '.jsonl'),
  (adapter) => tables(adapter).map((fixture): File => [`${fixture} as CSV`, () => csvOf(rowsOf(fixture))]),
  (adapter) => tables(adapter).map((fixture): File => [`${fixture} as Parquet`, () => parquetOf(rowsOf(fixture))]),
]

const fixtures = (adapter: string, extension: string): File[] =>
  readdirSync(join(FIXTURES, adapter))
    .filter((name) => name.endsWith(extension) && !name.endsWith('.summary.json'))
    .map((name) => [name, () => readFileSync(join(FIXTURES, adapter, name), 'utf8')])

const tables = (adapter: string): string[] => TABLES.filter(([id]) => id === adapter).map(([, fixture]) => fixture)

/** Whether the adapter is found for one of the files and shows something of it. */
async function opensAny(adapter: string, files: readonly File[]): Promise<boolean> {
  for (const [name, data] of files) {
    const { data: columns } = await readAll([{ name, data: data() }])
    const [{ adapter: found, error, counts }] = columns.files
    if (found?.id === adapter && !error && counts.spans + counts.traces + counts.scores > 0) return true
  }
  return false
}

const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** Rows of the README that link to the page of a source, cell by cell. */
const rows = textOf('README.md')
  .split('\n')
  .filter((line) => /^\| \[.*\]\(docs\/sources\/.*\) \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

test('the README has a row for each source and no other', () => {
  const expected = SOURCES.map(({ id, label }) => `[${label}](${PAGES}/${id}.md)`)
  expect(rows.map(([, source]) => source).sort()).toEqual(expected.sort())
})

describe.each(SOURCES.map(({ id }) => id))('%s', (id) => {
  const page = `${PAGES}/${id}.md`

  test('has a tick for each form that its fixtures show', async () => {
    const row = rows.find(([, source]) => source.endsWith(`(${page})`)) ?? []
    const ticks = await Promise.all(FORMS.map(async (filesOf) => ((await opensAny(id, filesOf(id))) ? '✓' : '')))
    expect(row.slice(3, 3 + FORMS.length)).toEqual(ticks)
  })

  test('has a page with its sections', () => {
    const parts = textOf(page).split(/^## (.*)\n/m)
    expect(parts.filter((_, at) => at % 2 === 1)).toEqual(SECTIONS)
    for (let at = 2; at < parts.length; at += 2) expect(parts[at].trim()).not.toBe('')
  })

  test('stands in the index of pages', () => expect(textOf(`${PAGES}/README.md`)).toContain(`(${id}.md)`))
})

test('every page is one of a source', () => {
  const pages = readdirSync(join(ROOT, PAGES)).filter((name) => name !== 'README.md')
  expect(pages.sort()).toEqual(SOURCES.map(({ id }) => `${id}.md`).sort())
})

const documents = ['README.md', ...['docs', PAGES].flatMap((folder) => markdownIn(folder))]

function markdownIn(folder: string): string[] {
  const names = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.md'))
  return names.map((name) => `${folder}/${name}`)
}

test.each(documents)('%s links to nothing that is missing', (path) => {
  const links = [...textOf(path).matchAll(/\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link]) => link)
  expect(links.filter((link) => !existsSync(join(ROOT, dirname(path), link)))).toEqual([])
})
