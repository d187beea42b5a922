// Instants and durations in the units that writers of spans use, told by the shape of the value.
import { instantOfCount, instantOfText, type TimeUnit } from '../plain-times.ts'
import { listIn, textIn } from '../plain-values.ts'

/** `[seconds, nanoseconds]`, a date and time, or a count of units since 1970, told by its size; 0 is "not said". */
export function anyInstantIn(value: unknown): bigint | undefined {
  if (typeof value === 'string') {
    const instant = instantOfText(value)
    if (instant !== undefined) return instant
  }
  const pair = pairIn(value)
  if (pair !== undefined) return pair === 0n ? undefined : pair
  const text = typeof value === 'object' ? undefined : textIn(value)
  const unit = text === undefined ? undefined : unitOf(Number(text))
  return unit === undefined ? undefined : instantOfCount(value, unit)
}

/** Counts of the years 1973 to 5138 lie in one thousand of their unit each. */
function unitOf(count: number): TimeUnit | undefined {
  if (!(count >= 1e8)) return undefined
  if (count < 1e11) return 's'
  if (count < 1e14) return 'ms'
  return count < 1e17 ? 'us' : 'ns'
}

/** `[seconds, nanoseconds]` of the JavaScript SDK. */
function pairIn(value: unknown): bigint | undefined {
  const [seconds, nanos, ...more] = listIn(value)
  if (more.length > 0 || typeof seconds !== 'number' || typeof nanos !== 'number') return undefined
  if (!Number.isInteger(seconds) || !Number.isInteger(nanos)) return undefined
  return BigInt(seconds) * 1_000_000_000n + BigInt(nanos)
}

const ISO_DURATION = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?$/

/** Nanoseconds of `PT1M48.5S`, of a pair, or of a count of units. */
export function durationIn(value: unknown, unit: TimeUnit): bigint | undefined {
  const match = typeof value === 'string' ? ISO_DURATION.exec(value.trim()) : null
  if (!match) return pairIn(value) ?? instantOfCount(value, unit)
  const [, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = match
  const whole = ((BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes)) * 60n + BigInt(seconds)
  return whole * 1_000_000_000n + BigInt(fraction.slice(0, 9).padEnd(9, '0'))
}
