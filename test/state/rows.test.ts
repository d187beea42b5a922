import { describe, expect, it } from 'vitest'
import {
  ancestorKeys,
  hasBetween,
  nextAmong,
  nextPlace,
  placeOfKey,
  visibleIndexOf,
  visiblePlaces,
} from '../../src/state/rows.ts'
import { tracesFromText } from '../support/trace-from-text.ts'

/** Places: 0 plan, 1 answer, 2 search, 3 query, 4 rows, 5 close. */
const read = async () => {
  const { dataset } = await tracesFromText(`
agent plan 0..900
  llm answer 10..400
  tool search 410..880
    span query 420..800
    span rows 810..820
  tool close 885..890
`)
  const tree = dataset.tree(0)
  return { dataset, tree, keyAt: (place: number) => dataset.keyAt(tree.rows[place]) }
}

describe('visible rows', () => {
  it('are all while nothing is folded', async () => {
    const { dataset, tree } = await read()
    expect([...visiblePlaces(dataset, tree, new Set())]).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('leave out what lies beneath a fold; a fold of a leaf hides nothing', async () => {
    const { dataset, tree, keyAt } = await read()
    expect([...visiblePlaces(dataset, tree, new Set([keyAt(2), keyAt(1)]))]).toEqual([0, 1, 2, 5])
    expect([...visiblePlaces(dataset, tree, new Set([keyAt(0), keyAt(2)]))]).toEqual([0])
  })

  it('hold what is to be shown, folded or not, and nothing beside it opens', async () => {
    const { dataset, tree, keyAt } = await read()
    const folded = new Set([keyAt(0), keyAt(2)])
    expect([...visiblePlaces(dataset, tree, folded, Uint32Array.of(5))]).toEqual([0, 1, 2, 5])
    expect([...visiblePlaces(dataset, tree, folded, Uint32Array.of(4))]).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('do not heed folds of other traces', async () => {
    const { dataset, tree } = await read()
    expect(visiblePlaces(dataset, tree, new Set(['other\u001f0000000000010001' as never]))).toHaveLength(6)
  })
})

describe('places', () => {
  it('are found by key', async () => {
    const { dataset, tree, keyAt } = await read()
    expect([0, 1, 2, 3, 4, 5].map((place) => placeOfKey(dataset, tree, keyAt(place)))).toEqual([0, 1, 2, 3, 4, 5])
    expect(placeOfKey(dataset, tree, 'other\u001fx' as never)).toBe(-1)
    expect(ancestorKeys(dataset, tree, 3)).toEqual([keyAt(2), keyAt(0)])
  })

  it('that are hidden stand for their nearest visible ancestor', async () => {
    const { tree } = await read()
    const visible = Uint32Array.of(0, 1, 2, 5)
    expect(visibleIndexOf(visible, tree, 4)).toBe(2)
    expect(visibleIndexOf(visible, tree, 5)).toBe(3)
    expect(visibleIndexOf(visible, tree, -1)).toBe(-1)
  })

  it('come one after the other, round the end, both ways', async () => {
    const { tree } = await read()
    const isLeaf = (place: number) => [1, 4].includes(place)
    expect(nextPlace(tree, 1, 1, isLeaf)).toBe(4)
    expect(nextPlace(tree, 4, 1, isLeaf)).toBe(1)
    expect(nextPlace(tree, -1, 1, isLeaf)).toBe(1)
    expect(nextPlace(tree, 1, -1, isLeaf)).toBe(4)
    expect(nextPlace(tree, 0, 1, () => false)).toBe(-1)
  })

  it('of a list come one after the other, round the end, both ways', () => {
    const found = Uint32Array.of(1, 4)
    expect([-1, 0, 1, 2, 4, 5].map((from) => nextAmong(found, from, 1))).toEqual([1, 1, 4, 4, 1, 1])
    expect([6, 5, 4, 2, 1, 0].map((from) => nextAmong(found, from, -1))).toEqual([4, 4, 1, 1, 4, 4])
    expect(nextAmong(new Uint32Array(0), 3, 1)).toBe(-1)
  })

  it('lie between others or do not', () => {
    const sorted = Uint32Array.of(2, 7)
    expect([
      hasBetween(sorted, 0, 2),
      hasBetween(sorted, 0, 3),
      hasBetween(sorted, 3, 7),
      hasBetween(sorted, 7, 8),
    ]).toEqual([false, true, false, true])
  })
})
