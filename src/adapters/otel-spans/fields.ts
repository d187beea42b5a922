// Fields of a span under one name each, whichever way its writer spells them: `parent_span_id`, `ParentSpanId`,
// `_spanContext`, `context.span_id`.
import { isObject, type PlainObject } from '../plain-values.ts'

/** Fields by their name in lower case, without underscores. */
export type Fields = PlainObject

/** A name as it is folded; dots stay. */
export const foldName = (name: string): string => name.replaceAll('_', '').toLowerCase()

/** The fields of an object; none of anything else. Of two spellings of one name the first that says something counts. */
export function fieldsOf(value: unknown): Fields {
  const fields: { [name: string]: unknown } = Object.create(null)
  if (!isObject(value)) return fields
  for (const [key, item] of Object.entries(value)) {
    const name = foldName(key)
    if (isSaid(item) || !(name in fields)) fields[name] = isSaid(fields[name]) ? fields[name] : item
  }
  return fields
}

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== ''
