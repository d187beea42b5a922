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
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let i = 0; i < count; i++) {
    if ((i & MOVE_MASK) === MOVE_MASK) yield i
    const value = values[i]
    if (value === Number.POSITIVE_INFINITY) continue
    if (value < least) least = value
    if (value > most) most = value
  }
  let source: Uint32Array = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    if ((i & MOVE_MASK) === MOVE_MASK) yield i
    source[i] = i
  }
  if (count === 0 || least > most) return source
  const past = most - least + 1
  if (past > Number.MAX_SAFE_INTEGER) {
    return yield* sortInSteps(source, (a, b) => (values[a] === values[b] ? a - b : values[a] < values[b] ? -1 : 1))
  }
  const low = new Uint32Array(count)
  const high = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    if ((i & MOVE_MASK) === MOVE_MASK) yield i
    const key = values[i] === Number.POSITIVE_INFINITY ? past : values[i] - least
    low[i] = key % 2 ** 32
    high[i] = key / 2 ** 32
  }
  let target: Uint32Array = new Uint32Array(count)
  const starts = new Uint32Array(DIGITS + 1)
  for (const keys of past < 2 ** 32 ? [low] : [low, high]) {
    for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
      starts.fill(0)
      for (let i = 0; i < count; i++) {
        if ((i & MOVE_MASK) === MOVE_MASK) yield i
        starts[((keys[i] >>> shift) & (DIGITS - 1)) + 1]++
      }
      // One digit for all: nothing to move.
      if (starts.includes(count, 1)) continue
      for (let digit = 0; digit < DIGITS; digit++) starts[digit + 1] += starts[digit]
      for (let i = 0; i < count; i++) {
        if ((i & MOVE_MASK) === MOVE_MASK) yield i
        const index = source[i]
        target[starts[(keys[index] >>> shift) & (DIGITS - 1)]++] = index
      }
      ;[source, target] = [target, source]
    }
  }
  return source
}
