// Portkey: logs of the gateway, from an export (a row each) or one by one; a log is a span. Times: ISO texts, in UTC where they name
// no zone. Ids: what the caller sent. Source: Portkey's OpenAPI definition and docs.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { decodedSpan, fillSpan } from '../plain-span.ts'
import { isObject } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { Place } from '../record-input.ts'
import type { RecordSink } from '../record-sink.ts'
import { spanOfLog } from './log.ts'

export const adapter: Adapter = {
  read,
  decode: (value) => (isObject(value) ? decodedSpan(spanOfLog(value)) : undefined),
}

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (cursor.type !== 'object') {
    sink.addUnread('record.not_an_object', cursor.type)
    return
  }
  const fork = cursor.fork()
  // Logs have no list of that name at their top.
  const isPage = fork.enter() && fork.ahead('data')?.type === 'array'
  if (!isPage) {
    addLog(cursor, sink)
    return
  }
  cursor.enter()
  while (cursor.next()) if (cursor.key === 'data') yield* readEach(cursor, sink, (entry) => addLog(entry, sink))
}

function addLog(cursor: Cursor, sink: RecordSink): void {
  const log = cursor.value()
  if (!isObject(log)) {
    sink.addUnread('record.not_an_object', `log ${cursor.index} is a ${cursor.type}`)
    return
  }
  fillSpan(sink.span, spanOfLog(log))
  sink.addSpan(NOWHERE, cursor, CONTENT_FORMAT.portkeyLog)
}

/** Logs name no resource and no instrumentation. */
const NOWHERE: Place = { resource: { attributes: {} }, scope: { name: '', version: '', attributes: {} } }
