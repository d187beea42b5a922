import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unescapeInto } from '../../src/json/unescape.ts'

test('agrees with parsing and encoding, for any string and any way to escape it', () => {
  const strings = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
  const spellings = [
    (text: string) => JSON.stringify(text),
    (text: string) => JSON.stringify(text).replaceAll('/', '\\/'),
    (text: string) =>
      `"${Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')}"`,
  ]
  fc.assert(
    fc.property(strings, fc.constantFrom(...spellings), (text, spell) => {
      const json = spell(text)
      const bytes = new TextEncoder().encode(json)
      const to = new Uint8Array(bytes.length)
      const length = unescapeInto(bytes, 1, bytes.length - 1, to)
      expect(to.slice(0, length)).toEqual(new TextEncoder().encode(JSON.parse(json) as string))
    }),
    { seed: 20261121, numRuns: 3000 },
  )
})
