// The sums of a query over plain arrays: a group number and a value for each measured span. No dataset, no texts, no objects a
// span, so that it runs the same in the worker and in slices on the page.
import { groupPercentiles } from './percentiles.ts'

export interface KernelInput {
  /** By value, in step with `values`. The arrays may be longer than `length`. */
  readonly groups: Uint32Array
  /** Finite. */
  readonly values: Float64Array
  readonly length: number
  readonly groupCount: number
  /** 0 to 1, ascending. */
  readonly percentiles: readonly number[]
  /** Bins of the histogram; 0 for none. */
  readonly bins: number
}

/** By group; behind the last group one more entry, for all values. Where `counts` is 0 the rest means nothing. */
export interface KernelOutput {
  readonly counts: Uint32Array
  readonly sums: Float64Array
  readonly mins: Float64Array
  readonly maxs: Float64Array
  /** One for each percentile asked for, group after group. */
  readonly percentiles: Float64Array
  /** `bins` + 1 of them, shared by all groups; empty where there is no value or no bin. */
  readonly edges: Float64Array
  readonly histograms: Uint32Array
}

/** Values between two pauses: well below a millisecond of work. */
export const SLICE = 1 << 16

/** Yields where it may be paused or given up. Cost: a few passes over the values. */
export function* aggregate(input: KernelInput): Generator<unknown, KernelOutput> {
  const sums = yield* sumUp(input)
  const { mins, maxs } = sums
  const [min, max] = [mins[input.groupCount], maxs[input.groupCount]]
  const spread = yield* countBins(input, min, max)
  return { ...sums, ...spread, percentiles: yield* groupPercentiles(input, sums.counts, min, max) }
}

type Sums = Pick<KernelOutput, 'counts' | 'sums' | 'mins' | 'maxs'>

function* sumUp({ groups, values, length, groupCount }: KernelInput): Generator<unknown, Sums> {
  const counts = new Uint32Array(groupCount + 1)
  const sums = new Float64Array(groupCount + 1)
  const mins = new Float64Array(groupCount + 1).fill(Number.POSITIVE_INFINITY)
  const maxs = new Float64Array(groupCount + 1).fill(Number.NEGATIVE_INFINITY)
  for (let from = 0; from < length; from += SLICE) {
    const to = Math.min(length, from + SLICE)
    for (let i = from; i < to; i++) {
      const group = groups[i]
      const value = values[i]
      counts[group]++
      sums[group] += value
      if (value < mins[group]) mins[group] = value
      if (value > maxs[group]) maxs[group] = value
    }
    yield
  }
  for (let group = 0; group < groupCount; group++) {
    counts[groupCount] += counts[group]
    sums[groupCount] += sums[group]
    mins[groupCount] = Math.min(mins[groupCount], mins[group])
    maxs[groupCount] = Math.max(maxs[groupCount], maxs[group])
  }
  return { counts, sums, mins, maxs }
}

type Spread = Pick<KernelOutput, 'edges' | 'histograms'>

/** Bins of equal width from the least value to the greatest; half-open, but for the last one, which includes its end. */
function* countBins(
  { groups, values, length, groupCount, bins }: KernelInput,
  min: number,
  max: number,
): Generator<unknown, Spread> {
  if (bins === 0 || length === 0) return { edges: new Float64Array(0), histograms: new Uint32Array(0) }
  const edgeAt = (at: number) => (at === bins ? max : Math.min(max, min + (max - min) * (at / bins)))
  const edges = Float64Array.from({ length: bins + 1 }, (_, at) => edgeAt(at))
  const histograms = new Uint32Array((groupCount + 1) * bins)
  const scale = max > min ? bins / (max - min) : 0
  for (let from = 0; from < length; from += SLICE) {
    const to = Math.min(length, from + SLICE)
    for (let i = from; i < to; i++) {
      const value = values[i]
      // About right; the edges that are handed out decide.
      let bin = Math.min(bins - 1, ((value - min) * scale) | 0)
      while (value < edges[bin]) bin--
      while (bin < bins - 1 && value >= edges[bin + 1]) bin++
      histograms[groups[i] * bins + bin]++
      histograms[groupCount * bins + bin]++
    }
    yield
  }
  return { edges, histograms }
}
