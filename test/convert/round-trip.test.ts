// Any source to OTLP and back: the same figures, the same spans; and the second trip gives the same bytes.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { ConvertOptions } from '../../src/convert/options.ts'
import type { TraceSet } from '../../src/model/trace-set.ts'
import { captureCases, corpusCases, hasShared } from '../conformance/manifests.ts'
import { fixtureInput, fixtures, read, readBytes, spansOf, summaryOf, writtenText } from './read.ts'

vi.setConfig({ testTimeout: 120_000 })

const VARIANTS = [
  { format: 'otlp-json' },
  { format: 'otlp-jsonl' },
  { format: 'otlp-json', convention: 'openinference' },
] as const

async function expectRoundTrip(traces: TraceSet, variants: readonly ConvertOptions[] = VARIANTS): Promise<void> {
  const summary = await summaryOf(traces)
  const spans = await spansOf(traces)
  for (const options of variants) {
    const text = await writtenText(traces, options)
    // A file that holds no span and no score has no line.
    if (text === '') {
      expect(spans.concat(traces.dataset.scores)).toEqual([])
      continue
    }
    const again = await readBytes(text)
    expect(again.dataset.files[0].error).toBeUndefined()
    expect(await summaryOf(again)).toEqual(summary)
    expect(again.dataset.scores.toSorted(byId)).toEqual(traces.dataset.scores.toSorted(byId))
    expect(await spansOf(again)).toEqual(spans)
    expect(await writtenText(again, options)).toBe(text)
  }
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

describe('fixtures', () => {
  test('there are some', () => expect(fixtures.length).toBeGreaterThan(30))

  test.each(fixtures)('%s', async (path) => {
    await expectRoundTrip(await read(fixtureInput(path)))
  })
})

/** Some are large: each is taken through one of the forms. */
describe.skipIf(!hasShared)('real files', () => {
  const cases = hasShared ? [...corpusCases(), ...captureCases()] : []
  test.each(cases.map(({ name, files }, index) => [name, files, VARIANTS[index % VARIANTS.length]] as const))(
    '%s',
    async (_name, files, options) => {
      const traces = await read(...files.map((path) => ({ name: basename(path), data: readFileSync(path) })))
      await expectRoundTrip(traces, [options])
    },
  )
})
