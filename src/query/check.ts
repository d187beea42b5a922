import { PanelError } from '../model/errors.ts'
import type { TraceQuery } from './query.ts'

const MAX_BINS = 1000

/** Throws what is wrong with a query, before any work is done. */
export function checkQuery({ groupBy = [], where, percentiles = [], histogram, limit }: TraceQuery): void {
  if (groupBy.length > 2) refuse(`it groups by ${groupBy.length} keys`, 'Group by two at most.')
  const odd = percentiles.find((p) => !(p >= 0 && p <= 1))
  if (odd !== undefined) refuse(`${odd} is no percentile`, 'Give numbers from 0 to 1.')
  const bins = histogram?.bins
  if (bins !== undefined && !isWhole(bins, 1, MAX_BINS))
    refuse(`${bins} is no number of bins`, `Give 1 to ${MAX_BINS}.`)
  if (limit !== undefined && !isWhole(limit, 0)) refuse(`${limit} is no number of rows`, 'Give a whole number.')
  for (const key of [...groupBy, ...(where?.equals ?? []).map((equal) => equal.key)]) {
    if (typeof key !== 'object' || !('everyMs' in key)) continue
    // Whole nanoseconds, and so few that sums of offsets stay exact.
    if (!isWhole(key.everyMs * 1e6, 1))
      refuse(`${key.everyMs} ms is no span of time`, 'Give whole nanoseconds above 0.')
  }
}

const isWhole = (value: number, least: number, most: number = Number.MAX_SAFE_INTEGER): boolean =>
  Number.isInteger(value) && value >= least && value <= most

function refuse(what: string, advice: string): never {
  throw new PanelError('query.invalid', `The query cannot be answered: ${what}. Nothing was counted. ${advice}`)
}
