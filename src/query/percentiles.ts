// Exact percentiles of every group, and of all values, without sorting. Values are counted by group and bucket; then only the few
// buckets that a wanted rank falls into are copied out, and the rank is found there by quickselect.
import type { KernelInput } from './kernel.ts'
import { narrow } from './select.ts'

const BUCKETS = 1 << 12
/** At most so many counts over all groups: they stay in the processor's cache. */
const CELLS = 1 << 17
const SLICE = 1 << 16
const GROUPS = 1 << 12
/** In a count's place: nobody asks for this bucket. */
const NONE = 0xffffffff

/** One for each percentile of each group, group after group, those of all values last; NaN for a group without values. */
export function* groupPercentiles(
  { groups, values, length, groupCount, percentiles }: KernelInput,
  counts: Uint32Array,
  min: number,
  max: number,
): Generator<unknown, Float64Array> {
  const results = new Float64Array((groupCount + 1) * percentiles.length).fill(Number.NaN)
  if (percentiles.length === 0 || length === 0) return results
  const words = new Uint32Array(values.buffer, values.byteOffset, length * 2)
  // The two zeros are equal and their bits are not: whichever was met first, both must lie in between.
  const least = orderOf(highWord(min || -0))
  const shift = shiftToFit(orderOf(highWord(max || 0)) - least, BUCKETS)
  // A group's buckets are joined ones of these: where there are many groups, each has few values anyway.
  const coarse = shiftToFit(groupCount * BUCKETS - 1, Math.max(CELLS, groupCount))
  const perGroup = BUCKETS >>> coarse
  const cells = new Uint32Array(groupCount * perGroup)
  const totals = new Uint32Array(BUCKETS)
  for (let from = 0; from < length; from += SLICE) {
    const to = Math.min(length, from + SLICE)
    for (let i = from; i < to; i++) {
      const bucket = (orderOf(words[2 * i + 1]) - least) >>> shift
      cells[groups[i] * perGroup + (bucket >>> coarse)]++
      totals[bucket]++
    }
    yield
  }
  const wanted = wantedRanks(groupCount, percentiles)
  for (let group = 0; group < groupCount; group++) {
    reserve(wanted, cells.subarray(group * perGroup, (group + 1) * perGroup), counts[group], percentiles)
    if (group % GROUPS === GROUPS - 1) yield
  }
  reserve(wanted, totals, counts[groupCount], percentiles)
  const pool = new Float64Array(wanted.poolSize)
  for (let from = 0; from < length; from += SLICE) {
    const to = Math.min(length, from + SLICE)
    for (let i = from; i < to; i++) {
      const bucket = (orderOf(words[2 * i + 1]) - least) >>> shift
      const cell = groups[i] * perGroup + (bucket >>> coarse)
      if (cells[cell] !== NONE) pool[cells[cell]++] = values[i]
      if (totals[bucket] !== NONE) pool[totals[bucket]++] = values[i]
    }
    yield
  }
  yield* findRanks(wanted, pool)
  for (let group = 0, at = 0; group <= groupCount; group++) {
    if (counts[group] === 0) continue
    for (let p = 0; p < percentiles.length; p++, at += 2) {
      const place = (counts[group] - 1) * percentiles[p]
      const below = pool[wanted.places[at]]
      const above = pool[wanted.places[at + 1]]
      results[group * percentiles.length + p] = below + (above - below) * (place - Math.floor(place))
    }
  }
  return results
}

/** Two ranks for each percentile of each group with values: the stretch of the pool that holds it, and its place when sorted. */
interface WantedRanks {
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  readonly places: Uint32Array
  count: number
  poolSize: number
}

function wantedRanks(groupCount: number, percentiles: readonly number[]): WantedRanks {
  const array = () => new Uint32Array((groupCount + 1) * percentiles.length * 2)
  return { starts: array(), ends: array(), places: array(), count: 0, poolSize: 0 }
}

/**
 * Finds the buckets of one group that its ranks fall into and gives each a stretch of the pool.
 * In place of its count, a bucket then holds where its next value goes.
 */
function reserve(wanted: WantedRanks, buckets: Uint32Array, count: number, percentiles: readonly number[]): void {
  let bucket = -1
  let inBucket = 0
  let before = 0
  let start = NONE
  let last = -1
  for (let p = 0; p < percentiles.length && count > 0; p++) {
    const below = Math.floor((count - 1) * percentiles[p])
    for (let rank = below; rank <= below + 1; rank++, wanted.count++) {
      const at = wanted.count
      if (below === last) {
        wanted.starts[at] = wanted.starts[at - 2]
        wanted.ends[at] = wanted.ends[at - 2]
        wanted.places[at] = wanted.places[at - 2]
        continue
      }
      const known = Math.min(rank, count - 1)
      while (known >= before + inBucket) {
        if (bucket >= 0 && start === NONE) buckets[bucket] = NONE
        before += inBucket
        inBucket = buckets[++bucket]
        start = NONE
      }
      if (start === NONE) {
        start = wanted.poolSize
        wanted.poolSize += inBucket
        buckets[bucket] = start
      }
      wanted.starts[at] = start
      wanted.ends[at] = start + inBucket - 1
      wanted.places[at] = start + known - before
    }
    last = below
  }
  buckets.fill(NONE, bucket + 1)
}

/** Puts the value of each wanted rank at its place. Ranks ascend, so what is found bounds the search for the next. */
function* findRanks({ starts, ends, places, count }: WantedRanks, pool: Float64Array): Generator<unknown, void> {
  const stretch = { left: 0, right: 0 }
  let work = 0
  for (let at = 0; at < count; at++) {
    const isOfLast = at > 0 && starts[at] === starts[at - 1]
    stretch.left = isOfLast ? Math.min(places[at], places[at - 1]) : starts[at]
    stretch.right = ends[at]
    while (stretch.left < stretch.right) {
      work += stretch.right - stretch.left
      if (work > SLICE) {
        work = 0
        yield
      }
      narrow(pool, stretch, places[at])
    }
  }
}

const highWord = (value: number): number => new Uint32Array(Float64Array.of(value).buffer)[1]

/** The upper half of a number's bits as a whole number that rises with it: its magnitude and first six digits. */
const orderOf = (word: number): number => (word & 0x80000000 ? ~word : word | 0x80000000) >>> 0

/** By how many bits a number up to `most` is shifted to lie below `limit`. */
function shiftToFit(most: number, limit: number): number {
  let shift = 0
  while (Math.floor(most / 2 ** shift) >= limit) shift++
  return shift
}
