import { describe, expect, test } from 'vitest'
import { instantIn, instantOfCount, instantOfText } from '../../src/adapters/plain-times.ts'

const at = (text: string) => BigInt(Date.parse(text)) * 1_000_000n

describe('a date and time', () => {
  test.each([
    ['2026-11-21T12:00:00Z', at('2026-11-21T12:00:00Z')],
    ['2026-11-21T12:00:00.123456789Z', at('2026-11-21T12:00:00Z') + 123_456_789n],
    ['2026-11-21 12:00:00.5', at('2026-11-21T12:00:00.500Z')],
    ['2026-11-21 12:00:00.000001 UTC', at('2026-11-21T12:00:00Z') + 1_000n],
    ['2026-11-21T14:00:00+02:00', at('2026-11-21T12:00:00Z')],
    ['2026-11-21T07:30:00.25-0430', at('2026-11-21T12:00:00.250Z')],
    ['2026-11-21T12:00', at('2026-11-21T12:00:00Z')],
    ['2026-11-21', at('2026-11-21T00:00:00Z')],
    ['1969-12-31T23:59:59.5Z', -500_000_000n],
  ])('%s', (text, expected) => {
    expect(instantOfText(text)).toBe(expected)
  })

  test.each(['', 'yesterday', '2026-13-40T00:00:00Z', '12:00:00', '1795262400'])('none: “%s”', (text) => {
    expect(instantOfText(text)).toBeUndefined()
  })
})

describe('a count of units', () => {
  test.each([
    [1_795_262_400, 's', 1_795_262_400_000_000_000n],
    ['1795262400.000000001', 's', 1_795_262_400_000_000_001n],
    [1_795_262_400.25, 's', 1_795_262_400_250_000_000n],
    [1_795_262_400_123, 'ms', 1_795_262_400_123_000_000n],
    ['1795262400123.456', 'ms', 1_795_262_400_123_456_000n],
    [1_795_262_400_123_456, 'us', 1_795_262_400_123_456_000n],
    [1_795_262_400_123_456_789n, 'ns', 1_795_262_400_123_456_789n],
    ['1795262400123456789', 'ns', 1_795_262_400_123_456_789n],
    [-1, 's', -1_000_000_000n],
    [1e-7, 's', 100n],
  ] as const)('%s %s', (value, unit, expected) => {
    expect(instantOfCount(value, unit)).toBe(expected)
  })

  test.each([null, Number.NaN, Number.POSITIVE_INFINITY, '', 'soon', {}, true])('none: %s', (value) => {
    expect(instantOfCount(value, 'ms')).toBeUndefined()
  })
})

test('either of the two', () => {
  expect(instantIn('2026-11-21T12:00:00Z', 'ms')).toBe(at('2026-11-21T12:00:00Z'))
  expect(instantIn('1795262400000', 'ms')).toBe(at('2026-11-21T12:00:00Z'))
})
