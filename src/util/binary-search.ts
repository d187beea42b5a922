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
