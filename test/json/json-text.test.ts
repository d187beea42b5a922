import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstValue, parseLenient } from '../../src/json/json-text.ts'

describe('numbers that JSON does not have', () => {
  test('read as null and are counted', () => {
    expect(parseLenient('{"a": NaN, "b": [-Infinity, Infinity, 1]}')).toEqual({
      value: { a: null, b: [null, null, 1] },
      nanCount: 3,
    })
  })
  test('but not in a text, nor in a key', () => {
    const text = '{"NaN": "Infinity \\" NaN", "x": NaN}'
    expect(parseLenient(text)).toEqual({ value: { NaN: 'Infinity " NaN', x: null }, nanCount: 1 })
  })
  test('beside a text of many million characters and escapes', () => {
    const long = '\\n'.repeat(4_000_000)
    expect(parseLenient(`{"a": "${long}", "b": NaN}`).nanCount).toBe(1)
  })
  test.each(['', '{', 'None', "{'a': 1}", 'NaN NaN', '{"a": NaNa}', '"NaN'])('%j is still no JSON', (text) => {
    expect(() => parseLenient(text)).toThrow(SyntaxError)
  })
})

describe('the first value of a text', () => {
  test.each([
    ['{"a":1,"b":2', '{"a":1}'],
    ['{"a":[1,2,{"x":1}', '{"a":[1,2,{"x":1}]}'],
    ['{"a":[1,2,{"x":1', '{"a":[1,2]}'],
    ['[{"a":{}},{"b":"text that ends', '[{"a":{}}]'],
    ['{"a":"x,y","b":"z', '{"a":"x,y"}'],
    ['[1,2', '[1]'],
  ])('%s', (cut, closed) => expect(firstValue(cut)).toBe(closed))

  test.each(['', '{', '[', '{"a"', '{"a":1', '["x'])('%j holds nothing whole', (cut) =>
    expect(firstValue(cut)).toBeUndefined(),
  )

  test('is whole where more follows it', () => expect(firstValue('{"a":1,"b":2}\n{"c":3}')).toBe('{"a":1,"b":2}'))

  test('any JSON cut anywhere closes to JSON, or holds nothing', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(), (json, at) => {
        const cut = json.slice(0, at % json.length)
        const closed = firstValue(cut)
        if (closed) expect(() => JSON.parse(closed)).not.toThrow()
      }),
      { seed: 20261121, numRuns: 500 },
    )
  })
})
