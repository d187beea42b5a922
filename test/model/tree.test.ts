import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { datasetOf, namesOf, type SpanText } from '../support/builder.ts'
import { expectIntegrity } from '../support/integrity.ts'
import { seededRandom, shuffled } from '../support/random.ts'

describe('order of display', () => {
  test('by start, then longer first, then id; missing starts last', () => {
    const dataset = datasetOf([
      { id: 'no start', parent: 'root', end: 5 },
      { id: 'b short', parent: 'root', start: 10, end: 20 },
      { id: 'a short', parent: 'root', start: 10, end: 20 },
      { id: 'long', parent: 'root', start: 10, end: 90 },
      { id: 'running', parent: 'root', start: 10 },
      { id: 'early', parent: 'root', start: 5, end: 6 },
      { id: 'root', start: 0, end: 100 },
    ])
    expect(namesOf(dataset)).toEqual(['root', '  early', '  running', '  long', '  a short', '  b short', '  no start'])
    expectIntegrity(dataset)
  })

  test('the order of records does not matter', () => {
    const spans: SpanText[] = Array.from({ length: 60 }, (_, i) => ({
      id: `s${i}`,
      parent: i === 0 ? undefined : `s${(i - 1) >> 1}`,
      start: i % 7,
      end: i % 5,
    }))
    const expected = namesOf(datasetOf(spans))
    for (let seed = 1; seed <= 5; seed++)
      expect([seed, namesOf(datasetOf(shuffled(spans, seededRandom(seed))))]).toEqual([seed, expected])
  })
})

describe('loops', () => {
  const loop: SpanText[] = [
    { id: 'c', parent: 'b', start: 3, end: 9 },
    { id: 'a', parent: 'c', start: 2, end: 9 },
    { id: 'b', parent: 'a', start: 1, end: 9 },
    { id: 'hanger', parent: 'b', start: 4, end: 5 },
  ]
  test('are cut at the smallest id, whatever the order of records', () => {
    for (const spans of [loop, [...loop].reverse()]) {
      const dataset = datasetOf(spans)
      expect(namesOf(dataset)).toEqual(['a', '  b', '    c', '    hanger'])
      const { isCut, rootCount, orphanCount } = dataset.tree(0)
      expect([[...isCut], rootCount, orphanCount]).toEqual([[1, 0, 0, 0], 1, 0])
    }
  })
  test('a span that is its own parent is a root', () => {
    const { isCut, rootCount } = datasetOf([{ id: 'a', parent: 'a', start: 0 }]).tree(0)
    expect([[...isCut], rootCount]).toEqual([[1], 1])
  })
})

test.each([
  ['a root', undefined, { rootCount: 1, orphanCount: 0, isOrphan: 0, isCut: 0 }],
  ['an orphan', 'gone', { rootCount: 0, orphanCount: 1, isOrphan: 1, isCut: 0 }],
  ['its own parent', 'one', { rootCount: 1, orphanCount: 0, isOrphan: 0, isCut: 1 }],
])('a span alone: %s', (_, parent, expected) => {
  const tree = datasetOf([{ id: 'one', parent, start: 1, end: 2 }]).tree(0)
  const { rootCount, orphanCount } = tree
  expect({ rootCount, orphanCount, isOrphan: tree.isOrphan[0], isCut: tree.isCut[0] }).toEqual(expected)
  expect([[...tree.depth], [...tree.parent], [...tree.subtreeEnd]]).toEqual([[0], [-1], [1]])
})

test('orphans stand at the root level and are no roots', () => {
  const dataset = datasetOf([
    { id: 'root', start: 0 },
    { id: 'lost', parent: 'gone', start: 1 },
    { id: 'child', parent: 'lost', start: 2 },
  ])
  const { rootCount, orphanCount, isOrphan } = dataset.tree(0)
  expect([namesOf(dataset), [...isOrphan], rootCount, orphanCount]).toEqual([
    ['root', 'lost', '  child'],
    [0, 1, 0],
    1,
    1,
  ])
})

test('a parent of another trace is no parent', () => {
  const dataset = datasetOf([
    { trace: 't1', id: 'a', start: 0 },
    { trace: 't2', id: 'b', parent: 'a', start: 1 },
  ])
  expect([dataset.tree(0).orphanCount, dataset.tree(1).orphanCount]).toEqual([0, 1])
})

test('a chain 100,000 deep', () => {
  const count = 100_000
  const spans = Array.from({ length: count }, (_, i) => ({
    id: `s${i}`,
    parent: i === 0 ? undefined : `s${i - 1}`,
    start: i,
    end: 2 * count - i,
  }))
  const { depth, subtreeEnd, parent } = datasetOf(spans.reverse()).tree(0)
  expect([depth[count - 1], parent[count - 1], subtreeEnd[0], subtreeEnd[count - 1]]).toEqual([
    count - 1,
    count - 2,
    count,
    count,
  ])
})

test('whatever the parents, the tree covers all rows and holds together', () => {
  const spans = fc.array(
    fc.record({
      id: fc.nat(12),
      parent: fc.option(fc.nat(14), { nil: undefined }),
      start: fc.option(fc.nat(9), { nil: undefined }),
    }),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(spans, (list) => {
      const distinct = [...new Map(list.map((span) => [span.id, span])).values()]
      expectIntegrity(
        datasetOf(
          distinct.map(({ id, parent, start }) => ({
            id: `s${id}`,
            parent: parent === undefined ? undefined : `s${parent}`,
            start,
          })),
        ),
      )
    }),
    { seed: 20261121, numRuns: 150 },
  )
})
