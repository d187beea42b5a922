import { describe, expect, test } from 'vitest'
import { conversionLosses } from '../../src/convert/losses.ts'
import type { ConvertOptions } from '../../src/convert/options.ts'
import { readObjects, tracesFromText } from '../support/trace-from-text.ts'
import { readBytes, writtenText } from './read.ts'

const HEX = 'a0000000000000000000000000000001'
const span = (spanId: string, more: object = {}) => ({
  traceId: HEX,
  spanId,
  name: 'step',
  startTimeUnixNano: '1795262400000000000',
  endTimeUnixNano: '1795262400001000001',
  ...more,
})
const request = (...spans: object[]) => ({
  resourceSpans: [{ scopeSpans: [{ scope: { name: 'acme' }, spans }] }],
})
const traces = await readObjects([
  request(
    span('b000000000000001', { kind: 3, links: [{ traceId: HEX, spanId: 'b000000000000002' }] }),
    span('b000000000000002', { events: [{ name: 'tick', timeUnixNano: '1795262400000000500' }] }),
    span('b000000000000003', { attributes: [{ key: 'openinference.span.kind', value: { stringValue: 'RERANKER' } }] }),
    span('no hex'),
  ),
])

const countsOf = async (options: ConvertOptions): Promise<object> =>
  Object.fromEntries((await conversionLosses(traces, options)).map(({ code, count }) => [code, count]))

describe('what a format cannot say', () => {
  test.each([
    [{ format: 'otlp-json' }, { 'ids.as_attribute': 1 }],
    [{ format: 'otlp-jsonl' }, { 'ids.as_attribute': 1 }],
    [
      { format: 'phoenix' },
      { 'ids.replaced': 1, 'kind.left_out': 1, 'scope.left_out': 4, 'times.cut': 4, 'links.left_out': 1 },
    ],
    [
      { format: 'langfuse' },
      { 'types.unknown': 1, 'kind.left_out': 1, 'links.as_metadata': 1, 'events.as_metadata': 1 },
    ],
    [
      { format: 'langsmith' },
      { 'ids.as_uuid': 4, 'types.unknown': 4, 'kind.left_out': 1, 'times.cut': 4, 'links.as_metadata': 1 },
    ],
    [{ format: 'csv' }, { 'content.left_out': 4 }],
    [
      { format: 'parquet', table: 'costs' },
      { 'content.left_out': 4, 'spans.left_out': 3 },
    ],
    [{ format: 'csv', table: 'scores' }, { 'spans.left_out': 4 }],
  ] as const)('%j', async (options, counts) => expect(await countsOf(options)).toEqual(counts))

  test('each has words', async () => {
    for (const { title, explanation } of await conversionLosses(traces, { format: 'langsmith' })) {
      expect(title).not.toBe('')
      expect(explanation).toMatch(/\.$/)
    }
  })

  test('scores, by target and by who gave them', async () => {
    const scored = await tracesFromText('llm a 0..1 in=1 out=1 score=tone:0.5')
    const codes = async (options: ConvertOptions) => (await conversionLosses(scored, options)).map(({ code }) => code)
    expect(await codes({ format: 'otlp-json' })).toEqual([])
    expect(await codes({ format: 'csv' })).toContain('scores.left_out')
    expect(await codes({ format: 'langsmith' })).toContain('scores.averaged')
  })

  test('content that is gone is told, and its spans are written with what is known of them', async () => {
    const whole = await tracesFromText(
      'llm a 0..10 in=12 out=3 model=gpt-4o provider=openai input="hello" session=visit-7',
    )
    const gone = { dataset: whole.dataset, content: [] }
    expect((await conversionLosses(gone, { format: 'otlp-json' })).map(({ code, count }) => [code, count])).toEqual([
      ['content.missing', 1],
    ])
    const again = await readBytes(await writtenText(gone, { format: 'otlp-json' }))
    const [row] = again.dataset.allRows()
    expect(again.dataset.span(row)).toMatchObject({
      name: 'a',
      observationType: 'llm',
      requestModel: 'gpt-4o',
      sessionId: 'visit-7',
    })
    expect(again.dataset.number('usage.input', row)).toBe(12)
  })
})
