// Any source to OTLP and back: the same figures, the same spans; and the second trip gives the same bytes.
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import type { ConvertOptions } from '../../src/convert/options.ts'
import type { TraceSet } from '../../src/model/trace-set.ts'
import { captureCases, corpusCases, hasShared } from '../conformance/manifests.ts'
import { fixtureInput, fixtures, read, readBytes, spansOf, summaryOf, writtenText } from './read.ts'

vi.setConfig({ testTimeout: 120_000 })

/** Either form, either convention. */
const VARIANTS = [{ format: 'otlp-json' }, { format: 'otlp-jsonl', convention: 'openinference' }] as const

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
    expectEqual(await spansOf(again), spans)
    expect(await writtenText(again, options)).toBe(text)
  }
}

/** As `toEqual`, which takes its time over what is the same. */
function expectEqual(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected)
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

describe('fixtures', () => {
  test('there are some', () => expect(fixtures.length).toBeGreaterThan(30))

  test.each(fixtures)('%s', async (path) => {
    await expectRoundTrip(await read(fixtureInput(path)))
  })
})

/** All but the larger ones, of which one stands for them; each is taken through one of the forms. */
describe.skipIf(!hasShared)('real files', () => {
  const cases = hasShared ? [...corpusCases(), ...captureCases()] : []
  const isSmall = ({ files }: { readonly files: readonly string[] }) =>
    files.reduce((sum, file) => sum + statSync(file).size, 0) <= SMALL_BYTES
  const chosen = [...cases.filter(isSmall), ...cases.filter((each) => !isSmall(each)).slice(0, 1)]
  test.each(chosen.map(({ name, files }, index) => [name, files, VARIANTS[index % VARIANTS.length]] as const))(
    '%s',
    async (_name, files, options) => {
      const traces = await read(...files.map((path) => ({ name: basename(path), data: readFileSync(path) })))
      await expectRoundTrip(traces, [options])
    },
  )
})

const SMALL_BYTES = 128 * 1024
