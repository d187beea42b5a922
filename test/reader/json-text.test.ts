import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closeCut, errorPosition, parseLenient, splitValues } from '../../src/reader/json-text.ts'

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

describe('values in a row', () => {
  const places = (text: string) =>
    splitValues(text).map(({ start, end, isComplete }) => [text.slice(start, end), isComplete])
  test('by brackets, not by what stands between', () => {
    expect(places('{"a":1}\n[2] junk {"b":"}"}')).toEqual([
      ['{"a":1}', true],
      ['[2]', true],
      ['{"b":"}"}', true],
    ])
  })
  test('brackets and quotes in texts do not count', () => {
    expect(places('{"a":"\\"}]{"}{"b":"\\\\"}')).toEqual([
      ['{"a":"\\"}]{"}', true],
      ['{"b":"\\\\"}', true],
    ])
  })
  test('the last one may be cut, also inside a text', () => {
    expect(places('{"a":1}{"b":[1,')).toEqual([
      ['{"a":1}', true],
      ['{"b":[1,', false],
    ])
    expect(places('{"a":"} ')).toEqual([['{"a":"} ', false]])
  })
  test('closing brackets too many are passed over', () => {
    expect(places(']}{"a":1}]')).toEqual([['{"a":1}', true]])
  })
})

describe('closing a value that was cut', () => {
  test.each([
    ['{"a":1,"b":2', '{"a":1}', 1],
    ['{"a":[1,2,{"x":1}', '{"a":[1,2,{"x":1}]}', 2],
    ['{"a":[1,2,{"x":1', '{"a":[1,2]}', 2],
    ['[{"a":{}},{"b":"text that ends', '[{"a":{}}]', 1],
    ['{"a":"x,y","b":"z', '{"a":"x,y"}', 1],
    ['[1,2', '[1]', 1],
  ])('%s', (cut, closed, depth) => expect(closeCut(cut)).toMatchObject({ text: closed, depth }))

  test.each(['', '{', '[', '{"a"', '{"a":1', '["x'])('%j holds nothing whole', (cut) =>
    expect(closeCut(cut)).toBeUndefined(),
  )

  test('says where', () => expect(closeCut('{"a":1,"b":2')?.at).toBe(6))

  test('any JSON cut anywhere closes to JSON, or holds nothing', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(), (json, at) => {
        const cut = json.slice(0, at % json.length)
        const closed = closeCut(cut)
        if (closed) expect(() => JSON.parse(closed.text)).not.toThrow()
      }),
      { seed: 20261121, numRuns: 500 },
    )
  })
})

describe('where a text stops being JSON', () => {
  test.each([
    ['{"a":x}', 5],
    ['{"resourceSpans": [}', 19],
    ['{"a":1,}', 7],
    ['[1 2]', 3],
    ['{"a" 1}', 5],
    ['{a:1}', 1],
    ['{"a":tru}', 5],
    ['{"a":01}', 6],
    ['{"a":"line\nfeed"}', 10],
    ['{"a":"\\x"}', 6],
    ['{"a":1}}', 7],
    ['[]]', 2],
    [']', 0],
  ])('%j at %d', (text, at) => expect(errorPosition(text)).toBe(at))

  test.each(['', '{', '{"a', '{"a":', '{"a":1', '{"a":[1,', '["x', '{"a":"\\'])('%j ends too early', (text) => {
    expect(errorPosition(text)).toBe(text.length)
  })

  test('is past the end of any JSON, and never before the end of what is only cut', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(), (json, at) => {
        expect(errorPosition(json)).toBe(json.length)
        const cut = json.slice(0, at % json.length)
        // A number or a word that is cut in the middle is wrong where it begins.
        expect(cut.slice(errorPosition(cut))).toMatch(/^[-\w.+]*$/)
      }),
      { seed: 20261121, numRuns: 500 },
    )
  })

  test('agrees with the parser about what is JSON', () => {
    const pieces = fc
      .array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', '-', 'null', ' ', '"', 'NaN'), { maxLength: 8 })
      .map((list) => list.join(''))
    fc.assert(
      fc.property(pieces, (text) => {
        let isJson = true
        try {
          parseLenient(text)
        } catch {
          isJson = false
        }
        if (isJson) expect(errorPosition(text)).toBe(text.length)
      }),
      { seed: 20261121, numRuns: 2000 },
    )
  })

  test('in 100,000 levels', () => expect(errorPosition(`${'['.repeat(100_000)}x`)).toBe(100_000))
})
