// A file read as a host reads it, its spans found by name.
import { readFile } from 'node:fs/promises'
import type { SpanContent } from '../../src/model/content.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readAll } from '../../src/reader/read-all.ts'

export interface Opened {
  readonly dataset: Dataset
  /** Row of the first span of that name. */
  readonly rowOf: (name: string) => number
  readonly contentOf: (name: string) => Promise<SpanContent>
}

export async function opened(data: string | Uint8Array): Promise<Opened> {
  const { data: columns, content } = await readAll([{ name: 'test', data }])
  const dataset = new Dataset('test', columns)
  const rowOf = (name: string): number => {
    for (const row of dataset.allRows()) if (dataset.nameAt(row) === name) return row
    throw new Error(`no span named ${name}`)
  }
  return { dataset, rowOf, contentOf: (name) => loadContent(dataset, rowOf(name), content) }
}

/** Text of a fixture by its path. */
export const fixtureText = (path: string): Promise<string> =>
  readFile(new URL(`../fixtures/${path}`, import.meta.url), 'utf8')
