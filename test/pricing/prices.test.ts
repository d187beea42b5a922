import { readFileSync } from 'node:fs'
import { calcPrice } from '@pydantic/genai-prices'
import { describe, expect, test } from 'vitest'
import type { PricedCall } from '../../src/model/price.ts'
import { epochNs } from '../../src/model/time.ts'
import { PRICE_SOURCE, priceCall } from '../../src/pricing/genai-prices.ts'
import { loadPrices } from '../../src/pricing/index.ts'
import type { PriceTable } from '../../src/pricing/table.ts'

const at = (day: string) => epochNs(BigInt(Date.parse(`${day}T12:00:00Z`)) * 1_000_000n)
const call = (more: Partial<PricedCall> = {}): PricedCall => ({
  usage: { input: 1_000_000, output: 1_000_000 },
  provider: 'openai',
  requestModel: 'toast-1',
  startTime: at('2026-11-21'),
  ...more,
})

describe('the user’s own table', () => {
  const entry = { model: 'toast-1', perMillion: { input: 2, output: 10, cacheRead: 0.5 } }

  test('price of each exclusive part', () => {
    const usage = { input: 500_000, cacheRead: 1_000_000, output: 100_000, reasoning: 100_000 }
    // 0.5 × 2 + 1 × 0.5 + 0.2 × 10
    expect(priceCall(call({ usage }), [entry])).toMatchObject({ state: 'computed', value: 3.5 })
  })

  test('dated entries: first day in, last day out', () => {
    const table: PriceTable = [
      { ...entry, until: '2026-11-01' },
      { model: 'toast-1', from: '2026-11-01', until: '2026-12-01', perMillion: { input: 3, output: 0 } },
      { model: 'toast-1', from: '2026-12-01', perMillion: { input: 4, output: 0 } },
    ]
    const usd = (day: string) => {
      const amount = priceCall(call({ usage: { input: 1e6 }, startTime: at(day) }), table)
      return 'value' in amount ? amount.value : amount.why
    }
    expect(['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map(usd)).toEqual([2, 3, 3, 4])
  })

  test('response model before request model, patterns, provider', () => {
    const table: PriceTable = [
      { model: 'toast-*', provider: 'azure.ai.openai', perMillion: { input: 100, output: 0 } },
      { model: 'toast-*', perMillion: { input: 1, output: 0 } },
      { model: 'rye.2', perMillion: { input: 5, output: 0 } },
    ]
    const usd = (more: Partial<PricedCall>) => priceCall(call({ usage: { input: 1e6 }, ...more }), table)
    expect(usd({})).toMatchObject({ value: 1 })
    expect(usd({ provider: 'azure.ai.openai' })).toMatchObject({ value: 100 })
    expect(usd({ responseModel: 'rye.2' })).toMatchObject({ value: 5 })
    expect(usd({ requestModel: 'ryeX2' })).toMatchObject({ state: 'unknown' })
  })

  test('a missing cache price falls back and is marked', () => {
    const table: PriceTable = [{ model: 'toast-1', perMillion: { input: 2, output: 10 } }]
    const amount = priceCall(call({ usage: { input: 0, cacheRead: 1e6, output: 0 } }), table)
    expect(amount).toMatchObject({ state: 'estimated', value: 2, why: expect.stringContaining('cacheRead') })
  })

  test('cache writes by lifetime are priced apart, without counting them twice', () => {
    const table: PriceTable = [
      { model: 'toast-1', perMillion: { input: 2, output: 10, cacheWrite: 3, cacheWrite1h: 5 } },
    ]
    const usage = { cacheWrite: 1e6, cacheWrite5m: 400_000, cacheWrite1h: 500_000 }
    // 0.1 × 3 + 0.4 × 3 + 0.5 × 5
    expect(priceCall(call({ usage }), table)).toMatchObject({ state: 'computed', value: expect.closeTo(4, 10) })
  })

  test('stands above the built-in prices', async () => {
    const { costOf, source } = await loadPrices([{ model: 'gpt-4o', perMillion: { input: 1000, output: 0 } }])
    expect(costOf(call({ requestModel: 'gpt-4o', usage: { input: 1e6 } }))).toMatchObject({ value: 1000 })
    expect(source).toBe(PRICE_SOURCE)
  })
})

describe('built-in prices', () => {
  const gpt = { provider: 'openai', requestModel: 'gpt-4o' }

  test('what they name as their source is what is installed', () => {
    const manifest = JSON.parse(
      readFileSync(new URL('../../node_modules/@pydantic/genai-prices/package.json', import.meta.url), 'utf8'),
    )
    expect(PRICE_SOURCE).toBe(`genai-prices ${manifest.version}`)
  })

  test('inclusive totals go in: cached tokens cost what the data says, once', () => {
    const startTime = at('2026-06-01')
    const amount = priceCall(call({ ...gpt, usage: { input: 100, cacheRead: 900, output: 50 }, startTime }))
    const expected = calcPrice({ input_tokens: 1000, cache_read_tokens: 900, output_tokens: 50 }, 'gpt-4o', {
      providerId: 'openai',
      timestamp: new Date('2026-06-01T12:00:00Z'),
    })
    expect(expected?.total_price).toBeGreaterThan(0)
    expect(amount).toMatchObject({ state: 'computed', value: expected?.total_price })
  })

  test('an unknown model is unknown, not free', () => {
    expect(priceCall(call())).toEqual({ state: 'unknown', missing: 1, why: 'no price for toast-1' })
    expect(priceCall(call({ requestModel: undefined }))).toMatchObject({ why: 'the span names no model' })
    expect(priceCall(call({ requestModel: 'constructor', provider: '__proto__' }))).toMatchObject({ state: 'unknown' })
  })

  test('a response model that is not priced falls back to the one that was asked for', () => {
    expect(priceCall(call({ ...gpt, responseModel: 'toast-1-0521' }))).toMatchObject({ state: 'computed' })
  })

  test('a gateway in the provider’s place: by the model alone, marked', () => {
    expect(priceCall(call({ ...gpt, provider: 'our-gateway' }))).toMatchObject({
      state: 'estimated',
      why: expect.stringContaining('our-gateway'),
    })
  })

  test('without a time the price of today is an estimate', () => {
    expect(priceCall(call({ ...gpt, startTime: undefined }))).toMatchObject({ state: 'estimated' })
  })

  test('an embedding has a price', () => {
    expect(priceCall(call({ requestModel: 'text-embedding-3-small', usage: { input: 1e6 } }))).toMatchObject({
      state: 'computed',
    })
  })

  test.each([
    ['cache beyond input', { input: 0, cacheRead: 900 }],
    ['nothing but output', { output: 5 }],
    ['nothing at all', {}],
    ['fractions', { input: 0.5, output: 0.25 }],
    ['huge', { input: 1e15, cacheRead: 1e15, output: 1e15 }],
  ])('never throws: %s', (_, usage) => {
    expect(() => priceCall(call({ ...gpt, usage }))).not.toThrow()
  })
})
