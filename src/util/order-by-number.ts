import { sortInSteps } from './sort-in-steps.ts'
import { MOVE_MASK, type Steps } from './steps.ts'

const DIGIT_BITS = 11
const DIGITS = 1 << DIGIT_BITS

/**
 * Indexes of whole numbers in ascending order, equal ones in the order they came; Infinity last. By digits and not by
 * comparing, while they lie within 2^53 of each other: a million take a tenth of the time. May be paused within passes.
 */
export function* orderByNumber(values: Float64Array): Steps<Uint32Array> {
  const count = values.length
  const extent = { least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY }
  let source: Uint32Array = new Uint32Array(count)
  yield* inTurns(count, (from, end) => {
    widen(extent, values, from, end)
    for (let i = from; i < end; i++) source[i] = i
  })
  const { least, most } = extent
  if (count === 0 || least > most) return source
  const past = most - least + 1
  if (past > Number.MAX_SAFE_INTEGER) {
    return yield* sortInSteps(source, (a, b) => (values[a] === values[b] ? a - b : values[a] < values[b] ? -1 : 1))
  }
  const low = new Uint32Array(count)
  const high = new Uint32Array(count)
  yield* inTurns(count, (from, end) => split(values, least, past, low, high, from, end))
  let target: Uint32Array = new Uint32Array(count)
  const starts = new Uint32Array(DIGITS + 1)
  for (const keys of past < 2 ** 32 ? [low] : [low, high]) {
    for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
      starts.fill(0)
      yield* inTurns(count, (from, end) => countDigits(keys, shift, starts, from, end))
      // One digit for all: nothing to move.
      if (starts.includes(count, 1)) continue
      for (let digit = 0; digit < DIGITS; digit++) starts[digit + 1] += starts[digit]
      yield* inTurns(count, (from, end) => move(source, target, keys, shift, starts, from, end))
      ;[source, target] = [target, source]
    }
  }
  return source
}

/** A pass over so many items, paused now and then. What a turn does is a function by itself, which is compiled sooner than a generator. */
function* inTurns(count: number, turn: (from: number, end: number) => void): Steps<void> {
  for (let from = 0; from < count; from += MOVE_MASK + 1) {
    if (from > 0) yield from
    turn(from, Math.min(count, from + MOVE_MASK + 1))
  }
}

function widen(extent: { least: number; most: number }, values: Float64Array, from: number, end: number): void {
  let { least, most } = extent
  for (let i = from; i < end; i++) {
    const value = values[i]
    if (value === Number.POSITIVE_INFINITY) continue
    if (value < least) least = value
    if (value > most) most = value
  }
  extent.least = least
  extent.most = most
}

/** Distances from the least value as two halves of 32 bits; that of Infinity is `past`. */
function split(
  values: Float64Array,
  least: number,
  past: number,
  low: Uint32Array,
  high: Uint32Array,
  from: number,
  end: number,
): void {
  for (let i = from; i < end; i++) {
    const key = values[i] === Number.POSITIVE_INFINITY ? past : values[i] - least
    const upper = Math.floor(key / 2 ** 32)
    high[i] = upper
    low[i] = key - upper * 2 ** 32
  }
}

function countDigits(keys: Uint32Array, shift: number, counts: Uint32Array, from: number, end: number): void {
  for (let i = from; i < end; i++) counts[((keys[i] >>> shift) & (DIGITS - 1)) + 1]++
}

function move(
  source: Uint32Array,
  target: Uint32Array,
  keys: Uint32Array,
  shift: number,
  starts: Uint32Array,
  from: number,
  end: number,
): void {
  for (let i = from; i < end; i++) {
    const index = source[i]
    target[starts[(keys[index] >>> shift) & (DIGITS - 1)]++] = index
  }
}
