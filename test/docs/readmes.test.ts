// The lists of folders and of fixtures have a line for each.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = new URL('../../', import.meta.url).pathname

const entries = (folder: string) => readdirSync(join(ROOT, folder), { withFileTypes: true })
const foldersIn = (folder: string): string[] =>
  entries(folder).flatMap((entry) => (entry.isDirectory() ? entry.name : []))
const readmeOf = (folder: string): string => readFileSync(join(ROOT, folder, 'README.md'), 'utf8')

test.each(['src', 'test'])('%s names each of its folders', (folder) => {
  const readme = readmeOf(folder)
  expect(foldersIn(folder).filter((name) => !readme.includes(`\`${name}/\``))).toEqual([])
})

test('every folder of src says what belongs there', () => {
  for (const folder of foldersIn('src')) expect(readmeOf(`src/${folder}`).trim()).not.toBe('')
})

test('every fixture has its line', () => {
  const readme = readmeOf('test/fixtures')
  const cases = foldersIn('test/fixtures').flatMap((folder) =>
    entries(`test/fixtures/${folder}`)
      .filter(({ name }) => /\.jsonl?$/.test(name) && !name.endsWith('.summary.json'))
      .map(({ name }) => [folder, name.replace(/\.jsonl?$/, '')]),
  )
  const named = ([folder, name]: string[]) => readme.includes(`\`${name}\``) || readme.includes(`\`${folder}/${name}\``)
  expect(cases.filter((each) => !named(each))).toEqual([])
})
