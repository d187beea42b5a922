import { describe, expect, it } from 'vitest'
import {
  binTraces as binInSteps,
  figuresOfRows,
  labelledBins,
  rangeBetween,
  rowsInRange,
  type TraceTable,
} from '../../demo/strips/bin.ts'
import { AmountSums } from '../../src/analysis/amount-sums.ts'
import { type Amount, supplied, unknown } from '../../src/model/amount.ts'
import { finish } from '../../src/util/steps.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** 2026-11-21T08:00:00Z */
const EIGHT = Date.UTC(2026, 10, 21, 8)

interface Point {
  readonly startMs: number | undefined
  readonly durationMs: number | undefined
  readonly errorCount: number
  readonly cost: Amount | undefined
}

const point = (startMs: number | undefined, more: Partial<Point> = {}): Point => ({
  startMs,
  durationMs: 100,
  errorCount: 0,
  cost: undefined,
  ...more,
})

function tableOf(points: readonly Point[]): TraceTable {
  const cost = new AmountSums(points.length)
  for (const [row, { cost: amount }] of points.entries()) if (amount) cost.add(row, amount)
  return {
    startMs: Float64Array.from(points, ({ startMs }) => startMs ?? Number.NaN),
    durationMs: Float64Array.from(points, ({ durationMs }) => durationMs ?? Number.NaN),
    errorCount: Uint32Array.from(points, ({ errorCount }) => errorCount),
    cost,
  }
}

const binTraces = (points: readonly Point[], maxBins: number, zoneOffsetMs = 0) =>
  finish(binInSteps(tableOf(points), maxBins, () => zoneOffsetMs))

const figuresOf = (points: readonly Point[]) => finish(figuresOfRows(tableOf(points), Uint32Array.from(points.keys())))

describe('bins of traces', () => {
  it('have the shortest round length that needs no more than the given number', () => {
    // 3 hours in at most 40 bins: 4.5 minutes would do, so 5; 36 bins and one for the trace at 11:00.
    const binning = binTraces([point(EIGHT + 30_000), point(EIGHT + 3 * HOUR)], 40)
    expect(binning?.stepMs).toBe(5 * MINUTE)
    expect(binning?.startMs).toBe(EIGHT)
    expect(binning?.endMs).toBe(EIGHT + 3 * HOUR + 5 * MINUTE)
    expect(binning?.bins).toHaveLength(37)
    expect(binning?.bins[0].figures.count).toBe(1)
    expect(binning?.bins[36].figures.count).toBe(1)
  })

  it('begin on the local clock', () => {
    // Half past five hours east of UTC: days begin at 18:30 UTC of the day before.
    const offset = 5.5 * HOUR
    const points = Array.from({ length: 10 }, (_, day) => point(EIGHT + day * 24 * HOUR))
    const binning = binTraces(points, 12, offset)
    expect(binning?.stepMs).toBe(24 * HOUR)
    expect(binning?.startMs).toBe(Date.UTC(2026, 10, 20, 18, 30))
  })

  it('put a trace on a boundary into the later bin', () => {
    const binning = binTraces([point(EIGHT), point(EIGHT + 5 * MINUTE), point(EIGHT + 3 * HOUR)], 40)
    expect(binning?.bins.slice(0, 3).map(({ figures }) => figures.count)).toEqual([1, 1, 0])
  })

  it('count traces that have no start apart', () => {
    const binning = binTraces([point(undefined), point(EIGHT)], 40)
    expect(binning?.bins.map(({ figures }) => figures.count)).toEqual([1])
    expect(binning?.figures.count).toBe(2)
    expect(binTraces([point(undefined)], 40)).toBeUndefined()
    expect(binTraces([], 40)).toBeUndefined()
  })

  it('stay few over centuries', () => {
    const binning = binTraces([point(0), point(400 * 365 * 24 * HOUR)], 40)
    expect(binning?.bins.length).toBeLessThanOrEqual(40)
  })
})

describe('figures of some traces', () => {
  it('count a trace in error once and leave unknown durations out of the percentile', () => {
    const figures = figuresOf([
      point(1, { errorCount: 3, durationMs: 10 }),
      point(2, { durationMs: undefined }),
      point(3, { durationMs: 20 }),
    ])
    expect(figures.count).toBe(3)
    expect(figures.errors).toBe(1)
    // Between 10 and 20, 95 % of the way.
    expect(figures.p95Ms).toBeCloseTo(19.5)
  })

  it('say when part of the cost is unknown, and nothing where nothing could cost', () => {
    const some = figuresOf([point(1, { cost: supplied(2) }), point(2, { cost: unknown('no price') })])
    expect(some.cost).toMatchObject({ state: 'partial', value: 2, missing: 1 })
    expect(figuresOf([point(1)]).cost).toBeUndefined()
    expect(figuresOf([]).p95Ms).toBeUndefined()
  })
})

describe('a brushed stretch', () => {
  it('covers whole bins, whichever way it is dragged', () => {
    expect(rangeBetween(0.26, 0.31, 10)).toEqual([2, 4])
    expect(rangeBetween(0.31, 0.26, 10)).toEqual([2, 4])
    expect(rangeBetween(-1, 2, 10)).toEqual([0, 10])
    expect(rangeBetween(1, 1, 10)).toEqual([9, 10])
  })

  it('holds the traces that start in it', () => {
    const points = [
      point(EIGHT),
      point(EIGHT + 5 * MINUTE),
      point(EIGHT + 10 * MINUTE),
      point(EIGHT + 3 * HOUR),
      point(undefined),
    ]
    const binning = binTraces(points, 40)
    if (!binning) throw new Error('no bins')
    expect([...rowsInRange(binning, [1, 3])]).toEqual([1, 2])
    expect([...rowsInRange(binning, [0, binning.bins.length])]).toEqual([0, 1, 2, 3])
  })
})

describe('labels under the bins', () => {
  it('stand at round times, no more than asked for', () => {
    const binning = binTraces([point(EIGHT + 7 * MINUTE), point(EIGHT + 3 * HOUR)], 40)
    if (!binning) throw new Error('no bins')
    // 8:05 to 11:05 in steps of 5 minutes: 9:00, 10:00 and 11:00.
    expect(labelledBins(binning, 4)).toEqual([11, 23, 35])
  })
})
