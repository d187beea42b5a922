// Documents of Elasticsearch and OpenSearch, taken out of what stands around them: the answer of a search, dumped hits,
// the lines of a bulk request.
// Source: the search and bulk interfaces of both; elasticdump writes hits, a line each.
import { goOn } from '../adapters/go-on.ts'
import { isObject } from '../adapters/plain-values.ts'
import type { RecordSink } from '../adapters/record-sink.ts'
import type { ByteCursor } from '../json/byte-cursor.ts'
import type { Cursor } from '../json/cursor.ts'
import { JsonError } from '../json/json-error.ts'
import type { FileRecord } from './file-run.ts'

type JsonRecord = FileRecord & { readonly cursor: ByteCursor }

/** First keys of a hit and of an answer. */
const HIT_KEYS = new Set(['_index', '_id', '_type', '_score', '_version', '_source'])
const ANSWER_KEYS = new Set(['took', 'timed_out', '_shards', 'hits', '_scroll_id', 'pit_id'])
const ACTIONS = new Set(['index', 'create'])

/**
 * Reads the document the cursor stands on; of an answer every one, of a hit the one in it; of the line before a document in
 * a bulk request none. Anything else is a document itself.
 */
export async function readDocuments(record: JsonRecord, sink: RecordSink, read: () => Promise<void>): Promise<void> {
  const { cursor } = record
  switch (envelopeOf(cursor)) {
    case 'action':
      return
    case 'hit':
      return readField(cursor, '_source', read)
    case 'answer':
      return readField(cursor, 'hits', () => readField(cursor, 'hits', () => readHits(record, sink, read)))
    default:
      return read()
  }
}

async function readField(cursor: Cursor, key: string, read: () => Promise<void>): Promise<void> {
  cursor.enter()
  while (cursor.next()) if (cursor.key === key) await read()
}

async function readHits(record: JsonRecord, sink: RecordSink, read: () => Promise<void>): Promise<void> {
  const { cursor } = record
  if (!cursor.enter()) return
  const level = cursor.depth
  while (cursor.next()) {
    try {
      if (envelopeOf(cursor) === 'hit') await readField(cursor, '_source', read)
      else sink.addUnread('record.unknown_shape', 'a hit without "_source"')
      cursor.skip()
    } catch (error) {
      if (!(error instanceof JsonError) || !goOn(cursor, sink, level, error)) throw error
    }
    if (cursor.isLow) await record.advance()
  }
}

function envelopeOf(cursor: Cursor): 'hit' | 'answer' | 'action' | undefined {
  const fork = cursor.fork()
  if (!fork.enter() || !fork.next()) return undefined
  const { key = '' } = fork
  if (HIT_KEYS.has(key)) return findsObject(fork, '_source') ? 'hit' : undefined
  if (ANSWER_KEYS.has(key)) return findsObject(fork, 'hits') && holdsHits(fork) ? 'answer' : undefined
  return ACTIONS.has(key) && isAction(fork.value()) && !fork.next() ? 'action' : undefined
}

/** Moves on to a field that is an object. */
function findsObject(fork: Cursor, key: string): boolean {
  do if (fork.key === key) return fork.type === 'object'
  while (fork.next())
  return false
}

function holdsHits(hits: Cursor): boolean {
  hits.enter()
  while (hits.next()) if (hits.key === 'hits') return hits.type === 'array'
  return false
}

/** What to do with the document in the next line: `{"_index": …, "_id": …}`, `{}`. */
const isAction = (value: unknown): boolean =>
  isObject(value) && Object.keys(value).every((key) => key.startsWith('_') || key === 'routing' || key === 'pipeline')
