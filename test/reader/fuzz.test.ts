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

const KEYS = [
  'resourceSpans',
  'scopeSpans',
  'spans',
  'resource',
  'scope',
  'attributes',
  'key',
  'value',
  'traceId',
  'spanId',
  'parentSpanId',
  'name',
  'kind',
  'startTimeUnixNano',
  'endTimeUnixNano',
  'events',
  'links',
  'status',
  'code',
  'message',
  'stringValue',
  'intValue',
  'doubleValue',
  'arrayValue',
  'kvlistValue',
  'values',
  'bytesValue',
  'resourceLogs',
  'scopeLogs',
  'logRecords',
  'eventName',
  'body',
  'batches',
  'trace',
  'low',
  'high',
  '__proto__',
  'gen_ai.operation.name',
  'gen_ai.usage.input_tokens',
  'gen_ai.input.messages',
  'gen_ai.output.messages',
  'llm.input_messages.0.message.role',
  'langfuse.observation.usage_details',
  'ai.operationId',
  'constructor',
  'input.value',
  'retrieval.documents.0.document.score',
  'gen_ai.prompt.0.content',
]
const scalar = fc.oneof(
  fc.constantFrom(
    'chat',
    'execute_tool',
    'NaN',
    '',
    '0',
    '1795262400000000000',
    '1'.repeat(32),
    '2'.repeat(16),
    '[{"role":"user"}]',
    '{"input":',
    'MQ==',
    '__proto__',
  ),
  fc.string({ maxLength: 8 }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
)
const { value: tree } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 5 }),
  ),
}))

const anyValue = fc.oneof(
  fc.record({ stringValue: scalar }),
  fc.record({ intValue: scalar }),
  fc.record({ arrayValue: fc.record({ values: fc.array(fc.record({ stringValue: scalar }), { maxLength: 2 }) }) }),
  tree,
)
const spanLike = fc.record(
  {
    traceId: fc.oneof(fc.constantFrom('1'.repeat(32), '2'.repeat(32)), scalar),
    spanId: fc.oneof(fc.constantFrom('a'.repeat(16), 'b'.repeat(16), 'c'.repeat(16)), scalar),
    parentSpanId: fc.oneof(fc.constantFrom('a'.repeat(16), 'b'.repeat(16), 'c'.repeat(16)), scalar),
    name: scalar,
    kind: scalar,
    startTimeUnixNano: scalar,
    endTimeUnixNano: scalar,
    attributes: fc.oneof(
      fc.array(fc.record({ key: fc.constantFrom(...KEYS), value: anyValue }), { maxLength: 4 }),
      tree,
    ),
    events: tree,
    links: tree,
    status: tree,
  },
  { requiredKeys: [] },
)

test('any tree of the keys of OTLP', async () => {
  await fc.assert(
    fc.asyncProperty(tree, (value) => readEverything(JSON.stringify(value))),
    { seed: SEED, numRuns: 100 },
  )
})

test('any spans in a request', async () => {
  const requests = fc.array(spanLike, { maxLength: 6 }).map((spans) => ({
    resourceSpans: [{ scopeSpans: [{ spans }] }],
    resourceLogs: [{ scopeLogs: [{ logRecords: spans }] }],
  }))
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
