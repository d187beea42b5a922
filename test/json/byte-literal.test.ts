import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Literal } from '../../src/json/byte-literal.ts'
import { PADDING } from '../../src/json/scan.ts'

const encode = (text: string) => new TextEncoder().encode(text)

/** Bytes as a window holds them: behind the end a 0, and behind it what was there before. */
function windowOf(bytes: Uint8Array, stale: Uint8Array): DataView {
  const held = new Uint8Array(bytes.length + PADDING)
  held.set(stale.subarray(0, PADDING - 1), bytes.length + 1)
  held.set(bytes)
  return new DataView(held.buffer)
}

test('stands where its bytes do, and nowhere beyond the end', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '"', ':', 'ä', '\u007f', '\u{1f600}'), maxLength: 24 })
  fc.assert(
    fc.property(text, text, text, (before, literal, after) => {
      const all = encode(before + literal + after)
      const bytes = encode(literal)
      const at = encode(before).length
      const view = windowOf(all, bytes)
      const wanted = new Literal(bytes)
      for (let place = 0; place <= all.length; place++) {
        const stands = place + bytes.length <= all.length && bytes.every((byte, i) => all[place + i] === byte)
        expect(wanted.isAt(view, place)).toBe(stands)
      }
      expect(wanted.isAt(view, at)).toBe(true)
    }),
    { seed: 20261121, numRuns: 1000 },
  )
})
