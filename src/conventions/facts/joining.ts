// What another record of a span may add to the attributes of the first. Counts and their cost are one statement: they are added
// only where the totals are the same, as the builder does with columns.
import type { Attributes } from '../../model/span.ts'
import { COST_OBJECTS, COST_USD, USAGE_OBJECTS } from './keys.ts'
import { rawUsageOf } from './usage.ts'
import { COUNT_KEYS } from './usage-keys.ts'

/** `other` without the counts that contradict those of `first`. */
export function agreeingAttributes(first: Attributes, other: Attributes): Attributes {
  const [own, added] = [totalsOf(first), totalsOf(other)]
  if (!own || !added || own.every((total, index) => isSame(total, added[index]))) return other
  return Object.fromEntries(Object.entries(other).filter(([key]) => !COUNTS.has(key)))
}

const COUNTS: ReadonlySet<string> = new Set([
  ...COUNT_KEYS,
  ...COST_USD,
  ...COST_OBJECTS,
  ...USAGE_OBJECTS.filter(({ path }) => path === undefined).map(({ key }) => key),
])

const isSame = (own: number | undefined, added: number | undefined): boolean =>
  own === undefined || added === undefined || own === added

function totalsOf(attributes: Attributes): readonly (number | undefined)[] | undefined {
  const usage = rawUsageOf({ name: '', attributes: new Map(Object.entries(attributes)), events: [], status: 0 })
  return usage && [usage.input, usage.output]
}
