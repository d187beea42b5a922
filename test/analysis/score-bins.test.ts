import { describe, expect, it } from 'vitest'
import { scoreGroups, sharesOf, spreadOf, tracesOfScores } from '../../src/analysis/score-bins.ts'
import { traceId } from '../../src/model/ids.ts'
import type { Score } from '../../src/model/score.ts'
import { tracesFromText } from '../support/trace-from-text.ts'

const score = (value: Score['value'], at = 0): Score => ({
  id: `${at}`,
  name: 's',
  value,
  kind: typeof value === 'number' ? 'numeric' : typeof value === 'boolean' ? 'boolean' : 'categorical',
  target: { type: 'trace', traceId: traceId(`t${at}`) },
})
const counts = (values: readonly number[]) => {
  const spread = spreadOf(values.map((value, at) => score(value, at)))
  return spread?.bins.map((bin) => [bin.from, bin.to, bin.scores.length] as const)
}
const filled = (values: readonly number[]) => counts(values)?.filter(([, , count]) => count > 0)

describe('spreadOf', () => {
  it('makes twenty bins from 0 to 1, half-open but for the last', () => {
    expect(counts([0.5])).toHaveLength(20)
    expect(filled([0, 0.049, 0.05, 0.15, 0.95, 1])).toEqual([
      [0, 0.05, 2],
      [0.05, 0.1, 1],
      // 0.15 / 0.05 is a little less than 3 in floating point.
      [0.15, 0.2, 1],
      [0.95, 1, 2],
    ])
  })

  it('gives each of a few whole numbers a bin of its own', () => {
    expect(counts([1, 2, 2, 5])).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [3, 3, 0],
      [4, 4, 0],
      [5, 5, 1],
    ])
  })

  it('takes round steps elsewhere', () => {
    // (93 - 2.5) / 20 is 4.525: steps of 5, from 0 to 95.
    const bins = counts([2.5, 93])
    expect(bins).toHaveLength(19)
    expect(bins?.[0]).toEqual([0, 5, 1])
    expect(bins?.at(-1)).toEqual([90, 95, 1])
    expect(filled([-3, -1.5])?.map(([, , count]) => count)).toEqual([1, 1])
    expect(counts([2.5, 2.5])).toEqual([[2.5, 2.5, 2]])
  })

  it('loses no score and leaves out what is no number', () => {
    const values = Array.from({ length: 1000 }, (_, at) => (at * 7919) % 977) as number[]
    expect(counts(values)?.reduce((sum, [, , count]) => sum + count, 0)).toBe(1000)
    expect(spreadOf([score(Number.NaN), score(Number.POSITIVE_INFINITY)])).toBeUndefined()
    expect(spreadOf([score(Number.NaN), score(3)])?.count).toBe(1)
  })

  it('knows mean and median (type 7)', () => {
    const spread = spreadOf([score(0.1), score(0.2), score(0.4), score(0.9)])
    expect(spread?.mean).toBeCloseTo(0.4, 12)
    // Half way from 0.2 to 0.4.
    expect(spread?.median).toBeCloseTo(0.3, 12)
  })
})

describe('groups', () => {
  it('stand apart by name and type, with the traces that have none', async () => {
    const { dataset } = await tracesFromText(`
llm a 0..1 score=quality:0.5 score=feedback:true

llm b 0..1 score=quality:0.7 score=feedback:false score=outcome:resolved

llm c 0..1 score=quality:good
`)
    const groups = scoreGroups(dataset)
    expect(groups.map(({ name, kind, scores, tracesWithout }) => [name, kind, scores.length, tracesWithout])).toEqual([
      ['feedback', 'boolean', 2, 1],
      ['outcome', 'categorical', 1, 2],
      ['quality', 'categorical', 1, 2],
      ['quality', 'numeric', 2, 1],
    ])
  })

  it('gives shares, positive before negative, labels by frequency', () => {
    const shares = (values: readonly (string | boolean)[], kind: 'boolean' | 'categorical') =>
      sharesOf({ kind, scores: values.map((value, at) => score(value, at)) }).map(({ value, share }) => [value, share])
    expect(shares([false, false, true, false], 'boolean')).toEqual([
      [true, 0.25],
      [false, 0.75],
    ])
    expect(shares([true], 'boolean')).toEqual([
      [true, 1],
      [false, 0],
    ])
    expect(shares(['a', 'b', 'b', 'c'], 'categorical')).toEqual([
      ['b', 0.5],
      ['a', 0.25],
      ['c', 0.25],
    ])
  })

  it('count the score of a session for all its traces', async () => {
    const { dataset } = await tracesFromText(`
llm a 0..1 session=s1

llm b 0..1 session=s1

llm c 0..1 session=s2
`)
    const ofSession: Score = { ...score(1), target: { type: 'session', sessionId: 's1' } }
    expect(tracesOfScores(dataset)([ofSession])).toEqual(new Set([dataset.traceIdAt(0), dataset.traceIdAt(1)]))
  })
})
