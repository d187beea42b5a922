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
  for (let i = 0, j = 0; i < a.length || j < b.length; count++) {
    const next = Math.min(a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY)
    union[count] = next
    if (a[i] === next) i++
    if (b[j] === next) j++
  }
  return union.slice(0, count)
}
