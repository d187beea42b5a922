import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Strings, StringTable } from '../../src/model/strings.ts'

const encode = (text: string) => new TextEncoder().encode(text)

describe('dictionary of strings', () => {
  test('each distinct one has a code, and the empty one is 0', () => {
    const table = new StringTable()
    expect(['', 'a', '__proto__', 'a'].map((text) => table.code(text))).toEqual([0, 1, 2, 1])
    expect([0, 1, 2].map((code) => table.at(code))).toEqual(['', 'a', '__proto__'])
  })

  test('bytes and texts have the same codes, and a snapshot reads them', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 80 })), (texts) => {
        const table = new StringTable()
        const codes = texts.map((text, i) => {
          const bytes = encode(`..${text}.`)
          return i % 2 ? table.code(text) : table.codeOfBytes(bytes, 2, bytes.length - 1)
        })
        expect(codes).toEqual(texts.map((text) => table.code(text)))
        const strings = new Strings(table.snapshot())
        expect(codes.map((code) => strings.at(code))).toEqual(texts)
        expect(texts.map((text) => strings.codeOf(text))).toEqual(codes)
        expect(strings.length).toBe(new Set(['', ...texts]).size)
      }),
      { seed: 20261121, numRuns: 300 },
    )
  })

  test('a snapshot stays as it was while the table grows', () => {
    const table = new StringTable()
    table.code('first')
    const strings = new Strings(table.snapshot())
    for (let i = 0; i < 50_000; i++) table.code(`span-${i}`)
    expect([strings.length, strings.at(1), strings.codeOf('span-7'), table.length]).toEqual([2, 'first', -1, 50_002])
  })

  test('tells a string of one byte alone', () => {
    const table = new StringTable()
    expect(['000', '001', '', '0'].map((text) => table.isAll(table.code(text), 48))).toEqual([true, false, false, true])
  })
})
