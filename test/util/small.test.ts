import { describe, expect, test } from 'vitest'
import { indexOfSorted, lowerBound, unionOf } from '../../src/util/binary-search.ts'
import { BoundedMap } from '../../src/util/bounded-map.ts'
import { Growable, growUint8 } from '../../src/util/growable.ts'
import { hashText } from '../../src/util/hash.ts'
import { ownEntry } from '../../src/util/own.ts'

describe('binary search', () => {
  const sorted = [2, 4, 4, 9]
  test('agrees with looking at each, for every value around', () => {
    for (let value = 0; value < 12; value++) {
      const first = sorted.findIndex((item) => item >= value)
      expect([value, lowerBound(sorted, value)]).toEqual([value, first < 0 ? sorted.length : first])
      expect([value, indexOfSorted(sorted, value)]).toEqual([value, sorted.indexOf(value)])
    }
    expect([lowerBound([], 1), indexOfSorted([], 1)]).toEqual([0, -1])
  })
})

test('a union has the values of both, each once', () => {
  const lists = [[], [3], [1, 3, 9], [2, 3, 4], [10, 11], [0, 1, 2, 3]]
  for (const a of lists) {
    for (const b of lists) {
      const expected = [...new Set([...a, ...b])].sort((x, y) => x - y)
      expect([...unionOf(Uint32Array.from(a), Uint32Array.from(b))]).toEqual(expected)
    }
  }
})

test('a bounded map has the last entries, and forgets the first', () => {
  const map = new BoundedMap<number, string>(10)
  for (let key = 0; key < 1000; key++) map.set(key, `${key}`)
  for (let key = 990; key < 1000; key++) expect(map.get(key)).toBe(`${key}`)
  for (let key = 0; key < 980; key++) expect(map.get(key)).toBeUndefined()
  map.set(999, 'again')
  expect(map.get(999)).toBe('again')
})

describe('growable column', () => {
  test('keeps what it took, and a view stays as it was', () => {
    const column = new Growable<Uint32Array>(Uint32Array, 2)
    column.push(7)
    const view = column.view()
    for (let i = 0; i < 1000; i++) column.push(i)
    expect([view.length, view[0], column.length, column.get(1000)]).toEqual([1, 7, 1001, 999])
  })
  test('wraps like the array it is made of', () => {
    const column = growUint8()
    column.push(257)
    expect(column.get(0)).toBe(1)
  })
})

test('hashes are 14 hex digits, equal for equal texts and different for near ones', () => {
  const texts = ['', 'a', 'b', 'ab', 'ba', 'a '.repeat(1000), '\0', '\0\0']
  expect(new Set(texts.map(hashText)).size).toBe(texts.length)
  for (const text of texts) expect(hashText(text)).toMatch(/^[0-9a-f]{14}$/)
  const many = new Set(Array.from({ length: 50_000 }, (_, i) => hashText(`span-${i}`)))
  expect(many.size).toBe(50_000)
})

test('a table has its own entries only', () => {
  const table = { a: 1 }
  expect([ownEntry(table, 'a'), ownEntry(table, 'constructor'), ownEntry(table, '__proto__')]).toEqual([
    1,
    undefined,
    undefined,
  ])
})
