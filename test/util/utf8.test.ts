import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isUtf8, wordsOf } from '../../src/util/utf8.ts'

/** As a decoder judges it that stops at the first wrong byte. */
function isDecodable(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Between a byte that belongs to nothing and the quote that ends a string. */
const judged = (bytes: Uint8Array): boolean => {
  const all = Uint8Array.from([0xff, ...bytes, 34, 0x80, 0x80, 0x80])
  return isUtf8(wordsOf(all), 1, bytes.length + 1)
}

describe('whether bytes are UTF-8', () => {
  test('every first byte, with all kinds of others behind it', () => {
    const wrong: number[][] = []
    const judge = (...bytes: number[]) => {
      if (judged(Uint8Array.from(bytes)) !== isDecodable(Uint8Array.from(bytes))) wrong.push(bytes)
    }
    for (let a = 0; a < 256; a++) {
      judge(a)
      for (const b of [0, 0x22, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xe0, 0xff]) {
        judge(a, b)
        for (const c of [0x22, 0x7f, 0x80, 0xbf, 0xc0]) {
          judge(a, b, c)
          for (const d of [0x41, 0x80, 0xbf]) judge(a, b, c, d)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  test('texts, and texts with a byte changed', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 })
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 0, max: 255 }), (text, at, byte) => {
        const bytes = new TextEncoder().encode(text)
        expect(judged(bytes)).toBe(true)
        if (bytes.length === 0) return
        bytes[at % bytes.length] = byte
        expect(judged(bytes)).toBe(isDecodable(bytes))
      }),
      { seed: 20261122, numRuns: 5000 },
    )
  })
})
