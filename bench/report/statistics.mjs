// Figures of a list of samples.

/** The p-th quantile (0 to 1), the sample at or below it. */
export const quantile = (list, p) => [...list].sort((a, b) => a - b)[Math.floor((list.length - 1) * p)]

export const median = (list) => {
  const sorted = [...list].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2
}

export const best = (list) => Math.min(...list)

/**
 * Samples of several sides, taken in turn; every other round runs the other way about, so that none is always the first.
 *
 * @param {number} rounds
 * @param {{ [side: string]: () => Promise<any> }} sides
 */
export async function interleave(rounds, sides) {
  const names = Object.keys(sides)
  const samples = Object.fromEntries(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) samples[name].push(await sides[name]())
  }
  return samples
}

/**
 * The best of one side over the best of the other, since load of other programs only ever adds; with both in words.
 *
 * @param {readonly number[]} own ms
 * @param {readonly number[]} limit ms
 */
export function ratioOf(own, limit, words) {
  const [ownName, limitName] = words
  return {
    value: best(own) / best(limit),
    detail: `${ownName} ${inMs(best(own))}, ${limitName} ${inMs(best(limit))}; medians ${(median(own) / median(limit)).toFixed(2)}`,
  }
}

export const inMs = (ms) =>
  ms < 10 ? `${ms.toFixed(1)} ms` : ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
export const inMb = (bytes) => `${bytes < 1e7 ? (bytes / 1e6).toFixed(1) : Math.round(bytes / 1e6)} MB`
export const inCount = (count) => count.toLocaleString('en-US')
