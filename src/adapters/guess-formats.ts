// What a file that no adapter claims may be: formats whose records have keys in common with its own, the likeliest first.
// Each format declares the keys that its records have together; a key that few formats have tells more than one of many.
import type { FormatGuess } from '../model/issue.ts'
import type { AdapterEntry, Peek } from './adapter.ts'
import type { Match } from './choose.ts'
import { columnsOf, guessMapping } from './generic/guess.ts'
import { isObject, type PlainObject } from './plain-values.ts'
import { placesIn, type RecordPlace } from './record-places.ts'
import { ADAPTERS, FALLBACK } from './registry.ts'

const MAX_GUESSES = 3
/** Keys in common from which on there is something to be said, and their share of all by weight. */
const MIN_KEYS = 2
const MIN_SHARE = 0.25

interface Evidence {
  readonly place: RecordPlace
  /** What the records are like: `spans of Zipkin`. */
  readonly like: string
  readonly has: readonly string[]
  readonly lacks: readonly string[]
  /** Weight of the keys it has times their share of the weight of all. */
  readonly strength: number
}

/** At most three formats, then the mapping of columns; none for what holds no objects with keys. */
export function guessFormats(peek: Pick<Peek, 'first' | 'records'>): FormatGuess[] {
  const places = placesOf(peek)
  const found = ADAPTERS.flatMap((adapter) => {
    const evidence = evidenceFor(adapter, places)
    return evidence ? [{ adapter, evidence }] : []
  })
  const best = found
    .sort((a, b) => b.evidence.strength - a.evidence.strength || (a.adapter.id < b.adapter.id ? -1 : 1))
    .slice(0, MAX_GUESSES)
  return [
    ...best.map(({ adapter: { id, label }, evidence }) => ({ id, label, because: reasonOf(evidence) })),
    ...guessColumns(peek, places),
  ]
}

/** The adapter of an id before all others, where there is one; its records may lie in what stands around them. */
export function chosenFirst(id: string, matches: readonly Match[], peek: Peek): readonly Match[] {
  const adapter = [...ADAPTERS, FALLBACK].find((each) => each.id === id)
  if (!adapter) return matches
  const claim = matches.find((match) => match.adapter === adapter)
  const place = claim ? undefined : evidenceFor(adapter, placesOf(peek))?.place
  const isDeeper = place !== undefined && (place.path !== '' || Array.isArray(peek.first))
  const paths = isDeeper ? new Set([place.path]) : claim?.paths
  const chosen: Match = { adapter, certainty: 'certain', because: 'it was chosen by hand', paths }
  return [chosen, ...matches.filter((match) => match !== claim)]
}

/** The first records may differ: each says what it is like. */
const placesOf = ({ first, records }: Pick<Peek, 'first' | 'records'>): RecordPlace[] =>
  [first, ...records()].flatMap((record) => placesIn(record))

/** How many formats have a key among their own. */
const spread = new Map<string, number>()
for (const { marks } of ADAPTERS)
  for (const key of new Set(marks.flatMap(({ keys }) => keys))) spread.set(key, (spread.get(key) ?? 0) + 1)

const weightOf = (keys: readonly string[]): number => keys.reduce((sum, key) => sum + 1 / (spread.get(key) ?? 1), 0)

function evidenceFor({ marks }: AdapterEntry, places: readonly RecordPlace[]): Evidence | undefined {
  let best: Evidence | undefined
  for (const place of places) {
    const own = new Set(columnsOf([place.records[0]]))
    for (const { like, keys } of marks) {
      const has = keys.filter((key) => own.has(key))
      const weight = weightOf(has)
      const share = weight / weightOf(keys)
      const strength = weight * share
      if (has.length < MIN_KEYS || share < MIN_SHARE || strength <= (best?.strength ?? 0)) continue
      best = { place, like, has, lacks: keys.filter((key) => !own.has(key)), strength }
    }
  }
  return best
}

function reasonOf({ place: { path }, like, has, lacks }: Evidence): string {
  const what = path === '' ? 'its records have' : `what lies under ${quoted(path.slice(1).replaceAll('/', '.'))} has`
  const missing = lacks.length === 0 ? '' : `; missing ${lacks.length === 1 ? 'is' : 'are'} ${named(lacks)}`
  return `${what} ${named(has)}, as ${like} do${missing}`
}

/** By columns, where there are any: always last, since it knows nothing of spans but what their columns are called. */
function guessColumns(
  { first, records }: Pick<Peek, 'first' | 'records'>,
  places: readonly RecordPlace[],
): FormatGuess[] {
  const all = [first, ...records()].filter(isObject)
  const rows = all.length > 1 ? all : (longestList(places) ?? all)
  if (columnsOf(rows).length === 0) return []
  const { columns: roles, scores } = guessMapping(rows)
  const taken = [
    ...Object.entries(roles).map(([role, column]) => `${quoted(column)} for the ${words(role)}`),
    ...scores.map((score) => `${quoted(score)} for a score`),
  ]
  const because =
    taken.length > 0
      ? `it takes ${listing(taken)}`
      : 'its records have columns; none is named as one that is known, so each becomes an attribute'
  return [{ id: FALLBACK.id, label: FALLBACK.label, because }]
}

const longestList = (places: readonly RecordPlace[]): readonly PlainObject[] | undefined =>
  places.filter(({ isListed }) => isListed).sort((a, b) => b.records.length - a.records.length)[0]?.records

/** `parentSpanId` as people say it. */
const words = (role: string): string => role.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

const quoted = (key: string): string => `"${key}"`
const named = (keys: readonly string[]): string => listing(keys.map(quoted))

const MAX_LISTED = 5

function listing(items: readonly string[]): string {
  const rest = items.length - MAX_LISTED
  const shown = rest > 1 ? [...items.slice(0, MAX_LISTED), `${rest} more`] : items
  return shown.length === 1 ? shown[0] : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
