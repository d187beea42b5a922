// Records that lie within others: at places of what stands around them.
import { goOn } from '../adapters/go-on.ts'
import type { RecordSink } from '../adapters/record-sink.ts'
import type { Cursor } from '../json/cursor.ts'
import { JsonError } from '../json/json-error.ts'
import type { FileRecord } from './file-run.ts'

/**
 * Reads what lies at the paths, such as `/payload/items`: an object, or each of a list. What lies beside it is told.
 * False where none of the paths is there.
 */
export async function readWithin(
  record: FileRecord,
  paths: ReadonlySet<string>,
  sink: RecordSink,
  read: () => Promise<void>,
  at = '',
): Promise<boolean> {
  const { cursor } = record
  let isAnyThere = false
  if (!cursor.enter()) return false
  const level = cursor.depth
  while (cursor.next()) {
    const { type, key } = cursor
    // Entries of a list have no key: theirs is the path of the list.
    const path = key === undefined ? at : `${at}/${key}`
    const isThere = paths.has(path)
    try {
      if (isThere) isAnyThere = true
      if (type === 'object' && isThere) await read()
      else if ((type === 'array' && isThere) || leadsOn(paths, path)) {
        if (await readWithin(record, paths, sink, read, path)) isAnyThere = true
      } else if (holdsAny(cursor)) sink.issues.add('info', 'record.no_spans', path.slice(1))
    } catch (error) {
      // What is broken is left out of its list; anywhere else reading ends, or goes on in the list around it.
      if (key !== undefined || !(error instanceof JsonError) || !goOn(cursor, sink, level, error)) throw error
    }
    if (cursor.isLow) await record.advance()
  }
  return isAnyThere
}

const holdsAny = (cursor: Cursor): boolean => {
  const fork = cursor.fork()
  return fork.enter() && fork.next()
}

const leadsOn = (paths: ReadonlySet<string>, path: string): boolean =>
  [...paths].some((each) => each.startsWith(`${path}/`))
