import { describe, expect, test } from 'vitest'
import { formatBytes, formatCount, formatDuration, formatUsd } from '../../src/util/format.ts'

const joined = ({ text, unit }: { text: string; unit?: string }) => `${text} ${unit}`

describe('durations', () => {
  test.each([
    [0, '0 ms'],
    [0.000001, '1.00 ns'],
    [0.0421, '42.1 µs'],
    [0.9994, '999 µs'],
    [0.9996, '1 ms'],
    [1.5, '1.5 ms'],
    [9.99, '9.99 ms'],
    [10.4, '10 ms'],
    [842, '842 ms'],
    [999.4, '999 ms'],
    [999.6, '1.00 s'],
    [1240, '1.24 s'],
    [59_940, '59.9 s'],
    [59_960, '1 m 00 s'],
    [247_000, '4 m 07 s'],
    [3_599_400, '59 m 59 s'],
    [3_599_600, '1 h 00 m'],
    [11_520_000, '3 h 12 m'],
    [-1240, '-1.24 s'],
  ])('%d ms is %s', (ms, text) => expect(joined(formatDuration(ms))).toBe(text))
})

test.each([
  [0, '0'],
  [9999, '9,999'],
  [10_000, '10.0k'],
  [12_345, '12.3k'],
  [999_499, '999k'],
  [999_500, '1.00M'],
  [4_560_000, '4.56M'],
  [1.5e9, '1.50G'],
])('%d counts as %s', (count, text) => expect(formatCount(count)).toBe(text))

test.each([
  [0, '$0'],
  [12.3, '$12.30'],
  [0.0127, '$0.0127'],
  [0.000188, '$0.000188'],
  [0.5, '$0.500'],
  [0.9999, '$1.00'],
  [1234, '$1,234'],
  [12_345, '$12.3k'],
  [-2.5, '-$2.50'],
  [3e-10, '$3.0e-10'],
])('%d USD is %s', (usd, text) => expect(formatUsd(usd)).toBe(text))

test('what is not 0 is never shown as 0', () => {
  for (let exponent = -14; exponent < 6; exponent++) expect(formatUsd(1.1 * 10 ** exponent)).toMatch(/[1-9]/)
})

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [131_000, '131 kB'],
  [18_400_000, '18.4 MB'],
  [2.5e9, '2.50 GB'],
])('%d bytes are %s', (bytes, text) => expect(joined(formatBytes(bytes))).toBe(text))
