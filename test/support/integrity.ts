// What holds for every dataset, whatever was read: columns of one length, trees that cover all rows, parents before children.
import { expect } from 'vitest'
import { FLAG } from '../../src/model/columns.ts'
import type { Dataset } from '../../src/model/dataset.ts'

/** Fails the test that calls it where the dataset contradicts itself. */
export function expectIntegrity(dataset: Dataset): void {
  const { columns, strings, types, origins, traces, sparse, records } = dataset.data
  const rowCount = columns.trace.length
  for (const [name, column] of Object.entries(columns)) expect([name, column.length]).toEqual([name, rowCount])
  expect([traces.id.length, traces.base.length, traces.isMadeUp.length]).toEqual(Array(3).fill(dataset.traceCount))
  expect(strings.ends.at(-1) ?? 0).toBe(strings.bytes.length)
  expect(types.every((text) => typeof text === 'string')).toBe(true)
  for (let row = 0; row < rowCount; row++) {
    expect(columns.trace[row]).toBeLessThan(dataset.traceCount)
    expect(columns.type[row]).toBeLessThan(types.length)
    expect(columns.origin[row]).toBeLessThan(origins.length)
    expect(Math.max(columns.id[row], columns.parent[row], columns.name[row])).toBeLessThan(strings.ends.length)
  }
  for (const column of sparse) {
    expect(column.rows.length).toBe(column.values.length)
    for (let i = 1; i < column.rows.length; i++) expect(column.rows[i]).toBeGreaterThan(column.rows[i - 1])
    if (column.kind === 'string') for (const code of column.values) expect(code).toBeLessThan(strings.ends.length)
  }
  for (const [primary, rows] of records) {
    expect(columns.flags[primary] & FLAG.primary).toBe(FLAG.primary)
    for (const row of rows) expect(row).toBeLessThan(rowCount)
  }
  let spans = 0
  for (let traceRow = 0; traceRow < dataset.traceCount; traceRow++) {
    expectTree(dataset, traceRow)
    for (const row of dataset.tree(traceRow).rows) if (!(columns.flags[row] & FLAG.traceRecord)) spans++
  }
  expect(spans).toBe(dataset.spanCount)
}

function expectTree(dataset: Dataset, traceRow: number): void {
  const { columns } = dataset.data
  const tree = dataset.tree(traceRow)
  const rows = dataset.rowsOfTrace(traceRow)
  expect([...tree.rows].sort((a, b) => a - b)).toEqual([...rows].sort((a, b) => a - b))
  const ids = new Map(Array.from(tree.rows, (row, place) => [columns.id[row], place]))
  expect(ids.size).toBe(rows.length)
  let roots = 0
  let orphans = 0
  for (let place = 0; place < tree.rows.length; place++) {
    const parentId = columns.parent[tree.rows[place]]
    const parent = tree.parent[place]
    if (parent >= 0) {
      expect(ids.get(parentId)).toBe(parent)
      expect(parent).toBeLessThan(place)
      expect(place).toBeLessThan(tree.subtreeEnd[parent])
      expect(tree.depth[place]).toBe(tree.depth[parent] + 1)
      expect(tree.isOrphan[place] + tree.isCut[place]).toBe(0)
    } else {
      expect(tree.depth[place]).toBe(0)
      // No parent row: it names none, names one that is not here, or its loop was cut.
      const why = parentId === 0 ? 'root' : ids.has(parentId) ? 'cut' : 'orphan'
      expect([tree.isOrphan[place], tree.isCut[place]]).toEqual([Number(why === 'orphan'), Number(why === 'cut')])
      if (why === 'orphan') orphans++
      else roots++
    }
    expect(tree.subtreeEnd[place]).toBe(endOfSubtree(tree.depth, place))
  }
  expect([tree.rootCount, tree.orphanCount]).toEqual([roots, orphans])
}

/** The plain way: the next place that is not deeper. */
function endOfSubtree(depth: Uint32Array, place: number): number {
  let end = place + 1
  while (end < depth.length && depth[end] > depth[place]) end++
  return end
}
