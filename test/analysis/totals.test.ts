import { describe, expect, test } from 'vitest'
import { totalsOf } from '../../src/analysis/totals.ts'
import { type Amount, amountValue, computed, estimated, sumAmounts, supplied, unknown } from '../../src/model/amount.ts'
import type { CostOf } from '../../src/model/price.ts'
import { tracesFromText } from '../support/trace-from-text.ts'

async function totals(text: string, costOf?: CostOf) {
  const { dataset } = await tracesFromText(text)
  return totalsOf(dataset, Array(dataset.traceCount).keys(), { costOf })
}

describe('a sum says how sure it is', () => {
  const partial: Amount = { state: 'partial', value: 5, missing: 2, why: 'x' }
  test.each<[string, Amount[], object | undefined]>([
    ['nothing to count', [], undefined],
    ['all supplied', [supplied(1), supplied(2)], { state: 'supplied', value: 3 }],
    ['a computed one among them', [supplied(1), computed(2, 'table')], { state: 'computed', value: 3, basis: 'table' }],
    [
      'an estimated one among them',
      [computed(1, 'a'), estimated(2, 'b', 'guess')],
      { state: 'estimated', value: 3, why: 'guess' },
    ],
    ['one unknown', [supplied(1), unknown('no price')], { state: 'partial', value: 1, missing: 1, why: 'no price' }],
    ['all unknown', [unknown('a'), unknown('b', 3)], { state: 'unknown', missing: 4, why: 'a; b' }],
    [
      'partial sums add what they miss',
      [partial, unknown('y'), supplied(1)],
      { state: 'partial', value: 6, missing: 3 },
    ],
    ['a true zero is a value', [supplied(0)], { state: 'supplied', value: 0 }],
  ])('%s', (_, amounts, sum) => {
    const actual = sumAmounts(amounts)
    if (sum === undefined) expect(actual).toBeUndefined()
    else expect(actual).toMatchObject(sum)
  })

  test('an unknown amount has no value', () => {
    expect(amountValue(unknown('x'))).toBeUndefined()
    expect(amountValue(undefined)).toBeUndefined()
    expect(unknown('x')).not.toHaveProperty('value')
  })
})

describe('tokens', () => {
  test('none where there is no call', async () => {
    expect(await totals('tool oven 0..10')).toMatchObject({ tokens: undefined, costUsd: undefined })
  })
  test('unknown where no call recorded any', async () => {
    expect((await totals('llm a 0..10 model=toast-1')).tokens).toEqual({
      state: 'unknown',
      missing: 1,
      why: 'one call recorded no usage',
    })
  })
  test('partial where some did', async () => {
    expect((await totals('llm a 0..10 in=3 out=2\nllm b 20..30\nllm c 40..50')).tokens).toMatchObject({
      state: 'partial',
      value: 5,
      missing: 2,
    })
  })
  test('a pair of zeros is no usage', async () => {
    expect((await totals('llm a 0..10 in=0 out=0')).tokens).toMatchObject({ state: 'unknown' })
  })
  test('a missing part is not 0', async () => {
    const { usage } = await totals('llm a 0..10 in=3 out=2')
    expect(usage).toEqual({ input: 3, output: 2 })
  })
})

describe('cost', () => {
  const price: CostOf = ({ usage }) => computed((usage.input ?? 0) / 100, 'test')

  test('supplied alone, computed alone, both', async () => {
    expect((await totals('llm a 0..10 in=5 out=1 cost=0.25', price)).costUsd).toEqual({
      state: 'supplied',
      value: 0.25,
    })
    expect((await totals('llm a 0..10 in=5 out=1', price)).costUsd).toMatchObject({ state: 'computed', value: 0.05 })
    expect((await totals('llm a 0..10 in=5 out=1 cost=0.25\nllm b 20..30 in=50 out=1', price)).costUsd).toMatchObject({
      state: 'computed',
      value: 0.75,
    })
  })
  test('unknown while prices are not loaded, never 0', async () => {
    expect((await totals('llm a 0..10 in=5 out=1')).costUsd).toMatchObject({ state: 'unknown', missing: 1 })
  })
  test('covers the spans that the tokens cover', async () => {
    const { costUsd, tokens } = await totals(
      'agent a 0..50 in=5 out=1 cost=9\n  llm b 0..10 in=5 out=1 cost=0.5',
      price,
    )
    expect([amountValue(costUsd), amountValue(tokens)]).toEqual([0.5, 6])
  })
  test('of embeddings stands apart', async () => {
    const { costUsd, embeddingCostUsd } = await totals(
      'llm a 0..10 in=5 out=1\nembedding e 20..30 in=200 model=crumb-embed',
      price,
    )
    expect([amountValue(costUsd), amountValue(embeddingCostUsd)]).toEqual([0.05, 2])
  })
})

test('spans, roots, orphans, errors and handled exceptions are distinct spans', async () => {
  expect(
    await totals(`
agent a 0..100
  llm failed 0..10 error="overloaded"
  tool fine 20..30 handled="wrong shelf"
  tool silent 40..50 result="{\\"error\\": \\"door open\\"}"
  llm unfinished 60.. in=1 out=1

llm stray 0..10 orphan in=1 out=1
`),
  ).toMatchObject({
    traces: 2,
    spans: 6,
    roots: 1,
    orphans: 1,
    errors: 1,
    handledExceptions: 1,
    silentFailures: 1,
    unfinished: 1,
  })
})

test('types are counted by any name, also one that every object has', async () => {
  const { observations } = await totals(
    'other a 0..1 attr.openinference.span.kind=constructor\nother b 0..1 attr.openinference.span.kind=constructor',
  )
  expect(observations).toMatchObject({ llm: 0, other: 0 })
  expect(Object.getOwnPropertyDescriptor(observations, 'constructor')?.value).toBe(2)
})
