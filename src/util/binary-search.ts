/** Index of `value` in an ascending array, or -1. */
export function indexOfSorted(sorted: ArrayLike<number>, value: number): number {
  const at = lowerBound(sorted, value)
  return at < sorted.length && sorted[at] === value ? at : -1
}

/** First index whose value is at least `value`; the length when there is none. */
export function lowerBound(sorted: ArrayLike<number>, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Values of two ascending arrays, each once. */
export function unionOf(a: Uint32Array, b: Uint32Array): Uint32Array {
  if (b.length === 0) return a
  const union = new Uint32Array(a.length + b.length)
  let count = 0
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const next = Math.min(a[i], b[j])
    union[count++] = next
    if (a[i] === next) i++
    if (b[j] === next) j++
  }
  const rest = i < a.length ? a.subarray(i) : b.subarray(j)
  union.set(rest, count)
  return union.slice(0, count + rest.length)
}
