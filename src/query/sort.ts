/** Items that are sorted or merged at once. */
const STEP = 1024

/** Sorts as `toSorted` does, stable, with pauses. */
export function* sortInSteps<T>(items: readonly T[], compare: (a: T, b: T) => number): Generator<unknown, T[]> {
  let sorted: T[] = []
  for (let from = 0; from < items.length; from += STEP) {
    for (const item of items.slice(from, from + STEP).sort(compare)) sorted.push(item)
    yield
  }
  for (let width = STEP; width < items.length; width *= 2) {
    const merged: T[] = []
    for (let from = 0; from < items.length; from += 2 * width) {
      const middle = Math.min(from + width, items.length)
      const end = Math.min(middle + width, items.length)
      for (let left = from, right = middle; left < middle || right < end; ) {
        const isLeft = right === end || (left < middle && compare(sorted[left], sorted[right]) <= 0)
        merged.push(sorted[isLeft ? left++ : right++])
        if (merged.length % STEP === 0) yield
      }
    }
    sorted = merged
  }
  return sorted
}
