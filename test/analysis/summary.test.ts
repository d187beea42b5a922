import { describe, expect, test } from 'vitest'
import { summarize } from '../../src/analysis/summary.ts'
import { OBSERVATION_TYPES } from '../../src/model/span.ts'
import { readObjects, tracesFromText } from '../support/trace-from-text.ts'

describe('summary', () => {
  test('null for what a file does not tell, 0 for what it says there is none of', async () => {
    const { dataset } = await tracesFromText('tool oven 0..10')
    expect(summarize(dataset)).toMatchObject({
      traces: 1,
      errors: 0,
      sessions: 0,
      tokens: {
        inputTotal: null,
        cacheRead: null,
        cacheWrite: null,
        outputTotal: null,
        reasoning: null,
        embedding: null,
        state: null,
      },
      cost: { usd: null, embeddingUsd: null, state: null, missing: 0 },
    })
  })

  test('every known type is there', async () => {
    const { dataset } = await tracesFromText('llm a 0..10')
    expect(Object.keys(summarize(dataset).observations).sort()).toEqual([...OBSERVATION_TYPES].sort())
  })

  test('a type of another name is there too', async () => {
    const { dataset } = await tracesFromText('other a 0..10 attr.openinference.span.kind=PROOFER')
    expect(summarize(dataset).observations).toMatchObject({ proofer: 1, other: 0 })
  })

  test('traces are null where no span has a trace id', async () => {
    const { dataset } = await readObjects([{ name: 'a', startTimeUnixNano: '1' }])
    expect(summarize(dataset)).toMatchObject({ traces: null, spans: 1, roots: 1 })
  })

  test('a trace of which only a log record or a score is here is a trace, without a span', async () => {
    const log = (traceId: string, more: object) => ({
      resourceLogs: [{ scopeLogs: [{ logRecords: [{ traceId, ...more }] }] }],
    })
    const { dataset } = await readObjects([
      log('1'.repeat(32), { spanId: '2'.repeat(16), eventName: 'gen_ai.user.message' }),
      log('3'.repeat(32), {
        eventName: 'gen_ai.evaluation.result',
        attributes: [
          { key: 'gen_ai.evaluation.name', value: { stringValue: 'tone' } },
          { key: 'gen_ai.evaluation.score.value', value: { doubleValue: 0.5 } },
        ],
      }),
    ])
    expect(summarize(dataset)).toMatchObject({ traces: 2, spans: 0, roots: 0, scores: 1 })
  })

  test('inclusive totals, sessions and scores', async () => {
    const { dataset } = await tracesFromText(`
llm a 0..10 in=100 out=20 cacheRead=60 reasoning=5 session=s1 provider=openai score=tone:0.5

llm b 0..10 in=1 out=1 session=s2 provider=openai

llm c 0..10 in=1 out=1 session=s1 provider=openai score=tone:bad
`)
    expect(summarize(dataset)).toMatchObject({
      traces: 3,
      sessions: 2,
      scores: 2,
      tokens: { inputTotal: 102, cacheRead: 60, outputTotal: 22, reasoning: 5, state: 'supplied' },
    })
  })
})

describe('issues about times are about spans, not records', () => {
  const half = (more: object) => ({ traceId: '1'.repeat(32), spanId: '2'.repeat(16), name: 'a', ...more })

  test('two halves are one whole span', async () => {
    const { dataset } = await readObjects([
      half({ startTimeUnixNano: '1795262400000000000' }),
      half({ startTimeUnixNano: '1795262400000000000', endTimeUnixNano: '1795262401000000000' }),
    ])
    expect(summarize(dataset).issues.map(({ code }) => code)).toEqual(['span.repeated'])
  })

  test.each([
    ['time.missing_start', { endTimeUnixNano: '1795262400000000000' }],
    ['span.unfinished', { startTimeUnixNano: '1795262400000000000' }],
    ['time.end_before_start', { startTimeUnixNano: '1795262401000000000', endTimeUnixNano: '1795262400000000000' }],
    ['time.implausible', { startTimeUnixNano: '1795262400000', endTimeUnixNano: '1795262401000' }],
  ])('%s', async (code, times) => {
    const { dataset } = await readObjects([half(times)])
    expect(summarize(dataset).issues.map((issue) => [issue.code, issue.count])).toEqual([[code, 1]])
  })
})
