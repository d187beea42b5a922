import { describe, expect, it } from 'vitest'
import { percentile } from '../../src/analysis/percentile.ts'
import { summarizeInSteps, summarizeTraces } from '../../src/analysis/trace-summary.ts'
import { matchesWords, searchWords } from '../../src/analysis/trace-summary-search.ts'
import { computed } from '../../src/model/amount.ts'
import { tracesFromText } from '../support/trace-from-text.ts'

describe('summarizeTraces', () => {
  it('adds up model and embedding calls, once each, and names both', async () => {
    const { dataset } = await tracesFromText(`
agent support 0..900 in=150 out=40
  llm chat 10..400 in=100 cacheRead=20 out=30 model=m1
  embedding embed 400..410 in=7 model=e1
  llm chat 500..880 in=50 out=10 responseModel=m2
`)
    const [summary] = summarizeTraces(dataset, ({ usage }) => computed((usage.input ?? 0) / 1000, 'test prices'))
    expect(summary.name).toBe('support')
    expect(summary.observationType).toBe('agent')
    expect(summary.spanCount).toBe(4)
    expect(summary.durationMs).toBe(900)
    // 100 + 30 and 50 + 10 of model calls, 7 of the embedding; the agent repeats its calls.
    expect(summary.tokens).toEqual({
      state: 'computed',
      value: 197,
      basis: 'model calls, and embedding and reranking calls',
    })
    // Uncached input: 80 + 50 + 7.
    expect(summary.cost).toMatchObject({ state: 'computed' })
    expect(summary.cost?.state === 'computed' && summary.cost.value).toBeCloseTo(0.137, 12)
    expect(summary.models).toEqual(['m1', 'e1', 'm2'])
  })

  it('is partial while a call has no usage, and unknown when none has', async () => {
    const { dataset } = await tracesFromText(`
agent one 0..100
  llm chat 1..20 in=10 out=5 model=m
  llm chat 30..40 model=m error="429"

llm two 0..100 model=m
`)
    const [one, two] = summarizeTraces(dataset)
    expect(one.tokens).toMatchObject({ state: 'partial', value: 15, missing: 1 })
    expect(one.errorCount).toBe(1)
    expect(two.tokens).toMatchObject({ state: 'unknown', missing: 1 })
  })

  it('counts from the first start to the last end, and says what has none', async () => {
    const { dataset } = await tracesFromText(`
agent late 100..
  tool early 40..60
  tool last 200..260

tool only 10..
`)
    const [late, only] = summarizeTraces(dataset)
    expect(late.durationMs).toBe(220)
    expect(late.unfinishedCount).toBe(1)
    expect(late.startMs).toBe(Date.parse('2026-11-21T10:00:00Z') + 40)
    expect(only.durationMs).toBeUndefined()
  })

  it('takes session, user, tags and scores from any span', async () => {
    const { dataset } = await tracesFromText(`
agent a 0..10 session=s1 user=u1 attr.deployment.environment.name=staging
  llm b 1..2 score=quality:0.5 attr.langfuse.trace.tags=blue
`)
    const [summary] = summarizeTraces(dataset)
    expect(summary).toMatchObject({ sessionId: 's1', userId: 'u1', environment: 'staging', tags: ['blue'] })
    expect(summary.scores.map(({ name, value }) => [name, value])).toEqual([['quality', 0.5]])
  })

  it('is made once for a dataset and its prices', async () => {
    const { dataset } = await tracesFromText('llm a 0..1\n\nllm b 0..1')
    const steps = summarizeInSteps(dataset)
    expect(steps.next()).toEqual({ done: false, value: 1 })
    expect(steps.next()).toEqual({ done: false, value: 2 })
    const { value } = steps.next()
    expect(summarizeTraces(dataset)).toBe(value)
    expect(summarizeTraces(dataset, () => computed(1, ''))).not.toBe(value)
  })
})

describe('search', () => {
  it('wants every word, in facts or in what was asked, whatever the case', async () => {
    const { dataset } = await tracesFromText('llm "Support Chat" 0..1 model=gpt-5 user=ada')
    const [summary] = summarizeTraces(dataset)
    const finds = (query: string, preview?: string) => matchesWords(summary, searchWords(query), preview)
    expect(finds('support GPT-5')).toBe(true)
    expect(finds('ada refund')).toBe(false)
    expect(finds('ada refund', 'Where is my Refund?')).toBe(true)
    expect(finds('  ')).toBe(true)
  })
})

describe('percentile', () => {
  it('interpolates between order statistics (type 7)', () => {
    // Place (4 - 1) * 0.5 = 1.5: half way from 2 to 10.
    expect(percentile([10, 1, 20, 2], 0.5)).toBe(6)
    // Place (5 - 1) * 0.95 = 3.8: from 4, eight tenths of the way to 100.
    expect(percentile([1, 2, 3, 4, 100], 0.95)).toBeCloseTo(80.8, 10)
    expect(percentile([7], 0.9)).toBe(7)
    expect(percentile([], 0.5)).toBeUndefined()
  })
})
