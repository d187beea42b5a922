// Percentiles: linear between order statistics (type 7). Source: docs/definitions.md, "Time".

/** The `p`-th percentile (0 to 1) of ascending values; undefined when there are none. */
export function percentileOfSorted(sorted: ArrayLike<number>, p: number): number | undefined {
  if (sorted.length === 0) return undefined
  const place = (sorted.length - 1) * p
  const below = Math.floor(place)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below)
}

/** The `p`-th percentile (0 to 1) of values in any order; they are not changed. */
export const percentile = (values: Iterable<number>, p: number): number | undefined =>
  percentileOfSorted(Float64Array.from(values).sort(), p)

/** The same, without sorting all of them: they are put in another order. Linear on average. */
export function percentileInPlace(values: Float64Array, p: number): number | undefined {
  if (values.length === 0) return undefined
  const place = (values.length - 1) * p
  const below = Math.floor(place)
  select(values, below)
  if (place === below) return values[below]
  let above = Number.POSITIVE_INFINITY
  for (let i = below + 1; i < values.length; i++) above = Math.min(above, values[i])
  return values[below] + (above - values[below]) * (place - below)
}

/** Quickselect: the value at `k` is then the one that sorting would put there, with none greater before it and none less after it. */
function select(values: Float64Array, k: number): void {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const pivot = values[(low + high) >>> 1]
    let i = low
    let j = high
    while (i <= j) {
      while (values[i] < pivot) i++
      while (values[j] > pivot) j--
      if (i > j) break
      const swapped = values[i]
      values[i++] = values[j]
      values[j--] = swapped
    }
    if (k <= j) high = j
    else if (k >= i) low = i
    else return
  }
}
