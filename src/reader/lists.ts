// An object of nobody's whose fields are lists: records by their name, say, or by their trace.
import { isObject } from '../adapters/plain-values.ts'
import type { FileRecord } from './file-run.ts'

/** As far as it is looked at, an object of lists of objects. */
export function isMapOfLists(record: unknown): boolean {
  if (!isObject(record)) return false
  const lists = Object.values(record)
  return lists.length > 0 && lists.every((list) => Array.isArray(list) && list.every(isObject))
}

export async function readLists(record: FileRecord, read: () => Promise<void>): Promise<void> {
  const { cursor } = record
  cursor.enter()
  while (cursor.next()) {
    if (!cursor.enter()) continue
    while (cursor.next()) {
      await read()
      if (cursor.isLow) await record.advance()
    }
  }
}
