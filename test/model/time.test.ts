import { describe, expect, test } from 'vitest'
import { epochMs, epochNs } from '../../src/model/time.ts'
import { datasetOf, START_NS } from '../support/builder.ts'

const DAY_NS = 86_400n * 1_000_000_000n

describe('instants', () => {
  test('are exact to the nanosecond', () => {
    const dataset = datasetOf([
      { id: 'a', start: START_NS, end: START_NS + 1n },
      { id: 'b', start: START_NS + 2n, end: START_NS + 1_000_000_007n },
    ])
    expect([dataset.startTime(1), dataset.endTime(1)]).toEqual([START_NS + 2n, START_NS + 1_000_000_007n])
    expect(dataset.durationMs(1)).toBe(1000.000005)
    expect(dataset.span(0).durationMs).toBe(0.000001)
  })

  test('stay exact further than 104 days from each other, both ways', () => {
    const far = START_NS + 400n * DAY_NS + 3n
    const before = START_NS - 400n * DAY_NS - 3n
    const dataset = datasetOf([
      { id: 'a', start: START_NS, end: START_NS + 1n },
      { id: 'far', start: far, end: far + 7n },
      { id: 'before', start: before, end: before + 9n },
      { id: 'through', start: before, end: far },
    ])
    expect([1, 2].map((row) => [dataset.startTime(row), dataset.endTime(row), dataset.durationMs(row)])).toEqual([
      [far, far + 7n, 0.000007],
      [before, before + 9n, 0.000009],
    ])
    expect(dataset.startTime(3)).toBe(before)
    expect(Number(dataset.endTime(3)) - Number(far)).toBe(0)
  })

  test('stay exact through a merge of records that lie far from the base', () => {
    const far = START_NS + 400n * DAY_NS + 3n
    const dataset = datasetOf([
      { id: 'a', start: START_NS },
      { id: 'b', start: far },
      { id: 'b', name: '', end: far + 11n },
    ])
    const row = dataset.allRows()[1]
    expect([dataset.startTime(row), dataset.endTime(row), dataset.durationMs(row)]).toEqual([far, far + 11n, 0.000011])
  })

  test('in milliseconds they are rounded down, also before 1970', () => {
    expect([epochMs(epochNs(1_999_999n)), epochMs(epochNs(0n))]).toEqual([1, 0])
  })
})

describe('what was not said', () => {
  test('a missing end is missing', () => {
    const dataset = datasetOf([{ id: 'a', start: 0 }])
    expect(dataset.span(0)).toMatchObject({ isUnfinished: true, durationMs: undefined, endNs: undefined })
    expect(dataset.endTime(0)).toBeUndefined()
  })
  test('a missing start too, and such a span is not unfinished', () => {
    const dataset = datasetOf([{ id: 'a', end: 5 }, { id: 'b' }])
    expect(dataset.span(0)).toMatchObject({
      startTime: undefined,
      startNs: undefined,
      isUnfinished: false,
      durationMs: undefined,
    })
    expect(dataset.span(1)).toMatchObject({ startTime: undefined, isUnfinished: false })
    expect(dataset.endTime(0)).toBe(START_NS + 5n)
  })
  test('an end before the start is no duration; at the start it is 0', () => {
    const dataset = datasetOf([
      { id: 'a', start: 9, end: 5 },
      { id: 'b', start: 9, end: 9 },
    ])
    expect([dataset.durationMs(0), dataset.durationMs(1)]).toEqual([undefined, 0])
  })
})
