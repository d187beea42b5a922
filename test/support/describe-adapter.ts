// One suite for all adapters. A case is a file in test/fixtures/<folder>; beside it stands <case>.summary.json, checked by hand.
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Adapter, AdapterEntry } from '../../src/adapters/adapter.ts'
import { RecordSink } from '../../src/adapters/record-sink.ts'
import { ADAPTERS } from '../../src/adapters/registry.ts'
import { ParsedCursor } from '../../src/json/parsed-cursor.ts'
import { TraceBuilder } from '../../src/model/builder.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { comparable } from './comparable.ts'
import { expectIntegrity } from './integrity.ts'
import { outlineOf } from './outline.ts'
import { parseRecords } from './parsed-road.ts'
import { seededRandom, shuffled } from './random.ts'
import { missingScalars } from './scalars.ts'

export interface AdapterSuiteOptions {
  /** Keys of the arrays whose order says nothing: lists of records and of groups of records. */
  readonly recordLists: readonly string[]
  /** What is known to be nothing to show, by its path (`meta.page`), and told by an issue or of no worth to anyone. */
  readonly leftOut?: readonly RegExp[]
}

const FIXTURES = new URL('../fixtures/', import.meta.url).pathname

/** Files up to this size are cut at every byte, larger ones at some. */
const CUT_EVERYWHERE_BYTES = 850
const CUTS = 6
const SEED = 20261121

/** Runs the shared suite over every file of a folder of fixtures. */
export function describeAdapter(adapter: AdapterEntry, folder: string, options: AdapterSuiteOptions): void {
  const files = readdirSync(join(FIXTURES, folder)).filter(
    (name) => /\.jsonl?$/.test(name) && !name.endsWith('.summary.json'),
  )

  describe(`${adapter.id}: all fixtures`, () => {
    test('there are some', () => expect(files.length).toBeGreaterThan(0))
  })

  describe.each(files)(`${adapter.id}: %s`, (name) => {
    const path = join(FIXTURES, folder, name)
    const text = readFileSync(path, 'utf8')
    const summaryPath = path.replace(/\.jsonl?$/, '.summary.json')

    test('is read by this adapter alone, whatever its name', async () => {
      for (const given of [name, 'unknown']) {
        const { files: reports } = await readText(text, given)
        expect(reports[0].error).toBeUndefined()
        expect(reports[0].adapter?.id).toBe(adapter.id)
        expect(reports[0].alternatives).toEqual([])
      }
    })

    test('holds what its summary says', async () => {
      const dataset = await readText(text)
      expectIntegrity(dataset)
      await expect(`${JSON.stringify(outlineOf(dataset), null, 2)}\n`).toMatchFileSnapshot(summaryPath)
    })

    test('gives equal models when it is read twice', async () => {
      expect(comparable(await readText(text))).toEqual(comparable(await readText(text)))
    })

    test('gives the same model in every wrapping', async () => {
      const expected = comparable(await readText(text))
      for (const [wrapping, data] of wrappings(text)) {
        const dataset = comparable(await readText(data))
        expect({ wrapping, ...dataset }).toEqual({ wrapping, ...expected })
      }
    })

    test('gives the same summary and order of display when its records come in another order', async () => {
      const records = parseRecords(text)
      if (!records) return
      const expected = outlineOf(await readText(text))
      for (let seed = SEED; seed < SEED + 2; seed++) {
        const random = seededRandom(seed)
        const lines = shuffled(records, random).map((record) =>
          JSON.stringify(reordered(record, options.recordLists, random)),
        )
        expect({ seed, ...outlineOf(await readText(lines.join('\n'))) }).toEqual({ seed, ...expected })
      }
    })

    test('holds every scalar of the file', async () => {
      const records = parseRecords(text)
      if (!records) return
      const { data, content } = await readAll([{ name, data: text }])
      const missing = await missingScalars(records, new Dataset('fixture', data), content)
      expect(missing.filter((path) => !options.leftOut?.some((pattern) => pattern.test(path)))).toEqual([])
    })

    test('leaves its input as it was', async () => {
      const records = parseRecords(text)
      if (!records) return
      expectIntegrity(await readFrozen(await adapter.load(), records))
    })

    test('gives a code or fewer spans when it is cut, never a crash', async () => {
      const bytes = new TextEncoder().encode(text)
      const { spanCount } = await readText(text)
      for (const at of cutsOf(bytes.length)) {
        const dataset = await readText(bytes.slice(0, at))
        const [report] = dataset.files
        if (report.error) expect(report.error.code).toMatch(/^(input|record|json)\.\w+$/)
        expect({ at, isMore: dataset.spanCount > spanCount }).toEqual({ at, isMore: false })
        outlineOf(dataset)
      }
      const gzip = gzipSync(bytes)
      for (const at of [1, 5, 11, gzip.length >> 1, gzip.length - 1]) {
        const dataset = await readText(gzip.subarray(0, at))
        const [report] = dataset.files
        expect(report.error !== undefined || report.issues.some(({ code }) => code === 'input.gzip_cut')).toBe(true)
        expect(dataset.spanCount).toBeLessThanOrEqual(spanCount)
      }
    })
  })

  test(`${adapter.id}: every summary belongs to a fixture`, () => {
    const cases = new Set(files.map((name) => name.slice(0, -extname(name).length)))
    const summaries = readdirSync(join(FIXTURES, folder)).filter((name) => name.endsWith('.summary.json'))
    expect(summaries.map((name) => name.replace('.summary.json', '')).filter((name) => !cases.has(name))).toEqual([])
  })

  test(`${adapter.id}: no other adapter claims its fixtures`, () => {
    for (const name of files) {
      const [first] = parseRecords(readFileSync(join(FIXTURES, folder, name), 'utf8')) ?? []
      if (typeof first !== 'object' || first === null) continue
      const peek = { name: 'unknown', keys: new Set(Object.keys(first)), first, records: () => [first] }
      const claims = ADAPTERS.filter((other) => other !== adapter && other.detect(peek)).map(({ id }) => id)
      expect({ name, claims }).toEqual({ name, claims: [] })
    }
  })
}

async function readText(data: string | Uint8Array, name = 'fixture'): Promise<Dataset> {
  const { data: columns } = await readAll([{ name, data }])
  return new Dataset('fixture', columns)
}

function* wrappings(text: string): Generator<[name: string, data: string | Uint8Array]> {
  yield ['CRLF', text.replaceAll('\n', '\r\n')]
  yield ['byte order mark', `\ufeff${text}`]
  yield ['gzip', gzipSync(text)]
  const records = parseRecords(text)
  if (!records) return
  yield ['pretty-printed array', JSON.stringify(records, null, 2)]
  yield ['array on one line', JSON.stringify(records)]
  yield ['JSON Lines', records.map((record) => JSON.stringify(record)).join('\n')]
  yield ['JSON Lines with blank lines', records.map((record) => `\n${JSON.stringify(record)}\n\n`).join('')]
  yield ['pretty-printed values in a row', records.map((record) => JSON.stringify(record, null, 1)).join('\n')]
}

function reordered(value: unknown, lists: readonly string[], random: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => reordered(item, lists, random))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const inner = reordered(item, lists, random)
      return [key, lists.includes(key) && Array.isArray(inner) ? shuffled(inner, random) : inner]
    }),
  )
}

const putNowhere = (text: string, format: number) => ({ store: 0, offset: 0, length: text.length, format })

async function readFrozen(adapter: Adapter, records: readonly unknown[]): Promise<Dataset> {
  const builder = new TraceBuilder()
  const sink = new RecordSink({
    builder,
    file: 0,
  })
  await sink.prepare()
  for (const record of records) {
    const steps = adapter.read(new ParsedCursor(deepFreeze(record), putNowhere), sink)
    while (!steps.next().done);
  }
  sink.end()
  return new Dataset('frozen', builder.snapshot())
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const item of Object.values(value)) deepFreeze(item)
  }
  return value
}

function cutsOf(length: number): number[] {
  if (length <= CUT_EVERYWHERE_BYTES) return Array.from({ length }, (_, at) => at)
  const random = seededRandom(SEED)
  return Array.from({ length: CUTS }, () => Math.floor(random() * length))
}
