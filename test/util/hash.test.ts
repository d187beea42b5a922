import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashText, hashUtf8WithoutSpace, hashWithoutSpace } from '../../src/util/hash.ts'
import { wordsOf } from '../../src/util/utf8.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const SPACES = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).filter((char) => /\s/.test(char))

const words = fc.array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 9 }), fc.constantFrom(...SPACES)))

describe('hash without white space', () => {
  test('is that of the text with every kind of white space left out', () => {
    expect(SPACES).toHaveLength(25)
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join('')
        expect(hashWithoutSpace(text)).toBe(hashWithoutSpace(text.replace(/\s+/g, '')))
      }),
      { seed: 20261121, numRuns: 1000 },
    )
  })

  test('is the same wherever the bytes lie', () => {
    fc.assert(
      fc.property(words, fc.nat(9), (parts, before) => {
        const text = parts.join('')
        const bytes = encode(`${'x'.repeat(before)}${text} y`)
        expect(hashUtf8WithoutSpace({ bytes, words: wordsOf(bytes), from: before, to: bytes.length - 1 })).toBe(
          hashWithoutSpace(text),
        )
      }),
      { seed: 20261121, numRuns: 1000 },
    )
  })

  test('tells 100,000 short texts apart', () => {
    const texts = Array.from({ length: 100_000 }, (_, i) => `answer ${i.toString(7)}`)
    expect(new Set(texts.map(hashWithoutSpace)).size).toBe(texts.length)
    expect(new Set(texts.map(hashText)).size).toBe(texts.length)
  })

  test('nothing but white space has none', () => {
    expect([hashWithoutSpace(''), hashWithoutSpace(SPACES.join(''))]).toEqual([undefined, undefined])
    expect(hashWithoutSpace('\0')).toMatch(/^[0-9a-f]{14}$/)
    expect(hashWithoutSpace('\0')).not.toBe(hashWithoutSpace('\0\0'))
  })
})
