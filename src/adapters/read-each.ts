// The entries of a list, one by one.
import type { Cursor } from '../json/cursor.ts'
import { goOn } from './go-on.ts'
import type { RecordSink } from './record-sink.ts'

/** Entries between two breaths of the reader. */
const ENTRIES_PER_YIELD = 64

/** Steps into a list of groups or records; anything but nothing in its place is told. */
export function enterList(cursor: Cursor, sink: RecordSink): boolean {
  if (cursor.type === 'array') return cursor.enter()
  if (cursor.type !== 'null') sink.addUnread('record.unknown_shape', `"${cursor.key}" is no list`)
  return false
}

/** Reads each entry of the list the cursor stands on. One that is broken is told, and those behind it are read. */
export function* readEach(
  cursor: Cursor,
  sink: RecordSink,
  read: (cursor: Cursor) => Generator<void, void> | void,
): Generator<void, void> {
  if (!enterList(cursor, sink)) return
  const level = cursor.depth
  let count = 0
  while (cursor.next()) {
    try {
      const steps = read(cursor)
      if (steps) yield* steps
    } catch (error) {
      if (!goOn(cursor, sink, level, error)) throw error
    }
    if (++count % ENTRIES_PER_YIELD === 0 || cursor.isLow) yield
  }
}
