// Helicone: requests that went through the gateway, as its API, its export scripts and its pages give them; a request is a span, a
// session is a trace. Times: ISO texts, in UTC where they name no zone. Source: Helicone's API and export code.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { decodedSpan, fillSpan } from '../plain-span.ts'
import { isObject } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { Place } from '../record-input.ts'
import type { RecordSink } from '../record-sink.ts'
import { rememberPath, setParents } from './paths.ts'
import { fieldsOf, spanOfRequest } from './request.ts'
import { scoresOf } from './scores.ts'

export const adapter: Adapter = {
  read,
  decode: (value) => (isObject(value) ? decodedSpan(spanOfRequest(fieldsOf(value))) : undefined),
}

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (cursor.type !== 'object') {
    sink.addUnread('record.not_an_object', cursor.type)
    return
  }
  if (!isPage(cursor)) {
    addRow(cursor, sink)
    return
  }
  cursor.enter()
  while (cursor.next()) if (cursor.key === 'data') yield* readEach(cursor, sink, (entry) => addRow(entry, sink))
}

function isPage(cursor: Cursor): boolean {
  const fork = cursor.fork()
  fork.enter()
  while (fork.next()) {
    if (fork.key === 'data' && fork.type === 'array') return true
    if (ROW_KEYS.has(fork.key ?? '')) return false
  }
  return false
}

const ROW_KEYS = new Set(['request_id', 'response_id', '_type', 'heliconeMetadata', 'session_id'])

function addRow(cursor: Cursor, sink: RecordSink): void {
  const row = cursor.value()
  if (!isObject(row)) {
    sink.addUnread('record.not_an_object', `request ${cursor.index} is a ${cursor.type}`)
    return
  }
  if ('latest_request_created_at' in row) {
    sink.records++
    sink.issues.add('info', 'record.no_spans', 'session')
    return
  }
  const fields = fieldsOf(row)
  const span = spanOfRequest(fields)
  fillSpan(sink.span, span)
  sink.addSpan(NOWHERE, cursor, CONTENT_FORMAT.heliconeRequest)
  for (const score of scoresOf(fields, span)) sink.addScore(score)
  rememberPath(fields, span, sink)
  sink.atEnd(setParents)
}

/** Requests name no resource and no instrumentation. */
const NOWHERE: Place = { resource: { attributes: {} }, scope: { name: '', version: '', attributes: {} } }
