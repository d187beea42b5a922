// Where bytes stop being JSON: the place is exact, whatever the window holds.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { JsonError } from '../../src/json/json-error.ts'
import { parseLenient } from '../../src/json/json-text.ts'
import { cursorOn } from '../support/bytes.ts'

/** Place of the first byte that cannot stand where it does; the length where nothing is wrong or only the end is missing. */
function errorOf(text: string): number {
  const bytes = new TextEncoder().encode(text)
  for (const slice of [1 << 20, 7]) {
    const { cursor } = cursorOn(bytes, slice)
    try {
      if (cursor.seek(0)) while (cursor.seek(cursor.skip())) throw new JsonError('broken', cursor.offset, 0)
    } catch (error) {
      if (!(error instanceof JsonError)) throw error
      return error.offset
    }
  }
  return bytes.length
}

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
  ])('%j at %d', (text, at) => expect(errorOf(text)).toBe(at))

  test.each(['', '{', '{"a', '{"a":', '{"a":1', '{"a":[1,', '["x', '{"a":"\\'])('%j ends too early', (text) => {
    expect(errorOf(text)).toBe(text.length)
  })

  test('is past the end of any JSON, and never before the end of what is only cut', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(), (json, at) => {
        expect(errorOf(json)).toBe(json.length)
        const cut = json.slice(0, at % json.length)
        // A number or a word that is cut in the middle is wrong where it begins.
        expect(cut.slice(errorOf(cut))).toMatch(/^[-\w.+]*$/)
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
        if (isJson) expect(errorOf(text)).toBe(text.length)
      }),
      { seed: 20261121, numRuns: 2000 },
    )
  })

  test('in 100,000 levels', () => expect(errorOf(`${'['.repeat(100_000)}x`)).toBe(100_000))
})
