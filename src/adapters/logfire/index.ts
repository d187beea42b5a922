// Logfire: rows of `records`, as its query API answers them (JSON rows, CSV, Arrow to Parquet). Times: ISO texts. Ids: hex.
// Log records are spans without duration there, and stay events. Source: Logfire's query API and its table of records.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { fieldsOf } from '../otel-spans/fields.ts'
import { placeOf, spanOf } from '../otel-spans/span.ts'
import { decodedSpan, fillSpan, type PlainSpan } from '../plain-span.ts'
import {
  attributeIn,
  isObject,
  listIn,
  numberIn,
  objectIn,
  type PlainObject,
  structureIn,
  textIn,
} from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { RecordSink } from '../record-sink.ts'

export const adapter: Adapter = { read, decode }

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (cursor.type !== 'object' || !hasRows(cursor)) {
    addRow(cursor, sink)
    return
  }
  cursor.enter()
  while (cursor.next()) if (cursor.key === 'rows') yield* readEach(cursor, sink, (row) => addRow(row, sink))
}

function hasRows(cursor: Cursor): boolean {
  const fork = cursor.fork()
  fork.enter()
  while (fork.next()) if (fork.key === 'rows') return fork.type === 'array'
  return false
}

function addRow(cursor: Cursor, sink: RecordSink): void {
  const row = cursor.value()
  if (!isObject(row)) {
    sink.addUnread('record.not_an_object', `row ${cursor.index} is a ${cursor.type}`)
    return
  }
  fillSpan(sink.span, plainOf(row))
  sink.addSpan(placeOf(recordOf(row)), cursor, CONTENT_FORMAT.logfireRecord)
}

function plainOf(row: PlainObject): PlainSpan {
  const span = spanOf(recordOf(row), { prefix: 'logfire.', durationUnit: 's', taken: TAKEN })
  const kind = textIn(row.kind)
  return {
    ...span,
    attributes: {
      'logfire.span_type': kind === 'span' ? undefined : kind,
      'logfire.msg': textIn(row.message),
      'logfire.level_num': numberIn(row.level),
      'logfire.tags': attributeIn(listIn(row.tags)),
      'exception.type': textIn(row.exception_type),
      'exception.message': textIn(row.exception_message),
      'exception.stacktrace': textIn(row.exception_stacktrace),
      ...span.attributes,
    },
  }
}

const TAKEN = new Set(['message', 'level', 'tags', 'exceptiontype', 'exceptionmessage', 'exceptionstacktrace'])

/** The row under OpenTelemetry's names. */
function recordOf({ kind: _kind, otel_events: events, ...row }: PlainObject): PlainObject {
  const { otel_status_code, otel_status_message, otel_scope_name, otel_scope_version, otel_scope_attributes, ...rest } =
    row
  const { otel_resource_attributes, otel_links, deployment_environment, service_version, ...more } = rest
  return {
    ...more,
    status: { code: otel_status_code, message: otel_status_message },
    scope: { name: otel_scope_name, version: otel_scope_version, attributes: structureIn(otel_scope_attributes) },
    resource_attributes: {
      'deployment.environment.name': deployment_environment,
      'service.version': service_version,
      ...objectIn(otel_resource_attributes),
    },
    events: listIn(events).filter(isObject).map(eventOf),
    links: otel_links,
  }
}

const eventOf = (event: PlainObject): PlainObject => {
  const { eventname, eventtimestamp, name, timestamp, attributes, ...rest } = fieldsOf(event)
  return { name: eventname ?? name, timestamp: eventtimestamp ?? timestamp, attributes: attributes ?? rest }
}

function decode(value: unknown): DecodedRecord | undefined {
  return isObject(value) ? decodedSpan(plainOf(value)) : undefined
}
