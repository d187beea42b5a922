import { describe, expect, test } from 'vitest'
import { totalsOf } from '../../src/analysis/totals.ts'
import { amountValue, computed, estimated } from '../../src/model/amount.ts'
import type { CostOf } from '../../src/model/price.ts'
import { epochNs } from '../../src/model/time.ts'
import type { QueryRow, TraceQuery } from '../../src/query/query.ts'
import { type QueryTracesOptions, queryTraces } from '../../src/query/query-traces.ts'
import { datasetOf, START_NS } from '../support/builder.ts'
import { tracesFromText } from '../support/trace-from-text.ts'

const TWO_TRACES = `
  agent plan            0..900   attr.team=blue
    llm   answer       10..400   in=120 out=30 model=rye provider=mill ttft=40 cost=0.25
    llm   answer      410..610   in=80 model=rye provider=mill ttft=60
    tool  search      620..720   error="timeout" attr.team=red

  llm     answer     5000..5100  in=10 out=5 model=oat provider=mill cost=0.5
  tool    search     6000..`

async function ask(text: string, query: TraceQuery, options?: QueryTracesOptions) {
  const { dataset } = await tracesFromText(text)
  return queryTraces(dataset, query, options)
}

const brief = (rows: readonly QueryRow[]) => rows.map(({ keys, spans, sum }) => [...keys, spans, sum])

describe('groups', () => {
  test('by name: most spans first, sums and counts by hand', async () => {
    const { rows, groupCount, total } = await ask(TWO_TRACES, {
      measure: 'durationMs',
      groupBy: ['name'],
      percentiles: [0.5, 1],
    })
    expect(rows).toEqual([
      {
        ...{ keys: ['answer'], spans: 3, measured: 3, missing: 0, estimated: 0 },
        ...{ sum: 690, mean: 230, min: 100, max: 390, percentiles: [200, 390], histogram: [] },
      },
      // One search has not ended: missing, not 0.
      {
        ...{ keys: ['search'], spans: 2, measured: 1, missing: 1, estimated: 0 },
        ...{ sum: 100, mean: 100, min: 100, max: 100, percentiles: [100, 100], histogram: [] },
      },
      {
        ...{ keys: ['plan'], spans: 1, measured: 1, missing: 0, estimated: 0 },
        ...{ sum: 900, mean: 900, min: 900, max: 900, percentiles: [900, 900], histogram: [] },
      },
    ])
    expect([groupCount, total.spans, total.measured, total.missing, total.sum]).toEqual([3, 6, 5, 1, 1690])
    // 100, 100, 200, 390, 900
    expect(total.percentiles).toEqual([200, 900])
  })

  test('by two keys; what has no value is a group of its own, behind the others of its size', async () => {
    const { rows } = await ask(TWO_TRACES, { measure: 'durationMs', groupBy: ['name', 'model'] })
    expect(brief(rows)).toEqual([
      ['answer', 'rye', 2, 590],
      ['search', undefined, 2, 100],
      ['answer', 'oat', 1, 100],
      ['plan', undefined, 1, 900],
    ])
  })

  test.each<[string, TraceQuery['groupBy'], unknown[][]]>([
    ['nothing', [], [[6]]],
    ['trace', ['trace'], [['1'.padStart(32, '0'), 4], ['2'.padStart(32, '0'), 2]]], // biome-ignore format: a line
    ['type', ['type'], [['llm', 3], ['tool', 2], ['agent', 1]]], // biome-ignore format: a line
    ['errors', ['hasError'], [[false, 5], [true, 1]]], // biome-ignore format: a line
    ['a fact', ['provider'], [['mill', 3], [undefined, 3]]], // biome-ignore format: a line
    ['an attribute', [{ attribute: 'team' }], [[undefined, 4], ['blue', 1], ['red', 1]]], // biome-ignore format: a line
    ['an attribute nobody has', [{ attribute: 'nope' }], [[undefined, 6]]],
    ['time', [{ everyMs: 5000 }], [[Date.parse('2026-11-21T10:00:00Z'), 4], [Date.parse('2026-11-21T10:00:05Z'), 2]]], // biome-ignore format: a line
  ])('by %s', async (_, groupBy, expected) => {
    const { rows } = await ask(TWO_TRACES, { groupBy })
    expect(rows.map(({ keys, spans }) => [...keys, spans])).toEqual(expected)
  })

  test('numbers, truth values and texts that look alike are different values', async () => {
    const values = ['1', 1, true, 'x', 1, 0, false]
    const dataset = datasetOf(values.map((v, i) => ({ id: `s${i}`, more: { attributes: [['k', v]] } })))
    const { rows } = await queryTraces(dataset, { groupBy: [{ attribute: 'k' }] })
    expect(rows.map(({ keys, spans }) => [keys[0], spans])).toEqual([
      [1, 2],
      [false, 1],
      [true, 1],
      [0, 1],
      ['1', 1],
      ['x', 1],
    ])
  })

  test('a limit keeps the largest, and says how many there are', async () => {
    const { rows, groupCount, total } = await ask(TWO_TRACES, { groupBy: ['name'], limit: 1 })
    expect([brief(rows), groupCount, total.spans]).toEqual([[['answer', 3, undefined]], 3, 6])
  })

  test('times far from the base of their trace are exact', async () => {
    const far = 400n * 86_400_000_000_000n
    const dataset = datasetOf([
      { id: 'a', start: 0, end: 1_000_000 },
      { id: 'b', start: START_NS + far, end: START_NS + far + 2_000_000n },
    ])
    const { rows } = await queryTraces(dataset, { measure: 'durationMs', groupBy: [{ everyMs: 86_400_000 }] })
    expect(rows.map(({ keys, sum }) => [new Date(keys[0] as number).toISOString(), sum])).toEqual([
      ['2026-11-21T00:00:00.000Z', 1],
      ['2027-12-26T00:00:00.000Z', 2],
    ])
    const { total } = await queryTraces(dataset, { where: { from: epochNs(START_NS + far) } })
    expect(total.spans).toBe(1)
  })
})

describe('measures', () => {
  test('first tokens are missing on model calls alone', async () => {
    const { rows } = await ask(TWO_TRACES, { measure: 'ttftMs', groupBy: ['type'] })
    expect(rows.map(({ keys, measured, missing, sum }) => [...keys, measured, missing, sum])).toEqual([
      ['llm', 2, 1, 100],
      ['tool', 0, 0, undefined],
      ['agent', 0, 0, undefined],
    ])
  })

  test('an attribute: only numbers are measured', async () => {
    const values = [2, 'two', 4, true, Number.NaN, Number.POSITIVE_INFINITY]
    const dataset = datasetOf(values.map((v, i) => ({ id: `s${i}`, more: { attributes: [['k', v]] } })))
    const { total } = await queryTraces(dataset, { measure: { attribute: 'k' } })
    expect(total).toMatchObject({ spans: 6, measured: 2, missing: 4, sum: 6, mean: 3, min: 2, max: 4 })
  })

  test('a recorded 0 is a value', async () => {
    const { total } = await ask('llm a 0..0 in=5 out=0', { measure: 'outputTokens', percentiles: [0.5] })
    expect(total).toMatchObject({ measured: 1, missing: 0, sum: 0, percentiles: [0] })
  })

  test('tokens: wrappers and second records are not counted again; calls without are missing', async () => {
    const text = `
      agent plan   0..900  in=200 out=35
        llm  a    10..400  in=120 out=30
        llm  b   410..610  in=80 cacheRead=20
        llm  c   620..640
      embedding e 700..710 in=7`
    const { rows } = await ask(text, { measure: 'inputTokens', groupBy: ['name'] })
    expect(rows.map(({ keys, measured, missing, sum }) => [...keys, measured, missing, sum])).toEqual([
      ['a', 1, 0, 120],
      ['b', 1, 0, 80],
      ['c', 0, 1, undefined],
      ['e', 0, 0, undefined],
      ['plan', 0, 0, undefined],
    ])
    expect((await ask(text, { measure: 'outputTokens' })).total).toMatchObject({ measured: 1, missing: 2, sum: 30 })
    expect((await ask(text, { measure: 'embeddingTokens' })).total).toMatchObject({ measured: 1, missing: 0, sum: 7 })
  })

  test('tokens and cost are the sums that stand everywhere else', async () => {
    const { dataset } = await tracesFromText(TWO_TRACES)
    const costOf: CostOf = ({ usage }) => computed((usage.input ?? 0) / 160, 'test')
    const totals = totalsOf(dataset, [0, 1], { costOf })
    const tokens = await queryTraces(dataset, { measure: 'totalTokens' })
    const cost = await queryTraces(dataset, { measure: 'costUsd' }, { costOf })
    expect([tokens.total.sum, cost.total.sum]).toEqual([amountValue(totals.tokens), amountValue(totals.costUsd)])
    expect([tokens.total.sum, cost.total.sum]).toEqual([245, 0.25 + 0.5 + 0.5])
  })

  test('without prices a cost that the source does not tell is missing; other prices are another figure', async () => {
    const { dataset } = await tracesFromText(TWO_TRACES)
    const cost = async (costOf?: CostOf) => (await queryTraces(dataset, { measure: 'costUsd' }, { costOf })).total
    expect(await cost()).toMatchObject({ measured: 2, missing: 1, sum: 0.75 })
    expect(await cost(() => computed(2, 'dear'))).toMatchObject({ measured: 3, sum: 2.75, estimated: 0 })
    expect(await cost(() => estimated(1, 'cheap', 'a guess'))).toMatchObject({ sum: 1.75, estimated: 1 })
    expect(await cost()).toMatchObject({ measured: 2, missing: 1, sum: 0.75 })
  })

  test('no measure: spans are counted', async () => {
    expect((await ask(TWO_TRACES, { percentiles: [0.5], histogram: { bins: 2 } })).total).toEqual({
      ...{ spans: 6, measured: 0, missing: 0, estimated: 0, sum: undefined, mean: undefined },
      ...{ min: undefined, max: undefined, percentiles: [undefined], histogram: [] },
    })
  })
})

describe('filter', () => {
  const at = (seconds: number) => epochNs(BigInt(Date.parse('2026-11-21T10:00:00Z') + seconds * 1000) * 1_000_000n)
  test.each<[string, TraceQuery['where'], number]>([
    ['nothing', {}, 6],
    ['type', { type: 'llm' }, 3],
    ['a type nobody has', { type: 'oven' }, 0],
    ['errors', { hasError: true }, 1],
    ['no errors', { hasError: false }, 5],
    ['from, which is included', { from: at(5) }, 2],
    ['before, which is not', { before: at(5) }, 4],
    ['both', { from: at(5), before: at(6) }, 1],
    ['an attribute', { equals: [{ key: { attribute: 'team' }, value: 'red' }] }, 1],
    ['spans without an attribute', { equals: [{ key: { attribute: 'team' }, value: undefined }] }, 4],
    ['several at once', { type: 'llm', equals: [{ key: 'model', value: 'rye' }, { key: 'name', value: 'answer' }] }, 2], // biome-ignore format: a line
  ])('%s', async (_, where, spans) => {
    expect((await ask(TWO_TRACES, { where })).total.spans).toBe(spans)
  })
})

describe('histogram', () => {
  test('bins of all groups share their edges; the last one includes its end', async () => {
    const { rows, total, edges } = await ask('tool a 0..1\ntool a 0..2\ntool b 0..3\ntool b 0..5', {
      measure: 'durationMs',
      groupBy: ['name'],
      histogram: { bins: 4 },
    })
    expect(edges).toEqual([1, 2, 3, 4, 5])
    expect(rows.map(({ histogram }) => histogram)).toEqual([
      [1, 1, 0, 0],
      [0, 0, 1, 1],
    ])
    expect(total.histogram).toEqual([1, 1, 1, 1])
  })
  test('of equal values', async () => {
    const { edges, total } = await ask('tool a 0..3\ntool b 0..3', { measure: 'durationMs', histogram: { bins: 2 } })
    expect([edges, total.histogram]).toEqual([
      [3, 3, 3],
      [0, 2],
    ])
  })
})

test('percentiles come in the order asked for, whatever it is', async () => {
  const { total } = await ask('tool a 0..1\ntool a 0..2\ntool a 0..4', {
    measure: 'durationMs',
    percentiles: [1, 0, 0.5, 0.75, 0.5],
  })
  expect(total.percentiles).toEqual([4, 1, 2, 3, 2])
})

test('nothing at all', async () => {
  const answer = await queryTraces(datasetOf([]), { measure: 'durationMs', groupBy: ['name'], percentiles: [0.5] })
  expect([answer.rows, answer.groupCount, answer.total.spans]).toEqual([[], 0, 0])
})

test.each<[string, object]>([
  ['three keys', { groupBy: ['name', 'type', 'trace'] }],
  ['a percentile above 1', { percentiles: [95] }],
  ['half a bin', { histogram: { bins: 0.5 } }],
  ['no span of time', { groupBy: [{ everyMs: 0 }] }],
  ['a limit below 0', { limit: -1 }],
])('%s cannot be asked', async (_, query) => {
  await expect(queryTraces(datasetOf([]), query)).rejects.toMatchObject({ code: 'query.invalid' })
})

describe('cancel', () => {
  const many = () => datasetOf(Array.from({ length: 60_000 }, (_, i) => ({ id: `s${i}`, start: 0, end: i })))
  test('before it begins', async () => {
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(queryTraces(datasetOf([]), {}, { signal })).rejects.toThrow('enough')
  })
  test('in the middle', async () => {
    const controller = new AbortController()
    const query: TraceQuery = { measure: 'durationMs', groupBy: [{ attribute: 'x' }, 'name'], percentiles: [0.5] }
    const answer = queryTraces(many(), query, { signal: controller.signal })
    controller.abort(new Error('enough'))
    await expect(answer).rejects.toThrow('enough')
  })
})
