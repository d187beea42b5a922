import { describe, expect, it } from 'vitest'
import type { SpanKey } from '../../src/model/ids.ts'
import { FoldedSpans, foldBeneath, toggleFold, unfoldAbove } from '../../src/state/folds.ts'
import { visiblePlaces } from '../../src/state/rows.ts'
import { tracesFromText } from '../support/trace-from-text.ts'

/** Places: 0 plan, 1 answer, 2 search, 3 query, 4 parse, 5 close. */
const read = async () => {
  const { dataset } = await tracesFromText(`
agent plan 0..900
  llm answer 10..400
  tool search 410..880
    span query 420..800
      span parse 430..440
  tool close 885..890
`)
  const tree = dataset.tree(0)
  const keyAt = (place: number): SpanKey => dataset.keyAt(tree.rows[place])
  const visible = (collapsed: ReadonlySet<SpanKey>) => [...visiblePlaces(dataset, tree, collapsed)]
  return { dataset, tree, keyAt, visible }
}
const elsewhere = 'other\u001f1' as SpanKey

describe('folding all', () => {
  it('is a set of the keys of all parents, and of what was folded elsewhere', async () => {
    const { dataset, tree, keyAt, visible } = await read()
    const all = foldBeneath(dataset, tree, new Set([elsewhere, keyAt(3)]), -1, true)
    expect(visible(all)).toEqual([0])
    expect(new Set(all)).toEqual(new Set([elsewhere, keyAt(0), keyAt(2), keyAt(3)]))
    expect(all.size).toBe(4)
    expect([keyAt(0), keyAt(1), keyAt(3), elsewhere].map((key) => all.has(key))).toEqual([true, false, true, true])
    expect([...all.entries()]).toEqual([...all].map((key) => [key, key]))
    const visited: SpanKey[] = []
    all.forEach((key) => {
      visited.push(key)
    })
    expect(visited).toEqual([...all.keys()])
  })

  it('beneath a span leaves the others open; unfolding all leaves nothing of the trace', async () => {
    const { dataset, tree, visible } = await read()
    const some = foldBeneath(dataset, tree, new Set(), 2, true)
    expect(visible(some)).toEqual([0, 1, 2, 5])
    const none = foldBeneath(dataset, tree, some, -1, false)
    expect(none).toEqual(new Set())
    expect([...foldBeneath(dataset, tree, new Set([elsewhere]), -1, false)]).toEqual([elsewhere])
  })

  it('can be undone span by span, and the first set stays as it was', async () => {
    const { dataset, tree, keyAt, visible } = await read()
    const all = foldBeneath(dataset, tree, new Set(), -1, true)
    const opened = toggleFold(dataset, tree, all, keyAt(0))
    expect(visible(opened)).toEqual([0, 1, 2, 5])
    expect(visible(toggleFold(dataset, tree, opened, keyAt(0)))).toEqual([0])
    expect(visible(unfoldAbove(dataset, tree, all, keyAt(4)))).toEqual([0, 1, 2, 3, 4, 5])
    expect(unfoldAbove(dataset, tree, all, keyAt(0))).toBe(all)
    expect(visible(all)).toEqual([0])
  })

  it('holds in a later snapshot of the same data', async () => {
    const one = await read()
    const later = await read()
    const all = foldBeneath(one.dataset, one.tree, new Set(), 2, true)
    expect(later.visible(all)).toEqual([0, 1, 2, 5])
  })
})

describe('folds of many spans', () => {
  it('give the same rows as a plain set of the same keys', async () => {
    const lines = Array.from({ length: 60 }, (_, i) => [
      `  tool t${i} ${i * 10}..${i * 10 + 9}`,
      `    span s${i} ${i * 10}..${i * 10 + 1}`,
    ])
    const { dataset } = await tracesFromText(['agent all 0..1000', ...lines.flat()].join('\n'))
    const tree = dataset.tree(0)
    const folded = foldBeneath(dataset, tree, new Set(), -1, true)
    const without = toggleFold(dataset, tree, folded, dataset.keyAt(tree.rows[0]))
    expect(without).toBeInstanceOf(FoldedSpans)
    const plain = new Set(without)
    expect(plain.size).toBe(60)
    expect(visiblePlaces(dataset, tree, plain)).toEqual(visiblePlaces(dataset, tree, without))
    expect(visiblePlaces(dataset, tree, plain)).toHaveLength(61)
  })
})
