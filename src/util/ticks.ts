// Round marks on an axis, and how times on it read.

const SECOND = 1e9
const MINUTE = 60 * SECOND
/** Steps past a second that clocks have; below it and past an hour powers of ten do. */
const CLOCK_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600].map((seconds) => seconds * SECOND)

/** Smallest of 1, 2 and 5 times a power of ten that is at least `value`. */
function niceStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const digit = [1, 2, 5, 10].find((candidate) => candidate * power >= value * (1 - 1e-9)) ?? 10
  return digit * power
}

/** Distance of at most `maxCount` marks over a span of ns. */
export function timeStep(spanNs: number, maxCount: number): number {
  const wanted = spanNs / Math.max(1, maxCount)
  if (wanted <= SECOND) return Math.max(1, niceStep(wanted))
  return CLOCK_STEPS.find((step) => step >= wanted) ?? 3600 * SECOND * niceStep(wanted / (3600 * SECOND))
}

/** Distance of at most `maxCount` marks over any other quantity. */
export const countStep = (span: number, maxCount: number): number => niceStep(span / Math.max(1, maxCount))

/** Multiples of `step` in [from, to], ascending. */
export function ticks(from: number, to: number, step: number): number[] {
  const marks: number[] = []
  if (!(step > 0) || !(to >= from)) return marks
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to * (1 + 1e-12); i++) marks.push(i * step)
  return marks
}

/** A mark at `ns` on an axis whose marks lie `stepNs` apart and end at `endNs`: one unit for the whole axis. */
export function timeTickLabel(ns: number, stepNs: number, endNs: number): string {
  if (ns === 0) return '0'
  if (endNs >= MINUTE) {
    const seconds = Math.floor(ns / SECOND + 1e-6)
    const rest = seconds % 60
    const fraction = stepNs < SECOND ? decimals(ns / SECOND, stepNs / SECOND).replace(/^\d+/, '') : ''
    const minutes = Math.floor(seconds / 60)
    if (minutes === 0) return `${rest}${fraction} s`
    const hours = Math.floor(minutes / 60)
    if (hours > 0 && rest === 0) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} m`
    return rest === 0 && fraction === '' ? `${minutes} m` : `${minutes} m ${rest}${fraction} s`
  }
  const [unit, size] =
    endNs >= SECOND ? ['s', SECOND] : endNs >= 1e6 ? ['ms', 1e6] : endNs >= 1e3 ? ['µs', 1e3] : ['ns', 1]
  return `${decimals(ns / (size as number), stepNs / (size as number))} ${unit}`
}

/** As many decimals as the step needs to tell its marks apart. */
const decimals = (value: number, step: number): string =>
  value.toFixed(Math.min(9, Math.max(0, -Math.floor(Math.log10(step) + 1e-9))))
