// A value decoded whole, with integers that a number cannot hold (nanoseconds since 1970) as bigint.
import type { Cursor } from '../json/cursor.ts'
import { type PlainObject, setOwn } from './plain-values.ts'

/** The value the cursor stands on. */
export function exactValue(cursor: Cursor): unknown {
  const value = cursor.value()
  return hasLarge(value, 0) ? exactFrom(cursor.fork(), value, 0) : value
}

/** Times stand near the top of a record. */
const MAX_DEPTH = 6

const isLarge = (value: unknown): boolean => Number.isInteger(value) && !Number.isSafeInteger(value)

function hasLarge(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return isLarge(value)
  return depth < MAX_DEPTH && Object.values(value).some((item) => hasLarge(item, depth + 1))
}

function exactFrom(cursor: Cursor, value: unknown, depth: number): unknown {
  if (!hasLarge(value, depth)) return value
  if (typeof value !== 'object' || value === null) return cursor.bigint() ?? value
  const isList = Array.isArray(value)
  const copy: object = isList ? [...value] : { ...value }
  cursor.enter()
  while (cursor.next()) {
    const key = isList ? String(cursor.index) : (cursor.key ?? '')
    setOwn(copy, key, exactFrom(cursor, (value as PlainObject)[key], depth + 1))
  }
  return copy
}
