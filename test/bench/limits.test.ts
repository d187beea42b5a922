// The plain loop of the benchmark against sorting, and rows against their bars.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createRandom } from '../../bench/inputs/random.mjs'
import { groupedPercentiles } from '../../bench/limits/grouped-percentiles.mjs'
import { reachableBytes } from '../../bench/page/reachable.mjs'
import { keepResults } from '../../bench/report/results.mjs'
import { failedRow, isFault, toRow } from '../../bench/report/rows.mjs'
import { interleave, ratioOf } from '../../bench/report/statistics.mjs'
import { percentile } from '../../src/analysis/percentile.ts'

describe('the plain loop', () => {
  it.each([
    ['many different values', 1e9],
    ['values that come often', 7],
  ])('gives the percentiles that sorting gives, with %s', (_, spread) => {
    const random = createRandom(spread)
    const rows = 5000
    const groups = Uint32Array.from({ length: rows }, () => Math.floor(random() ** 3 * 9))
    const values = Float64Array.from({ length: rows }, () => Math.floor(random() * spread))
    const ps = [0, 0.5, 0.95, 0.99, 1]
    const expected = Array.from({ length: 10 }, (_, group) => {
      const own = [...values].filter((_, row) => groups[row] === group)
      return {
        count: own.length,
        sum: own.reduce((sum, value) => sum + value, 0),
        percentiles: ps.map((p) => percentile(own, p)),
      }
    })
    expect(groupedPercentiles(groups, values, 10, ps)).toEqual(expected)
  })
})

describe('samples', () => {
  it('are taken in turn, every other round the other way about', async () => {
    const order: string[] = []
    const side = (name: string) => async () => order.push(name)
    await interleave(3, { own: side('own'), limit: side('limit') })
    expect(order).toEqual(['own', 'limit', 'limit', 'own', 'own', 'limit'])
  })

  it('are compared best against best', () => {
    expect(ratioOf([30, 20, 90], [40, 80, 50], ['read', 'parse'])).toEqual({
      value: 0.5,
      detail: 'read 20 ms, parse 40 ms; medians 0.60',
    })
  })
})

describe('what is reachable', () => {
  it('counts each buffer once, whatever looks at it, and each text by its characters', () => {
    const buffer = new ArrayBuffer(100)
    const data = {
      a: new Uint8Array(buffer, 10, 5),
      b: new Float64Array(buffer, 0, 2),
      texts: new Map([[1, ['abc', 'äα']]]),
    }
    expect(reachableBytes(data)).toEqual({ bufferBytes: 100, textBytes: 16 + 3 + 16 + 4, texts: 2 })
  })
})

describe('a row', () => {
  const plan = { name: 'scroll', bar: 1.2 }

  it('is met up to its bar, and not judged at a small size', () => {
    expect(toRow(plan, { value: 1.2, detail: 'x' }, false).met).toBe(true)
    expect(toRow(plan, { value: 1.2001, detail: 'x' }, false)).toEqual({
      name: 'scroll',
      value: 1.2,
      bar: 1.2,
      met: false,
      detail: 'x',
    })
    expect(toRow(plan, { value: 9, detail: 'x' }, true).met).toBe(null)
  })

  it('that checks is judged at any size', () => {
    const check = { name: 'check: spans', kind: 'check' as const, bar: undefined }
    expect(toRow(check, { value: 5, bar: 5, detail: 'x' }, true).met).toBe(true)
    expect(toRow(check, { value: 4, bar: 5, detail: 'x' }, true).met).toBe(false)
  })

  it('fails the run when it failed itself, not where the machine cannot tell', () => {
    const failed = failedRow(plan, new Error('out of memory\nat …'))
    expect(failed.detail).toBe('failed: out of memory')
    expect(isFault(failed, true)).toBe(true)
    expect(isFault(toRow(plan, { value: undefined, detail: 'no /proc' }, false), false)).toBe(false)
  })
})

describe('the kept figures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'spanglass-bench-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('are replaced, and the refuted ideas stay', () => {
    const file = join(folder, 'RESULTS.md')
    const run = { spanglass: '1.2.3', chromium: '150.0', rounds: 3 }
    const row = (value: number) => toRow({ name: 'scroll', bar: 1.2 }, { value, detail: 'a | b' }, false)
    keepResults([row(1)], run, file)
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n- a wider overscan: more work a frame\n`)
    keepResults([row(1.5)], run, file)
    const text = readFileSync(file, 'utf8')
    expect(text).toContain('| scroll | 1.5 | 1.2 | NO | a \\| b |')
    expect(text).not.toContain('| scroll | 1 |')
    expect(text).toContain('spanglass 1.2.3, Chromium 150.0, Node v')
    expect(text.match(/## Refuted ideas/g)).toHaveLength(1)
    expect(text).toContain('- a wider overscan: more work a frame')
  })
})
