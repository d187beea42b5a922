// Records of no known format: what columns are taken for, and what a mapping makes of them.
import { describe, expect, test } from 'vitest'
import { guessMapping } from '../../src/adapters/generic/guess.ts'
import { scoresOfRow, spanOfRow } from '../../src/adapters/generic/row.ts'
import { Dataset } from '../../src/model/dataset.ts'
import { loadContent } from '../../src/reader/content.ts'
import { readAll } from '../../src/reader/read-all.ts'
import { fixtureText } from '../support/fixture.ts'
import { outlineOf } from '../support/outline.ts'

const read = async (text: string, readAs?: { adapter: string; mapping?: ReturnType<typeof guessMapping> }) => {
  const { data, content } = await readAll([{ name: 'rows', data: text, readAs }])
  return { dataset: new Dataset('rows', data), content }
}

describe('a guess', () => {
  test('goes by names and by what stands in the columns', () => {
    const { columns, scores, timeUnit, durationUnit } = guessMapping([
      {
        'Trace ID': 't',
        usage: { prompt_tokens: '12', completion_tokens: 3 },
        Question: 'why',
        Answer: 'because',
        duration: 1.5,
        ts: 1_795_262_400_000,
        answer_relevancy: 0.5,
        helpful_rating: 4,
        model: 'toast-2',
      },
    ])
    expect(columns).toEqual({
      traceId: 'Trace ID',
      start: 'ts',
      duration: 'duration',
      inputTokens: 'usage.prompt_tokens',
      outputTokens: 'usage.completion_tokens',
      input: 'Question',
      output: 'Answer',
      model: 'model',
    })
    expect(scores).toEqual(['answer_relevancy', 'helpful_rating'])
    expect({ timeUnit, durationUnit }).toEqual({ timeUnit: 'ms', durationUnit: 's' })
  })

  test('leaves a column alone whose values cannot be what its name says', () => {
    const { columns } = guessMapping([{ start: 'soon', model: { a: 1 }, cost: 'free', prompt: 'x' }])
    expect(columns).toEqual({ input: 'prompt' })
  })

  test.each([
    [1_795_262_400, 's'],
    [1_795_262_400_123, 'ms'],
    ['1795262400123456', 'us'],
    [1_795_262_400_123_456_789n, 'ns'],
    ['2026-11-21T12:00:00Z', 'ms'],
  ])('of the unit of %s is %s', (start, unit) => {
    expect(guessMapping([{ start }]).timeUnit).toBe(unit)
  })

  test.each([
    ['latency_ms', 12.5, 'ms'],
    ['duration_s', 12, 's'],
    ['elapsed', 12, 'ms'],
    ['elapsed', 0.25, 's'],
    ['duration_ns', 12_000, 'ns'],
  ])('of the unit of %s = %s is %s', (column, value, unit) => {
    expect(guessMapping([{ [column]: value }]).durationUnit).toBe(unit)
  })
})

describe('a row', () => {
  const mapping = {
    columns: { error: 'error', status: 'status' },
    scores: ['ok'],
    timeUnit: 'ms',
    durationUnit: 'ms',
  } as const

  test.each([
    [{ error: '' }, 'unset', undefined],
    [{ error: 'none' }, 'unset', undefined],
    [{ error: false }, 'unset', undefined],
    [{ error: true }, 'error', 'error'],
    [{ error: 'no quota' }, 'error', 'no quota'],
    [{ error: { code: 3 } }, 'error', '{"code":3}'],
    [{ status: 'FAILED' }, 'error', undefined],
    [{ status: 503 }, 'error', undefined],
    [{ status: 'success' }, 'ok', undefined],
  ])('%o is %s', (record, status, statusMessage) => {
    expect(spanOfRow(record, mapping)).toMatchObject({ status, statusMessage })
  })

  test('has scores where there is something to tell it by', () => {
    expect(scoresOfRow({ ok: true }, mapping, { attributes: {} })).toEqual([])
    expect(scoresOfRow({ ok: true }, mapping, { traceId: 't', spanId: 's', attributes: {} })).toMatchObject([
      { name: 'ok', value: true, kind: 'boolean', target: { type: 'span' } },
    ])
  })
})

test('a score of a row without any id stays an attribute', () => {
  const mapping = guessMapping([{ prompt: 'Hi', answer: 'Ho', rating: 4 }])
  expect(mapping.scores).toEqual(['rating'])
  expect(spanOfRow({ prompt: 'Hi', rating: 4 }, mapping).attributes).toMatchObject({ rating: 4 })
  expect(spanOfRow({ id: 'r1', rating: 4 }, guessMapping([{ id: 'r1', rating: 4 }])).attributes).not.toHaveProperty(
    'rating',
  )
})

describe('a file', () => {
  test('is a call a row', async () => {
    const { dataset, content } = await read(fixtureText('generic/calls.jsonl'))
    expect(dataset.files[0]).toMatchObject({
      adapter: {
        id: 'generic',
        certainty: 'possible',
        because: 'columns named "prompt", "response", "model", "created_at"',
      },
      table: { mapping: { columns: { input: 'prompt', output: 'response' } } },
    })
    expect(outlineOf(dataset)).toMatchObject({ traces: 2, errors: 1, observations: { llm: 2 }, input: 251, output: 9 })
    const row = dataset.tree(dataset.traceRowOf('r1')).rows[0]
    const said = await loadContent(dataset, row, content)
    expect(said).toMatchObject({ attributes: { team: 'support' } })
    expect(JSON.stringify([said.inputMessages, said.outputMessages])).toMatch(/helmet.*30 days/)
  })

  test('is a tree where rows name their parents', async () => {
    const { dataset, content } = await read(fixtureText('generic/spans.jsonl'))
    expect(outlineOf(dataset)).toMatchObject({
      traces: 1,
      spans: 3,
      roots: 1,
      observations: { workflow: 1, retriever: 1, llm: 1 },
      input: 210,
    })
    const { documents } = await loadContent(dataset, dataset.tree(0).rows[1], content)
    expect(documents.map(({ content: text }) => text)).toEqual(['Order 7 left on Monday.', 'Orders take 3 days.'])
  })

  test('may be one document with its rows in a list', async () => {
    const { dataset } = await read(fixtureText('generic/document.json'))
    expect(outlineOf(dataset)).toMatchObject({ traces: 1, spans: 2, observations: { llm: 2 }, input: 30, output: 7 })
    expect(dataset.scores).toHaveLength(1)
  })

  test('is read as a person says', async () => {
    const text = '{"a":"t1","b":"Hello","c":5}\n{"a":"t1","b":"World","c":7}'
    const mapping = {
      columns: { traceId: 'a', name: 'b', inputTokens: 'c' },
      scores: [],
      timeUnit: 'ms',
      durationUnit: 'ms',
    } as const
    expect((await read(text)).dataset.files[0].error?.code).toBe('input.unknown_format')
    const { dataset } = await read(text, { adapter: 'generic', mapping })
    expect(outlineOf(dataset)).toMatchObject({ traces: 1, spans: 2, input: 12 })
    expect(dataset.files[0].table?.columns).toEqual([
      { name: 'a', example: 't1' },
      { name: 'b', example: 'Hello' },
      { name: 'c', example: '5' },
    ])
  })
})
