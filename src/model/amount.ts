// A figure and its state (docs/definitions.md). Absent is never 0: an unknown amount has no value at all.

export type Amount =
  | { readonly state: 'supplied'; readonly value: number }
  | { readonly state: 'computed'; readonly value: number; readonly basis: string }
  /** A value that stands on an assumption, `why`; never shown without its mark. */
  | { readonly state: 'estimated'; readonly value: number; readonly basis: string; readonly why: string }
  /** A sum of which `missing` parts are unknown: at least this much. */
  | { readonly state: 'partial'; readonly value: number; readonly missing: number; readonly why: string }
  /** No part is known; `missing` says how many there are. */
  | { readonly state: 'unknown'; readonly missing: number; readonly why: string }

export type AmountState = Amount['state']

export const supplied = (value: number): Amount => ({ state: 'supplied', value })
export const computed = (value: number, basis: string): Amount => ({ state: 'computed', value, basis })
export const estimated = (value: number, basis: string, why: string): Amount => ({
  state: 'estimated',
  value,
  basis,
  why,
})
export const unknown = (why: string, missing = 1): Amount => ({ state: 'unknown', missing, why })

/** The value, or undefined where it is unknown. */
export const amountValue = (amount: Amount | undefined): number | undefined =>
  amount === undefined || amount.state === 'unknown' ? undefined : amount.value

/**
 * Sum of amounts with the state of the whole: undefined when there is nothing to count, unknown when no part is known,
 * partial when some are missing, else the least certain of estimated, computed, supplied.
 */
export function sumAmounts(amounts: Iterable<Amount>): Amount | undefined {
  let value = 0
  let known = 0
  let missing = 0
  let isEstimated = false
  let isComputed = false
  const reasons = new Set<string>()
  let basis = ''
  for (const amount of amounts) {
    if (amount.state === 'unknown') {
      missing += amount.missing
      reasons.add(amount.why)
      continue
    }
    known++
    value += amount.value
    if (amount.state === 'partial') {
      missing += amount.missing
      reasons.add(amount.why)
    } else if (amount.state === 'estimated') {
      isEstimated = true
      reasons.add(amount.why)
      basis = amount.basis
    } else if (amount.state === 'computed') {
      isComputed = true
      basis = amount.basis
    }
  }
  if (known + missing === 0) return undefined
  const why = [...reasons].slice(0, 3).join('; ')
  if (known === 0) return unknown(why, missing)
  if (missing > 0) return { state: 'partial', value, missing, why }
  if (isEstimated) return estimated(value, basis, why)
  if (isComputed) return computed(value, basis)
  return supplied(value)
}
