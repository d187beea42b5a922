// The benchmark at tiny sizes: that every row is there and that what it read is right. No figure of speed is judged here.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

interface Row {
  readonly name: string
  readonly value: number | null
  readonly bar: number | null
  readonly met: boolean | null
  readonly detail: string
}

const bench = async (...args: string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'bench/run.mjs'), ...args], { cwd: root })
  return stdout
}

/** Exits with 0, or this throws. */
let rows: readonly Row[]
beforeAll(async () => {
  const output = await bench('--small', '--json')
  rows = output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}, 300_000)

const checks = () => rows.filter(({ name }) => name.startsWith('check: '))
const isBuilt = ({ detail }: Row) => detail !== 'not built yet'
const figures = () => rows.filter(({ name }) => !name.startsWith('check: '))

describe('the benchmark, small', () => {
  it('measures every figure the project holds itself to, each beside its bar', () => {
    expect(figures().map(({ name, bar }) => `${name} <= ${bar}`)).toMatchInlineSnapshot(`
      [
        "read 100,000 spans with content / parse alone <= 0.5",
        "limit: fetching 100,000 spans with content alone / parse alone <= null",
        "limit: bare reader of 100,000 spans with content / parse alone <= null",
        "read 100,000 spans with content in Chinese / parse alone <= null",
        "read 1,000,000 lean spans, one trace / parse alone <= 0.6",
        "limit: fetching 1,000,000 lean spans, one trace alone / parse alone <= null",
        "limit: bare reader of 1,000,000 lean spans, one trace / parse alone <= null",
        "read 100,000 lean spans / parse alone <= 0.8",
        "limit: fetching 100,000 lean spans alone / parse alone <= null",
        "limit: bare reader of 100,000 lean spans / parse alone <= null",
        "first rows of 1,000,000 lean spans, one trace / parse alone <= 0.1",
        "longest task while reading 1,000,000 lean spans, one trace, ms <= 100",
        "first rows of 1,000,000 lean spans, one trace, gzip / unpack and parse alone <= 0.1",
        "longest task while reading 1,000,000 lean spans, one trace, gzip, ms <= 100",
        "first rows of 1,000,000 lean spans, one trace, as a response / parse alone <= 0.1",
        "longest task while reading 1,000,000 lean spans, one trace, as a response, ms <= 100",
        "longest task while reading 100,000 lean spans, ms <= 50",
        "peak memory reading 1,000,000 lean spans, one trace / file size <= 0.6",
        "retained bytes a span: buffers and texts of the data set <= 120",
        "retained bytes a span: growth of the heap after a collection <= 120",
        "peak memory reading 1.1 GB OTLP JSON / file size <= 0.6",
        "peak / file size: 1.1 GB OTLP JSON / 1,000,000 lean spans <= 1",
        "peak memory reading 1.1 GB JSON Lines with content / file size <= 0.6",
        "scroll a waterfall of 1,000,000 lean spans, one trace / bare list, p95 frame <= 1.2",
        "longest task while scrolling a waterfall of 1,000,000 lean spans, one trace, ms <= 100",
        "scroll a list of 1,000,000 traces / bare list, p95 frame <= 1.2",
        "longest task while scrolling a list of 1,000,000 traces, ms <= 100",
        "longest task while scrolling a waterfall of 100,000 lean spans, one trace, ms <= 50",
        "longest task while jumping and folding in 1,000,000 lean spans, one trace, ms <= 100",
        "longest task while finding in 1,000,000 lean spans, one trace, ms <= 100",
        "longest task while changing views of 1,000,000 lean spans, one trace, ms <= 100",
        "longest task while adding up costs of 1,000,000 lean spans, one trace, ms <= 100",
        "longest task while reporting on 1,000,000 lean spans, one trace, ms <= 100",
        "longest task while sorting a list of 1,000,000 traces, ms <= 100",
        "longest task while searching a list of 1,000,000 traces, ms <= 100",
        "longest task while adding up costs of 1,000,000 traces, ms <= 100",
        "longest task while reporting on 1,000,000 traces, ms <= 100",
        "write 100,000 lean spans to the cache / JSON.stringify <= 1",
        "write 100,000 spans with content to the cache / JSON.stringify <= 1",
        "reopen 1,000,000 lean spans, one trace from the cache to first rows / raw columns <= 3",
        "p50, p95, p99 by name over 1,000,000 lean spans, one trace / plain loop <= 2",
        "gzip of the reader's worker, kB <= 40",
      ]
    `)
  })

  it('prints rows of one shape, judged only where a figure means something', () => {
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(['name', 'value', 'bar', 'met', 'detail'])
      expect(row.detail).not.toBe('')
    }
    const unjudged = figures().filter(isBuilt)
    expect(unjudged.filter(({ met }) => met !== null)).toEqual([])
    expect(unjudged.filter(({ value }) => value !== null && !(Number.isFinite(value) && value >= 0))).toEqual([])
  })

  it('finds the spans, traces, errors and tokens that were written', () => {
    expect(checks().map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        "check: spans of 100,000 spans with content",
        "check: traces of 100,000 spans with content",
        "check: errors of 100,000 spans with content",
        "check: tokens of 100,000 spans with content",
        "check: spans that the bare reader found in 100,000 spans with content",
        "check: spans of 100,000 spans with content in Chinese",
        "check: spans of 1,000,000 lean spans, one trace",
        "check: traces of 1,000,000 lean spans, one trace",
        "check: errors of 1,000,000 lean spans, one trace",
        "check: tokens of 1,000,000 lean spans, one trace",
        "check: spans that the bare reader found in 1,000,000 lean spans, one trace",
        "check: spans of 100,000 lean spans",
        "check: traces of 100,000 lean spans",
        "check: errors of 100,000 lean spans",
        "check: tokens of 100,000 lean spans",
        "check: spans that the bare reader found in 100,000 lean spans",
        "check: spans of 1.1 GB OTLP JSON",
        "check: spans of 1.1 GB JSON Lines",
        "check: spans of a file with one string of 300 MB",
        "check: spans of a file with one string of 300 MB, gzip",
        "check: spans of a file with a million attributes on one span",
        "check: spans of a file with a value 100,000 levels deep",
        "check: spans reopened from the cache",
        "check: groups of the query as the plain loop has them",
      ]
    `)
    for (const { name, value, bar, met } of checks().filter(isBuilt)) {
      expect({ name, value, met }).toEqual({ name, value: bar, met: true })
    }
  })
})

describe('the benchmark', () => {
  it('names its rows when none is meant', async () => {
    await expect(bench('--only', 'no such row')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('read 100,000 lean spans / parse alone'),
    })
  })

  it('refuses rounds that are none', async () => {
    await expect(bench('--rounds', '0')).rejects.toMatchObject({ stderr: expect.stringContaining('--rounds takes') })
  })
})
