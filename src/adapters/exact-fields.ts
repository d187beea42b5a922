// Numbers of more than 2^53: nanoseconds and 64-bit ids, which JSON holds and JavaScript's numbers do not.
import type { Cursor } from '../json/cursor.ts'
import { isObject, type PlainObject } from './plain-values.ts'

/** The object the cursor stands on, with the numbers of these fields as decimal texts; undefined for anything else. */
export function exactFields(cursor: Cursor, names: ReadonlySet<string>): PlainObject | undefined {
  const record = cursor.value()
  if (!isObject(record)) return undefined
  const exact: { [name: string]: unknown } = {}
  const fork = cursor.fork()
  fork.enter()
  while (fork.next()) {
    const { key } = fork
    if (key !== undefined && names.has(key) && fork.type === 'number') exact[key] = fork.string()
  }
  return { ...record, ...exact }
}
