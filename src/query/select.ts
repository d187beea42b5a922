// Quickselect, one pass at a time, so that the caller can pause between long ones.

/** Where the sought place lies, both ends included: it is found when they meet. */
export interface Stretch {
  left: number
  right: number
}

/**
 * Moves what is less than a pivot before what is greater and narrows the stretch to the part that holds place `k`.
 * Called until the ends meet, `values[k]` is what it would be if the stretch had been sorted. Cost: linear on average.
 */
export function narrow(values: Float64Array, stretch: Stretch, k: number): void {
  const { left, right } = stretch
  const pivot = middleOf(values[left], values[(left + right) >>> 1], values[right])
  let low = left
  let high = right
  while (low <= high) {
    while (values[low] < pivot) low++
    while (values[high] > pivot) high--
    if (low > high) break
    const held = values[low]
    values[low++] = values[high]
    values[high--] = held
  }
  stretch.left = k >= low ? low : k <= high ? left : k
  stretch.right = k <= high ? high : k >= low ? right : k
}

const middleOf = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
