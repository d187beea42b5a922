import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cursorOn } from '../support/bytes.ts'

const escaped = (text: string) =>
  `"${Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')}"`

test('a text is measured and given as UTF-8 without being decoded', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(
      texts,
      fc.constantFrom(JSON.stringify, escaped),
      fc.integer({ min: 1, max: 64 }),
      (text, spell, slice) => {
        const json = spell(text)
        const { cursor } = cursorOn(json, slice)
        cursor.seek(0)
        const later = cursor.later()
        for (const units of [0, text.length - 1, text.length, text.length + 1])
          expect(later.isWithin(units)).toBe(text.length <= units)
        const { bytes, from, to } = later.utf8() ?? { bytes: new Uint8Array(1), from: 0, to: 1 }
        expect(bytes.slice(from, to)).toEqual(new TextEncoder().encode(JSON.parse(json) as string))
      },
    ),
    { seed: 20261121, numRuns: 1000 },
  )
})

test('bytes that are no UTF-8 are left to the decoder', () => {
  const { cursor } = cursorOn(Uint8Array.of(34, 97, 0xff, 98, 34))
  cursor.seek(0)
  const later = cursor.later()
  expect([later.utf8(), later.isWithin(2), later.isWithin(3), later.text()]).toEqual([
    undefined,
    false,
    true,
    'a\ufffdb',
  ])
})
