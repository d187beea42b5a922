// One record that fails must not take the others with it.
import type { Cursor } from '../json/cursor.ts'
import { JsonError } from '../json/json-error.ts'
import { PanelError } from '../model/errors.ts'
import type { RecordSink } from './record-sink.ts'

/**
 * After an exception while the entry of a list was read: tells it and goes on behind that entry. `level` is what `depth` was
 * in the list. False where nothing more of the list can be read.
 */
export function goOn(cursor: Cursor, sink: RecordSink, level: number, error: unknown): boolean {
  // Of the file as a whole: nothing behind it can be read either.
  if (error instanceof PanelError) throw error
  if (error instanceof JsonError) {
    if (error.kind === 'cut') sink.addUnread('record.cut', `record ${cursor.index}`)
    else sink.addUnread('record.invalid_json', `record ${cursor.index}: ${error.message}`)
    return cursor.recover(level, error)
  }
  // Named by its kind: the words of an error may hold words of the record.
  sink.addUnread('record.failed', error instanceof Error ? error.name : 'error')
  while (cursor.depth > level) cursor.next()
  return true
}
