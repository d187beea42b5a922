import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseExact } from '../../src/json/parse-exact.ts'

describe('parseExact', () => {
  test.each([
    ['{"time": 1795262400000000001}', { time: '1795262400000000001' }],
    [
      '[-9007199254740993,9007199254740991,1.2345678901234567]',
      ['-9007199254740993', 9007199254740991, 1.2345678901234567],
    ],
    [
      '{"text":":1795262400000000001, \\"1795262400000000001\\""}',
      { text: ':1795262400000000001, "1795262400000000001"' },
    ],
    ['{"a":NaN,"b":[-Infinity,Infinity],"c":"NaN"}', { a: null, b: [null, null], c: 'NaN' }],
    ['{"a":NaN,"b": 1795262400000000001}', { a: null, b: '1795262400000000001' }],
  ])('%s', (text, value) => expect(parseExact(text)).toEqual(value))

  test('what is no JSON is an error', () => expect(() => parseExact('{"a":')).toThrow(SyntaxError))

  test('any other JSON as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.boolean(), (value, isLong) => {
        const text = JSON.stringify(isLong ? [1795262400000000, value] : value)
        expect(parseExact(text)).toEqual(JSON.parse(text))
      }),
      { seed: 20261121 },
    )
  })
})
