// What the outline of a fixture does not show: rows of tables as text, content, and places of long files.
import { describe, expect, test } from 'vitest'
import { langfuse } from '../../src/adapters/langfuse/detect.ts'
import { RecordSink } from '../../src/adapters/record-sink.ts'
import { ParsedCursor } from '../../src/json/parsed-cursor.ts'
import { TraceBuilder } from '../../src/model/builder.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { settleLate } from '../../src/model/late.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { outlineOf } from '../support/outline.ts'

const row = {
  id: 'n-1',
  traceId: 'naan-1',
  traceName: 'naan',
  type: 'GENERATION',
  name: 'bake',
  startTime: '2026-11-21T12:00:00.000Z',
  endTime: '2026-11-21T12:00:02.000Z',
  parentObservationId: null,
  environment: 'bakery',
  level: 'DEFAULT',
  statusMessage: null,
  model: 'toast-1',
  modelParameters: { temperature: 1 },
  promptName: 'greet',
  promptVersion: 7,
  usageDetails: { input: 12, input_cached_tokens: 30, output: 4, total: 46 },
  costDetails: { total: 0.004 },
  inputCost: 0.002,
  timeToFirstToken: 0.25,
  traceTags: ['flat', 'hot'],
  userId: 'baker-3',
  input: [{ role: 'user', content: 'Bake @@@langfuseMedia:type=image/png|id=pic-1|source=bytes@@@' }],
  output: 'Baked.',
  metadata: { scope: { name: 'demo', version: '2' }, resourceAttributes: { 'service.name': 'ovens' }, tray: 3 },
  toolDefinitions: { oven: '{"description":"Heats","parameters":"{\\"type\\":\\"object\\"}"}' },
  comments: [{ id: 'c-1', content: 'Crisp.', author_email: 'a@bakery.example' }],
  crisp: [0.9, 0.7],
  verdict: ['good'],
  missing: null,
}

/** Every cell as text, as a table has it. */
const asCells = (object: object) =>
  Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]),
  )

async function readRows(rows: readonly object[]): Promise<Dataset> {
  const builder = new TraceBuilder()
  const sink = new RecordSink({ builder, file: 0 })
  await sink.prepare()
  const { read } = await langfuse.load()
  for (const record of rows) for (const _ of read(new ParsedCursor(record), sink));
  sink.end()
  settleLate(builder.takeLate())
  return new Dataset('rows', builder.snapshot())
}

async function readJson(value: unknown) {
  const { data, content } = await readAll([{ name: 'given', data: JSON.stringify(value) }])
  const dataset = new Dataset('given', data)
  return { dataset, contentOf: (at: number) => loadContent(dataset, at, content) }
}

describe('a row of the observations table', () => {
  test('says the same with every cell as text', async () => {
    expect(outlineOf(await readRows([asCells(row)]))).toEqual(outlineOf(await readRows([row])))
  })

  test('is claimed either way', () => {
    for (const first of [row, asCells(row)]) {
      const claim = langfuse.detect({
        name: 'unknown',
        keys: new Set(Object.keys(first)),
        first,
        records: () => [first],
      })
      expect(claim?.certainty).toBe('certain')
    }
  })

  test('gives facts, place and scores', async () => {
    const dataset = await readRows([row])
    const span = dataset.span(0)
    expect(span).toMatchObject({ userId: 'baker-3', promptName: 'greet', promptVersion: '7', ttftMs: 250 })
    expect(dataset.text('tags', 0)).toBe('flat\nhot')
    expect(dataset.text('traceName', 0)).toBe('naan')
    expect(span.scope).toMatchObject({ name: 'demo', version: '2' })
    expect(span.resource.attributes).toEqual({ 'service.name': 'ovens' })
    expect(dataset.scores.map(({ name, value, target }) => [name, value, target.type])).toEqual([
      ['crisp', 0.9, 'span'],
      ['crisp', 0.7, 'span'],
      ['verdict', 'good', 'span'],
    ])
  })

  test('gives messages with media, tools, metadata, and what has no place as attributes', async () => {
    const { contentOf } = await readJson(row)
    const content = await contentOf(0)
    expect(content.inputMessages).toEqual([
      {
        role: 'user',
        parts: [
          { type: 'text', text: 'Bake ' },
          { type: 'media', modality: 'image', mimeType: 'image/png', name: 'pic-1' },
        ],
      },
    ])
    expect(content.toolDefinitions).toEqual([{ name: 'oven', description: 'Heats', parameters: { type: 'object' } }])
    expect(content.metadata).toEqual({ tray: 3 })
    expect(content.attributes['langfuse.observation.comments']).toEqual(row.comments)
    expect(content.parameters).toEqual({ temperature: 1 })
  })
})

test('a trace is known by its fields when its spans stand past the beginning of the file', async () => {
  const trace = { id: row.traceId, name: 'long', timestamp: row.startTime, bookmarked: false }
  const { dataset } = await readJson({
    trace: { ...trace, observations: [{ ...row, input: 'x'.repeat(1 << 17) }] },
    observations: [{ ...row, input: 'x'.repeat(1 << 17) }],
  })
  expect(dataset.data.files[0].adapter?.id).toBe('langfuse')
  expect(dataset.spanCount).toBe(1)
})

test.each([
  ['no unit', { input: 1200 }, { input: 1200 }],
  ['seconds', { input: 3, output: 0, unit: 'SECONDS' }, undefined],
  ['names of OpenAI', { promptTokens: 8, completionTokens: 2, totalTokens: 10 }, { input: 8, output: 2 }],
  ['a provider’s own', { prompt_tokens: 8, prompt_tokens_details: { cached_tokens: 5 } }, { input: 3, cacheRead: 5 }],
])('usage of an older SDK: %s', async (_name, usage, expected) => {
  const dataset = await readRows([{ ...row, usageDetails: undefined, usage }])
  expect(outlineOf(dataset).parts).toEqual(expected)
})
