import type { Steps } from './steps.ts'

/** Numbers that are sorted at once. */
const RUN = 1 << 13

/** Sorts numbers in place, in pieces that may be paused: runs first, then runs merged in pairs. Stable. */
export function* sortInSteps(order: Uint32Array, compare: (a: number, b: number) => number): Steps<Uint32Array> {
  for (let from = 0; from < order.length; from += RUN) {
    order.subarray(from, from + RUN).sort(compare)
    yield from
  }
  let source: Uint32Array = order
  let target: Uint32Array = new Uint32Array(order.length > RUN ? order.length : 0)
  for (let run = RUN; run < order.length; run *= 2) {
    for (let from = 0; from < order.length; from += run * 2) yield* merge(source, target, from, run, compare)
    ;[source, target] = [target, source]
  }
  if (source !== order) order.set(source)
  return order
}

/** Merges the runs that begin at `from` and `from + run`. */
function* merge(
  source: Uint32Array,
  target: Uint32Array,
  from: number,
  run: number,
  compare: (a: number, b: number) => number,
): Steps<void> {
  const middle = Math.min(from + run, source.length)
  const end = Math.min(from + run * 2, source.length)
  // Runs that are in order already, as most of a recorded trace is.
  if (middle === end || compare(source[middle - 1], source[middle]) <= 0) {
    target.set(source.subarray(from, end), from)
    yield end
    return
  }
  let left = from
  let right = middle
  for (let at = from; at < end; at++) {
    const isLeft = right >= end || (left < middle && compare(source[left], source[right]) <= 0)
    target[at] = isLeft ? source[left++] : source[right++]
    if ((at & (RUN - 1)) === 0) yield at
  }
}
