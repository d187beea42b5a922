import { describe, expect, test } from 'vitest'
import { costAt, PRICES_NOT_LOADED } from '../../src/analysis/cost.ts'
import { computed } from '../../src/model/amount.ts'
import type { PricedCall } from '../../src/model/price.ts'
import { tracesFromText } from '../support/trace-from-text.ts'

/** Cost of the first span, and what its price was asked with. */
async function cost(line: string, isLoaded = true) {
  const { dataset } = await tracesFromText(line)
  const asked: PricedCall[] = []
  const costOf = (call: PricedCall) => {
    asked.push(call)
    return computed(7, 'test')
  }
  return { amount: costAt(dataset, dataset.tree(0).rows[0], isLoaded ? costOf : undefined), asked }
}

describe('cost of one span', () => {
  test('supplied wins and is not computed again', async () => {
    expect(await cost('llm a 0..10 in=1 out=1 cost=0.5')).toEqual({
      amount: { state: 'supplied', value: 0.5 },
      asked: [],
    })
  })

  test('a supplied 0 beside tokens is a missing price; below 0 is no cost', async () => {
    expect((await cost('llm a 0..10 in=1 out=1 cost=0')).amount).toMatchObject({ state: 'computed', value: 7 })
    expect((await cost('llm a 0..10 in=1 out=1 cost=-1')).amount).toMatchObject({ state: 'computed', value: 7 })
    expect((await cost('tool a 0..10 cost=0')).amount).toEqual({ state: 'supplied', value: 0 })
  })

  test('asks with exclusive parts, both models, provider and start', async () => {
    const { asked } = await cost(
      'llm a 0..10 in=100 out=9 cacheRead=60 model=toast responseModel=toast-1 provider=openai',
    )
    expect(asked).toEqual([
      {
        usage: { input: 40, cacheRead: 60, output: 9 },
        provider: 'openai',
        requestModel: 'toast',
        responseModel: 'toast-1',
        startTime: BigInt(Date.parse('2026-11-21T10:00:00Z')) * 1_000_000n,
      },
    ])
  })

  test('unknown with why', async () => {
    expect((await cost('llm a 0..10 in=1 out=1', false)).amount).toMatchObject({
      state: 'unknown',
      why: PRICES_NOT_LOADED,
    })
    expect((await cost('llm a 0..10')).amount).toMatchObject({ state: 'unknown', why: 'no usage was recorded' })
    expect((await cost('llm a 0..10 error=x')).amount).toMatchObject({
      why: 'the call failed before usage was returned',
    })
    expect((await cost('llm a 0..10 in=1 out=1 attr.gen_ai.usage.audio.input_tokens=9')).amount).toMatchObject({
      why: 'the token counts contradict each other',
    })
  })

  test('nothing for spans that have nothing to price', async () => {
    expect((await cost('tool a 0..10')).amount).toBeUndefined()
  })
})
