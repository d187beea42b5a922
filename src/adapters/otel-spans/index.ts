// Spans of OpenTelemetry outside OTLP: what SDKs print and people dump, one by one or in a list, with or without an object
// around it; log records among them or by themselves; and attributes of one call without any span. Times: ISO texts, `[seconds, nanoseconds]`, or counts since 1970
// whose size tells the unit. Ids: hex or base64, kept as lower-case hex; other texts as they are.
// Source: OpenTelemetry SDKs for Python 1.x, JavaScript 1.x and 2.x, Go 1.x; files of software that writes its own.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT, type ContentFormat } from '../content-format.ts'
import { exactValue } from '../exact-value.ts'
import { decodedSpan, fillSpan, type PlainSpan } from '../plain-span.ts'
import { isObject, listIn, type PlainObject, restOf } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { RecordSink } from '../record-sink.ts'
import { attributesIn } from './attributes.ts'
import { fieldsOf } from './fields.ts'
import { decodedLog, isLog, logInputOf } from './log.ts'
import { LISTS } from './shapes.ts'
import { placeOf, spanOf } from './span.ts'
import { idIn } from './words.ts'

export const adapter: Adapter = { read, decode }

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  const around = cursor.type === 'object' ? fieldsAround(cursor) : undefined
  if (!around) {
    addRecord(cursor, sink)
    return
  }
  addTrace(around, sink)
  cursor.enter()
  while (cursor.next()) {
    if (cursor.key === undefined || !LISTS.has(cursor.key)) continue
    yield* readEach(cursor, sink, (entry) => {
      // A trace of the list: as long as a trace is, it is read at once.
      for (const _ of read(entry, sink));
    })
  }
}

/** The fields beside a list of spans; undefined for a span itself. */
function fieldsAround(cursor: Cursor): PlainObject | undefined {
  const fork = cursor.fork()
  const fields: { [key: string]: unknown } = {}
  let hasList = false
  fork.enter()
  while (fork.next()) {
    if (fork.key === undefined || fork.key === 'attributes') return undefined
    if (LISTS.has(fork.key) && fork.type === 'array') hasList = true
    else fields[fork.key] = fork.value()
  }
  return hasList ? fields : undefined
}

const traceOf = (fields: PlainObject): PlainSpan => ({
  traceId: idIn(fieldsOf(fields).traceid, 16),
  attributes: restOf(fields, new Set(['trace_id', 'traceId']), 'record.'),
})

function addTrace(fields: PlainObject, sink: RecordSink): void {
  const trace = traceOf(fields)
  if (trace.traceId === undefined) return
  fillSpan(sink.span, trace)
  sink.addTrace(placeOf(fields), sink.cursorOn(fields), CONTENT_FORMAT.otelTrace)
}

function addRecord(cursor: Cursor, sink: RecordSink): void {
  const record = exactValue(cursor)
  if (!isObject(record)) {
    sink.addUnread('record.not_an_object', `span ${cursor.index} is a ${cursor.type}`)
    return
  }
  if (isLog(record)) {
    addLog(record, cursor, sink)
    return
  }
  const span = plainOf(record)
  if (!saysAnything(span)) {
    sink.addUnread('record.unknown_shape', `keys ${Object.keys(record).slice(0, 6).join(', ')}`)
    return
  }
  fillSpan(sink.span, span)
  sink.addSpan(placeOf(record), cursor, CONTENT_FORMAT.otelSpan)
  for (const event of eventLogsOf(record)) addLog(event, sink.cursorOn(event), sink)
}

/** Among spans there may be lines that are none. */
const saysAnything = ({ traceId, spanId, name, start }: PlainSpan): boolean =>
  traceId !== undefined || spanId !== undefined || start !== undefined || Boolean(name)

const addLog = (record: PlainObject, cursor: Cursor, sink: RecordSink): void =>
  sink.addLog(logInputOf(record, sink.tables), placeOf(record), cursor, CONTENT_FORMAT.otelLog)

/** Events with a body are log records that their writer put into the span. */
function eventLogsOf(record: PlainObject): readonly PlainObject[] {
  const { traceId, spanId } = plainOf(record)
  const { spanevents } = fieldsOf(record)
  return listIn(spanevents)
    .filter(isObject)
    .filter((event) => isObject(event.body))
    .map((event) => ({ ...event, trace_id: traceId, span_id: spanId }))
}

/** A span, or attributes that stand alone. */
const plainOf = (record: PlainObject): PlainSpan =>
  Object.keys(record).some((key) => /^(gen_ai|llm|openinference)\./.test(key))
    ? { name: nameOf(record), attributes: attributesIn(record) }
    : spanOf(record, { prefix: 'record.' })

/** As the conventions name a span. */
const nameOf = (attributes: PlainObject): string =>
  [
    attributes['gen_ai.operation.name'],
    attributes['gen_ai.request.model'] ?? attributes['gen_ai.tool.name'] ?? attributes['gen_ai.agent.name'],
  ]
    .filter((part) => typeof part === 'string')
    .join(' ')

function decode(value: unknown, format: ContentFormat): DecodedRecord | undefined {
  if (!isObject(value)) return undefined
  if (format === CONTENT_FORMAT.otelLog) return decodedLog(value)
  return decodedSpan(format === CONTENT_FORMAT.otelTrace ? traceOf(value) : plainOf(value))
}
