// A file of JSON or JSON Lines: its bytes are scanned once, as they come.
import type { Peek } from '../adapters/adapter.ts'
import type { RecordSink } from '../adapters/record-sink.ts'
import { ByteCursor, type ByteFile } from '../json/byte-cursor.ts'
import { firstValue, firstValues, withShortTexts } from '../json/json-text.ts'
import { KeyTable } from '../json/key-table.ts'
import { type ByteSource, ByteWindow, SLICE_BYTES } from '../json/window.ts'
import { decodeUtf8 } from '../util/utf8.ts'
import type { FileRun } from './file-run.ts'
import { readRecords } from './records.ts'

export interface JsonFile {
  readonly name: string
  readonly source: ByteSource
  /** Store of content that lies in the file; undefined where none of it may be kept as it is. */
  readonly store: number | undefined
  readonly sink: RecordSink
  readonly run: FileRun
  /** Bytes read so far. */
  readonly onBytes: (count: number) => void
}

export async function readJson({ name, source, store, sink, run, onBytes }: JsonFile): Promise<void> {
  const window = new ByteWindow(source)
  const file: ByteFile = { window, keys: new KeyTable(), store, lines: 0, nanCount: 0, hasInvalidUtf8: false }
  // What tells how records stand in it is the same however it comes.
  do await window.advance(0)
  while (window.end < SLICE_BYTES && !window.isAtEnd)
  const cursor = new ByteCursor(file)
  const record = {
    cursor,
    place: undefined as string | undefined,
    peek: () => peekAt(cursor, window),
    advance: async () => {
      cursor.moved(await window.advance(cursor.position))
      onBytes(window.base + cursor.position)
    },
  }
  await readRecords({ name, file, cursor, sink, source }, async (place) => {
    record.place = place
    if (ENVELOPE_KEYS.test(firstKeyOf(cursor))) {
      const { readDocuments } = await import('./documents.ts')
      await readDocuments(record, sink, () => run.read(record))
    } else await run.read(record)
    onBytes(window.base + cursor.position)
  })
}

/** First keys of what search engines put around documents: see documents.ts. */
const ENVELOPE_KEYS =
  /^(_(index|id|type|score|version|source|shards|scroll_id)|took|timed_out|hits|pit_id|index|create)$/

function firstKeyOf(cursor: ByteCursor): string {
  const fork = cursor.fork()
  return fork.enter() && fork.next() ? (fork.key ?? '') : ''
}

/** What detection may look at. */
const PEEK_BYTES = 1 << 16
/** How far that is looked for where long texts stand first. */
const SEARCH_BYTES = 1 << 20

/** Records that say what columns a table has. */
const PEEK_RECORDS = 50

function peekAt(cursor: ByteCursor, { bytes, end }: ByteWindow): Omit<Peek, 'name'> {
  const from = cursor.position
  let text = decodeUtf8(bytes, from, Math.min(end, from + PEEK_BYTES))
  if (!text.startsWith(firstValue(text) ?? '\0'))
    text = withShortTexts(decodeUtf8(bytes, from, Math.min(end, from + SEARCH_BYTES))).slice(0, PEEK_BYTES)
  const [first] = firstValues(text, 1)
  const isObject = typeof first === 'object' && first !== null && !Array.isArray(first)
  const keys = new Set(isObject ? Object.keys(first) : [])
  // Its value may be longer than what is looked at.
  const fork = cursor.fork()
  if (fork.type === 'object' && fork.enter() && fork.next()) keys.add(fork.key ?? '')
  return { keys, first, records: () => firstValues(text, PEEK_RECORDS) }
}
