import { expect, it } from 'vitest'
import { flattenRecords, RecordLists } from '../../src/model/record-lists.ts'

const records = new Map([
  [40, [40, 41]],
  [7, [7, 9, 30]],
  [12, [5]],
])

it('lists of records are the same once they have been handed over, whatever the order they came in', () => {
  const lists = new RecordLists(flattenRecords(records))
  expect(lists.size).toBe(3)
  expect([...lists]).toEqual([...records].sort(([a], [b]) => a - b))
  for (const [primary, rows] of records) expect(lists.get(primary)).toEqual(rows)
  for (const other of [0, 8, 41, 100]) {
    expect(lists.has(other)).toBe(false)
    expect(lists.get(other)).toBeUndefined()
  }
})

it('lists that were put by in the order they came in are found too', () => {
  const lists = new RecordLists(Uint32Array.of(40, 2, 40, 41, 7, 1, 7))
  expect(lists.get(7)).toEqual([7])
  expect(lists.get(40)).toEqual([40, 41])
  expect(lists.has(12)).toBe(false)
})
