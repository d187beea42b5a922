// Instants as vendors write them, as nanoseconds since 1970, exact to the unit of the source.

const NS_PER: { readonly [U in 's' | 'ms' | 'us' | 'ns']: bigint } = {
  s: 1_000_000_000n,
  ms: 1_000_000n,
  us: 1_000n,
  ns: 1n,
}
export type TimeUnit = keyof typeof NS_PER

const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))?)? ?(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i

/** A date and time with up to nine digits of a second. Without a zone it is UTC, as all exporters mean it. */
export function instantOfText(text: string): bigint | undefined {
  const match = ISO.exec(text.trim())
  if (!match) return undefined
  const [, date, time = '00:00:00', fraction = '', zone = 'Z'] = match
  const ms = Date.parse(`${date}T${time}${zoneOf(zone)}`)
  if (Number.isNaN(ms)) return undefined
  return BigInt(ms) * NS_PER.ms + BigInt(fraction.slice(0, 9).padEnd(9, '0'))
}

const zoneOf = (zone: string): string => {
  if (/^(z|utc)$/i.test(zone)) return 'Z'
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`
}

/** A count of units since 1970: a number, a bigint or a decimal text, whole or with a fraction. */
export function instantOfCount(value: unknown, unit: TimeUnit): bigint | undefined {
  if (typeof value === 'bigint') return value * NS_PER[unit]
  if (typeof value === 'number' && !Number.isFinite(value)) return undefined
  const text = typeof value === 'number' ? plainDigits(value) : typeof value === 'string' ? value.trim() : ''
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) return undefined
  const [, sign, whole, fraction = ''] = match
  const digits = NS_PER[unit].toString().length - 1
  const ns = BigInt(whole) * NS_PER[unit] + BigInt(fraction.slice(0, digits).padEnd(digits, '0') || '0')
  return sign ? -ns : ns
}

/** A number without an exponent. */
const plainDigits = (value: number): string =>
  Number.isInteger(value) ? BigInt(value).toString() : String(value).includes('e') ? value.toFixed(9) : String(value)

/** Either of the two: a date and time, or a count of units. */
export const instantIn = (value: unknown, unit: TimeUnit): bigint | undefined =>
  (typeof value === 'string' ? instantOfText(value) : undefined) ?? instantOfCount(value, unit)
