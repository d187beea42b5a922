// The kernel against a plain second way: values by group, sorted.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { percentileOfSorted } from '../../src/analysis/percentile.ts'
import { aggregate, type KernelInput, type KernelOutput } from '../../src/query/kernel.ts'
import { seededRandom } from '../support/random.ts'

function run(input: KernelInput): KernelOutput {
  const steps = aggregate(input)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

const inputOf = (pairs: readonly (readonly [group: number, value: number])[], more: Partial<KernelInput> = {}) => ({
  groups: Uint32Array.from(pairs, ([group]) => group),
  values: Float64Array.from(pairs, ([, value]) => value),
  length: pairs.length,
  groupCount: 1 + pairs.reduce((most, [group]) => Math.max(most, group), -1),
  percentiles: [0, 0.25, 0.5, 0.5, 0.95, 1],
  bins: 7,
  ...more,
})

/** Everything the kernel answers, worked out by sorting. */
function check(input: KernelInput): void {
  const lists: number[][] = Array.from({ length: input.groupCount + 1 }, () => [])
  for (let i = 0; i < input.length; i++) {
    lists[input.groups[i]].push(input.values[i])
    lists[input.groupCount].push(input.values[i])
  }
  const output = run(input)
  for (const [group, list] of lists.entries()) {
    const sorted = Float64Array.from(list).sort()
    expect(output.counts[group]).toBe(list.length)
    if (list.length === 0) continue
    expect([output.mins[group] + 0, output.maxs[group] + 0]).toEqual([sorted[0] + 0, sorted[list.length - 1] + 0])
    const sum = list.reduce((a, b) => a + b, 0)
    const size = list.reduce((a, b) => a + Math.abs(b), 0)
    expect(Math.abs(output.sums[group] - sum)).toBeLessThanOrEqual(1e-12 * size)
    for (const [at, p] of input.percentiles.entries()) {
      const actual = output.percentiles[group * input.percentiles.length + at]
      expect(actual + 0).toBe((percentileOfSorted(sorted, p) as number) + 0)
    }
    const { edges } = output
    const bins = Array.from(
      { length: input.bins },
      (_, bin) =>
      list.filter((v) => v >= edges[bin] && (bin === input.bins - 1 || v < edges[bin + 1])).length, // biome-ignore format: a line
    )
    if (edges[0] < edges[1])
      expect([...output.histograms.subarray(group * input.bins, (group + 1) * input.bins)]).toEqual(bins)
  }
}

const ordinary = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.double({ min: -1e100, max: 1e100, noNaN: true }),
)

describe('the same as by sorting', () => {
  test('whatever the values', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(6), ordinary), { minLength: 1, maxLength: 300 }), (pairs) =>
        check(inputOf(pairs)),
      ),
      { seed: 20261121, numRuns: 500 },
    )
  })

  const random = seededRandom(7)
  const pairsOf = (groups: number, valueAt: (i: number) => number) =>
    Array.from({ length: 70_000 }, (_, i) => [Math.floor(random() * groups), valueAt(i)] as const)
  test.each<[string, readonly (readonly [number, number])[]]>([
    ['one group', pairsOf(1, () => Math.exp(random() * 10))],
    ['a few groups', pairsOf(8, () => Math.exp(random() * 10))],
    ['many groups', pairsOf(20_000, () => random())],
    ['all equal', pairsOf(3, () => 42)],
    ['few distinct', pairsOf(3, () => Math.floor(random() * 4))],
    ['ascending', pairsOf(2, (i) => i)],
    ['descending', pairsOf(2, (i) => -i)],
    ['both zeros', pairsOf(2, (i) => (i % 2 ? -0 : 0))],
    ['all but one beside each other', pairsOf(2, (i) => (i === 9 ? 1e-9 : 1_795_262_400_000 + random()))],
  ])('%s', (_, pairs) => {
    const input = inputOf(pairs)
    // Sorting twenty thousand lists is slow; their expectations are not.
    check(input.groupCount > 1000 ? { ...input, bins: 0 } : input)
  })
})

test('arrays may be longer than what is in them, and groups may have nothing', () => {
  const input = inputOf(
    [
      [1, 5],
      [3, 7],
      [3, 1e9],
    ],
    { length: 2, groupCount: 5, bins: 0 },
  )
  const { counts, percentiles } = run({ ...input, percentiles: [0.5] })
  expect([...counts]).toEqual([0, 1, 0, 1, 0, 2])
  expect([...percentiles]).toEqual([Number.NaN, 5, Number.NaN, 7, Number.NaN, 6])
})
