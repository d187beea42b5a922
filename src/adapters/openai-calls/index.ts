// Single calls: stored completions and their messages, batch input and output, request and response logs, conversations for
// fine-tuning. A call is a trace of one span. Times: epoch seconds of the answer; the end is not known, unless a log says it.
// Batch input and output join by `custom_id`, messages with their completion by its id. Source: openai-openapi.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { decodedSpan, fillSpan } from '../plain-span.ts'
import { isObject, type PlainObject } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { Place } from '../record-input.ts'
import type { RecordSink } from '../record-sink.ts'
import { callOf } from './call.ts'
import { messagesCallOf } from './messages.ts'

export const adapter: Adapter = { read, decode }

const PLACE: Place = { resource: { attributes: {} }, scope: { name: '', version: '', attributes: {} } }

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (cursor.type !== 'object') {
    sink.addUnread('record.not_an_object', cursor.type)
    return
  }
  if (!isList(cursor)) return addCall(cursor, sink)
  if (firstIsMessage(cursor)) return addMessages(cursor, sink)
  cursor.enter()
  while (cursor.next()) if (cursor.key === 'data') yield* readEach(cursor, sink, (entry) => addCall(entry, sink))
}

/** `{object: "list", data}`. */
function isList(cursor: Cursor): boolean {
  const fork = cursor.fork()
  fork.enter()
  return fork.ahead('object')?.string() === 'list'
}

function firstIsMessage(cursor: Cursor): boolean {
  const fork = cursor.fork()
  fork.enter()
  const data = fork.ahead('data')
  if (data?.type !== 'array' || !data.enter() || !data.next()) return false
  const entry = data.value()
  return isObject(entry) && 'role' in entry
}

function addCall(cursor: Cursor, sink: RecordSink): void {
  const record = cursor.value()
  if (!isObject(record)) {
    sink.addUnread('record.not_an_object', `record ${cursor.index} is a ${cursor.type}`)
    return
  }
  fillSpan(sink.span, callOf(record))
  sink.addSpan(PLACE, cursor, CONTENT_FORMAT.openaiCall)
}

function addMessages(cursor: Cursor, sink: RecordSink): void {
  fillSpan(sink.span, messagesCallOf(cursor.value() as PlainObject)) // read as an object above
  sink.addSpan(PLACE, cursor, CONTENT_FORMAT.openaiCall)
}

function decode(value: unknown): DecodedRecord | undefined {
  if (!isObject(value)) return undefined
  return decodedSpan(value.object === 'list' ? messagesCallOf(value) : callOf(value))
}
