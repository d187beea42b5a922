// Files that are no JSON, from bytes to spans: tables, protobuf and archives.
import { gzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { MemoryContent } from '../../src/model/content-store.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { outlineOf } from '../support/outline.ts'
import { otlpFromText } from '../support/trace-from-text.ts'

const read = async (...files: { name: string; data: string | Uint8Array }[]) => {
  const progress: number[] = []
  const { data, content } = await readAll(files, { onProgress: ({ bytesRead }) => progress.push(bytesRead) })
  return { dataset: new Dataset('test', data), content, progress }
}

const ROWS = `call_id,created_at,model,prompt,response,prompt_tokens,completion_tokens
c1,2026-11-20T09:00:00Z,toast-2,"Say ""hello"", please",hello,12,1
c2,2026-11-20T09:00:01Z,toast-2,"two
lines",ok,14,2
`

describe('a table', () => {
  test.each([
    ['commas', ROWS],
    ['semicolons', ROWS.replaceAll(',', ';')],
    ['a byte order mark', `\ufeff${ROWS}`],
    [
      'UTF-16',
      new Uint8Array([0xff, 0xfe, ...new Uint8Array(new Uint16Array([...ROWS].map((c) => c.charCodeAt(0))).buffer)]),
    ],
  ])('with %s is a span a row, and its content is there', async (_, data) => {
    const { dataset, content, progress } = await read({ name: 'calls', data })
    expect(dataset.files[0]).toMatchObject({ error: undefined, counts: { records: 2, spans: 2, notRead: 0 } })
    expect(outlineOf(dataset)).toMatchObject({ traces: 2, observations: { llm: 2 }, input: 26, output: 3 })
    const row = dataset.tree(dataset.traceRowOf('c2')).rows[0]
    const { inputMessages } = await loadContent(dataset, row, content)
    expect(JSON.stringify(inputMessages)).toMatch(/two.?\\n?lines|two;lines/)
    expect(progress.at(-1)).toBe(dataset.files[0].sizeBytes)
  })

  test('of columns that nobody knows says so', async () => {
    const { dataset } = await read({ name: 'list.csv', data: 'colour,size\nred,3\nblue,4\n' })
    expect(dataset.files[0]).toMatchObject({ error: { code: 'input.unknown_format' }, counts: { notRead: 2 } })
  })
})

describe('content that lies in no file as it is', () => {
  const otlp = JSON.stringify(otlpFromText('agent a 0..10'))
  const held = async (data: string | Uint8Array) =>
    (await read({ name: 'file', data })).dataset.files[0].issues.filter(({ code }) => code === 'content.in_memory')

  test('is told, with how many records and how much', async () => {
    const { dataset, content } = await read({ name: 'calls.csv', data: ROWS })
    const [told] = dataset.files[0].issues
    expect(told).toMatchObject({ code: 'content.in_memory', severity: 'info', count: 2 })
    const sizes = content.map((source) => (source instanceof MemoryContent ? source.sizeBytes : 0))
    expect(sizes.filter((size) => size > 0)).toHaveLength(1)
    expect(told.example).toBe(`${Math.ceil(Math.max(...sizes) / 1000)} kB`)
  })

  test('is none of a file that can be read again, nor of what was unpacked into one', async () => {
    expect(await held(otlp)).toEqual([])
    expect(await held(gzipSync(new TextEncoder().encode(otlp)))).toEqual([])
  })
})

describe('an archive', () => {
  const otlp = new TextEncoder().encode(JSON.stringify(otlpFromText('agent a 0..10\n  llm b 1..9 in=3 out=4 model=m')))
  const archive = zipSync({ 'monday/a.json': otlp, 'monday/calls.csv': new TextEncoder().encode(ROWS) })

  test('is the files in it, beside the others', async () => {
    const { dataset } = await read({ name: 'week.zip', data: archive }, { name: 'again.json', data: otlp })
    expect(dataset.files.map(({ name, error }) => [name, error])).toEqual([
      ['monday/a.json', undefined],
      ['again.json', undefined],
      ['monday/calls.csv', undefined],
    ])
    expect(outlineOf(dataset)).toMatchObject({ traces: 3, spans: 4 })
  })

  test('that is cut is told', async () => {
    const { dataset } = await read({ name: 'week.zip', data: archive.slice(0, 90) })
    expect(dataset.files[0].error?.code).toBe('zip.broken')
  })
})
