// Records that are no adapter's own as they stand: those that lie within others, and those that nobody knows.
import type { Peek } from '../adapters/adapter.ts'
import { guessFormats } from '../adapters/guess-formats.ts'
import { isObject } from '../adapters/plain-values.ts'
import type { RecordSink } from '../adapters/record-sink.ts'
import type { Cursor } from '../json/cursor.ts'
import { PanelError } from '../model/errors.ts'
import type { FormatGuess } from '../model/issue.ts'
import type { FileRecord } from './file-run.ts'
import { readWithin } from './within.ts'

/** Records without an owner after which a file counts as unknown. */
const MAX_UNCLAIMED = 100

export class Unclaimed {
  private readonly sink: RecordSink
  private count = 0
  /** The first records of a file that nobody claims. */
  private beginning: Omit<Peek, 'name'> | undefined

  constructor(sink: RecordSink) {
    this.sink = sink
  }

  /** Reads what lies at the paths of the record. */
  async readAt(paths: ReadonlySet<string>, record: FileRecord, read: () => Promise<void>): Promise<void> {
    const isThere = await readWithin(record, paths, this.sink, read)
    if (!isThere) this.sink.issues.add('info', 'record.no_spans', shapeOf(record.cursor))
  }

  /** Reads a record that nobody claims: each that its lists hold, or nothing. True where it is time to give up. */
  async read(record: FileRecord, read: () => Promise<void>): Promise<boolean> {
    const peek = record.peek()
    if (isMapOfLists(peek.first)) {
      await readLists(record, read)
      return false
    }
    this.sink.addUnread('record.unknown_shape', shapeOf(record.cursor), record.place ?? 'document')
    this.beginning ??= peek
    return ++this.count >= MAX_UNCLAIMED
  }

  get guesses(): readonly FormatGuess[] {
    return this.beginning ? guessFormats(this.beginning) : []
  }

  errorOf(name: string): PanelError {
    return new PanelError(
      'input.unknown_format',
      `${name} is no trace format that is known here. Nothing in it could be shown as traces. Name the format by hand, or say which of its columns hold what.`,
    )
  }
}

/** Records by their name, say, or by their trace: as far as it is looked at, an object of lists of objects. */
function isMapOfLists(record: unknown): boolean {
  if (!isObject(record)) return false
  const lists = Object.values(record)
  return lists.length > 0 && lists.every((list) => Array.isArray(list) && list.every(isObject))
}

async function readLists({ cursor, advance }: FileRecord, read: () => Promise<void>): Promise<void> {
  cursor.enter()
  while (cursor.next()) {
    if (!cursor.enter()) continue
    while (cursor.next()) {
      await read()
      if (cursor.isLow) await advance()
    }
  }
}

/** Names a record by its keys, never by its values. */
function shapeOf(cursor: Cursor): string {
  const { type } = cursor
  if (type !== 'object') return `a ${type}`
  const fork = cursor.fork()
  const keys: string[] = []
  fork.enter()
  while (keys.length < 6 && fork.next()) keys.push(fork.key ?? '')
  return `keys ${keys.join(', ')}`
}
