// The limit of a grouped query: count, sum and exact percentiles of each group, by a counting sort into groups and
// quickselect within each. Percentiles are linear between order statistics (type 7), as in the library.

/**
 * @param {Uint32Array} groups group of each row
 * @param {Float64Array} values value of each row
 * @param {number} groupCount
 * @param {readonly number[]} ps percentiles from 0 to 1, ascending
 */
export function groupedPercentiles(groups, values, groupCount, ps) {
  const first = new Uint32Array(groupCount + 1)
  for (let row = 0; row < groups.length; row++) first[groups[row] + 1]++
  for (let group = 1; group <= groupCount; group++) first[group] += first[group - 1]
  const fill = first.slice()
  const sums = new Float64Array(groupCount)
  const scattered = new Float64Array(values.length)
  for (let row = 0; row < groups.length; row++) {
    scattered[fill[groups[row]]++] = values[row]
    sums[groups[row]] += values[row]
  }
  return Array.from({ length: groupCount }, (_, group) => {
    const own = scattered.subarray(first[group], first[group + 1])
    return { count: own.length, sum: sums[group], percentiles: ps.map((p) => percentile(own, p)) }
  })
}

function percentile(values, p) {
  if (values.length === 0) return undefined
  const place = (values.length - 1) * p
  const below = Math.floor(place)
  const low = select(values, below)
  if (place === below) return low
  // What lies right of the selected place is not smaller: its smallest is the next order statistic.
  let high = Number.POSITIVE_INFINITY
  for (let i = below + 1; i < values.length; i++) if (values[i] < high) high = values[i]
  return low + (high - low) * (place - below)
}

/** The k-th smallest value; moves values so that none left of k is larger, and none right of it smaller (Hoare). */
function select(values, k) {
  let left = 0
  let right = values.length - 1
  while (left < right) {
    const pivot = values[(left + right) >>> 1]
    let i = left
    let j = right
    while (i <= j) {
      while (values[i] < pivot) i++
      while (values[j] > pivot) j--
      if (i > j) break
      const swapped = values[i]
      values[i++] = values[j]
      values[j--] = swapped
    }
    if (k <= j) right = j
    else if (k >= i) left = i
    else break
  }
  return values[k]
}
