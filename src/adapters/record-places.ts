// Where records lie in what stands around them: `{"payload": {"items": [{…}, …]}}`, an answer of an API that nobody knows.
import type { Peek } from './adapter.ts'
import { isObject, type PlainObject } from './plain-values.ts'

export interface RecordPlace {
  /** Names of the fields that lead there, each behind a slash: `/payload/items`; '' for the top. A list has that of its field. */
  readonly path: string
  /** Whether a list leads there: then there may be many. */
  readonly isListed: boolean
  /** Those at hand, one at least. */
  readonly records: readonly PlainObject[]
}

const MAX_DEPTH = 3
/** An object of more fields is a map of something. */
const MAX_FIELDS = 60

/** Places of objects in the first record of a file, the record itself first, then from the outside in. */
export function placesIn(first: unknown): RecordPlace[] {
  const top = listed(first)
  const places: RecordPlace[] = top.length > 0 ? [{ path: '', isListed: Array.isArray(first), records: top }] : []
  let from = 0
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const to = places.length
    for (const { path, isListed, records } of places.slice(from, to)) {
      for (const [key, value] of Object.entries(records[0]).slice(0, MAX_FIELDS)) {
        const inner = listed(value)
        if (inner.length === 0) continue
        places.push({ path: `${path}/${key}`, isListed: isListed || Array.isArray(value), records: inner })
      }
    }
    from = to
  }
  return places
}

/** The object, or those of a list. */
const listed = (value: unknown): PlainObject[] => {
  if (isObject(value)) return [value]
  return Array.isArray(value) ? value.flat().filter(isObject) : []
}

/** What detection would see of the records there. */
export const peekAt = ({ records }: RecordPlace, name: string): Peek => ({
  name,
  keys: new Set(Object.keys(records[0])),
  first: records[0],
  records: () => records,
})
