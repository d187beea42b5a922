// Random input never crashes the reader: each run prints its seed when it fails, and the seed brings it back.
import fc from 'fast-check'
import { test, vi } from 'vitest'
import { figuresOf } from '../../src/analysis/figures.ts'
import { datasetIssues } from '../../src/analysis/issues.ts'
import { summarize } from '../../src/analysis/summary.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { expectIntegrity } from '../support/integrity.ts'
import { requests, tree } from '../support/otlp-arbitraries.ts'

const SEED = 20261121

// Many small readings, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

async function readEverything(data: string | Uint8Array): Promise<void> {
  const outcome = await readAll([{ name: 'fuzz', data }])
  const dataset = new Dataset('fuzz', outcome.data)
  expectIntegrity(dataset)
  const traceRows = Array.from({ length: dataset.traceCount }, (_, row) => row)
  summarize(dataset)
  datasetIssues(dataset, traceRows)
  for (const row of traceRows) figuresOf(dataset, row)
  for (const row of dataset.allRows()) await loadContent(dataset, row, outcome.content)
  structuredClone(outcome.data)
}

test('any tree of the keys of OTLP', async () => {
  await fc.assert(
    fc.asyncProperty(tree, (value) => readEverything(JSON.stringify(value))),
    { seed: SEED, numRuns: 100 },
  )
})

test('any spans in a request', async () => {
  await fc.assert(
    fc.asyncProperty(requests, (value) => readEverything(JSON.stringify(value))),
    { seed: SEED, numRuns: 100 },
  )
})

test('any text and any bytes', async () => {
  await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), readEverything), {
    seed: SEED,
    numRuns: 100,
  })
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), readEverything), { seed: SEED, numRuns: 100 })
})

test('a request with characters lost, doubled or changed', async () => {
  const text = JSON.stringify({
    resourceSpans: [
      {
        scopeSpans: [
          {
            scope: { name: 'a' },
            spans: [1, 2].map((id) => ({
              traceId: '1'.repeat(32),
              spanId: `${id}`.repeat(16),
              name: 'chat',
              startTimeUnixNano: '1795262400000000000',
              attributes: [{ key: 'gen_ai.operation.name', value: { stringValue: 'chat' } }],
            })),
          },
        ],
      },
    ],
  })
  const harm = fc.array(
    fc.record({
      at: fc.nat(text.length),
      length: fc.nat(4),
      put: fc.constantFrom('', '"', '{', '}', ']', ',', '\\', '\n', 'NaN', '\0'),
    }),
    { minLength: 1, maxLength: 3 },
  )
  await fc.assert(
    fc.asyncProperty(harm, (harms) =>
      readEverything(
        harms.reduce((damaged, { at, length, put }) => damaged.slice(0, at) + put + damaged.slice(at + length), text),
      ),
    ),
    { seed: SEED, numRuns: 100 },
  )
})
