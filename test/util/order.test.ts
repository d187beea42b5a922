import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orderByNumber } from '../../src/util/order-by-number.ts'
import { sortInSteps } from '../../src/util/sort-in-steps.ts'
import { finish } from '../../src/util/steps.ts'

const number = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.integer({ min: 0, max: 2 ** 40 }),
  fc.maxSafeInteger().map((value) => Math.trunc(value / 4)),
  fc.constant(Number.POSITIVE_INFINITY),
  fc.constantFrom(-(2 ** 60), 2 ** 61),
)
const settings = { seed: 20261121, numRuns: 500 }

describe('order by number', () => {
  test('is that of a stable sort', () => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 300 }), (values) => {
        const expected = values.map((_, i) => i).sort((a, b) => (values[a] === values[b] ? 0 : values[a] - values[b]))
        expect([...finish(orderByNumber(Float64Array.from(values)))]).toEqual(expected)
      }),
      settings,
    )
  })
})

describe('sort in steps', () => {
  test('is that of a stable sort, over many runs', () => {
    const values = Float64Array.from({ length: 50_000 }, (_, i) => (i * 7919) % 1009)
    const order = Uint32Array.from(values, (_, i) => i)
    const compare = (a: number, b: number) => values[a] - values[b]
    const expected = Array.from(order).sort(compare)
    const sorted = finish(sortInSteps(order, compare))
    expect(sorted).toBe(order)
    expect(Array.from(sorted)).toEqual(expected)
  })
})
