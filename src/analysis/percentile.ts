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
