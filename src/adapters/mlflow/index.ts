// MLflow: traces as JSON (info and spans, versions 2 and 3), answers of its API, stored artifacts, and the rows that
// `search_traces()` returns. Times: epoch nanoseconds, milliseconds, ISO texts. Ids: hex, `0x` hex, base64; `tr-` in front
// of a trace's. Each attribute is JSON in a text. Source: mlflow/mlflow (entities, tracing constants), versions 2.14 to 3.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT, type ContentFormat } from '../content-format.ts'
import { exactValue } from '../exact-value.ts'
import { decodedSpan, fillSpan } from '../plain-span.ts'
import { exactIn, isObject, listIn, type PlainObject } from '../plain-values.ts'
import { printedIn } from '../printed-values.ts'
import { readEach } from '../read-each.ts'
import type { Place } from '../record-input.ts'
import type { RecordSink } from '../record-sink.ts'
import { scoreOf } from './assessment.ts'
import { spanOf, traceIdOf } from './span.ts'
import { traceOf } from './trace.ts'

export const adapter: Adapter = { read, decode }

const NOWHERE: Place = { resource: { attributes: {} }, scope: { name: '', version: '', attributes: {} } }

/** What is learnt of a trace while its parts are read. */
interface Trace {
  id: string | undefined
  hasSpans: boolean
}

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (cursor.type !== 'object') {
    sink.addUnread('record.not_an_object', `record ${cursor.index} is a ${cursor.type}`)
    return
  }
  const fields = fieldsBeside(cursor)
  if (fields.name !== undefined && fields.attributes !== undefined) {
    addSpan(cursor, sink, { id: undefined, hasSpans: true })
    return
  }
  const whole = wholeOf(fields.trace)
  if (whole) {
    yield* read(sink.cursorOn(whole), sink)
    return
  }
  const trace: Trace = { id: undefined, hasSpans: false }
  const isPage = yield* readParts(cursor, sink, trace)
  // A row whose spans stand in a text.
  for (const span of typeof fields.spans === 'string' ? listIn(printedIn(fields.spans)) : [])
    addSpan(sink.cursorOn(span), sink, trace)
  const info = fields.info ?? fields.trace_info ?? fields
  if (isObject(info) && traceIdOf(info) !== undefined) addTrace({ ...asked(fields), ...structured(info) }, sink, trace)
  else if (!isPage && !trace.hasSpans)
    sink.addUnread('record.unknown_shape', `keys ${Object.keys(fields).slice(0, 6).join(', ')}`)
}

/** The trace in a row of a table, or in the answer for one. */
function wholeOf(trace: unknown): PlainObject | undefined {
  const whole = typeof trace === 'string' ? exactIn(trace) : trace
  return isObject(whole) ? whole : undefined
}

/** Spans, in the trace or one level deeper; traces of an answer. Whether there is a list of either, were it empty. */
function* readParts(cursor: Cursor, sink: RecordSink, trace: Trace): Generator<void, boolean> {
  let hasList = false
  cursor.enter()
  while (cursor.next()) {
    if (cursor.key === 'spans' && cursor.type === 'array') {
      hasList = true
      yield* readEach(cursor, sink, (span) => addSpan(span, sink, trace))
    } else if (cursor.key === 'traces' && cursor.type === 'array') {
      hasList = true
      yield* readEach(cursor, sink, (entry) => {
        for (const _ of read(entry, sink));
      })
    } else if ((cursor.key === 'data' || cursor.key === 'trace_data') && cursor.type === 'object') {
      if (yield* readParts(cursor, sink, trace)) hasList = true
    }
  }
  return hasList
}

const LISTS = new Set(['spans', 'traces'])

/** The fields of a record without the spans and traces in it. */
function fieldsBeside(cursor: Cursor): PlainObject {
  const fork = cursor.fork()
  const fields: { [key: string]: unknown } = {}
  fork.enter()
  while (fork.next()) {
    const { key = '' } = fork
    if (key === 'data' || key === 'trace_data') fields[key] = fork.type === 'object' ? fieldsBeside(fork) : fork.value()
    else if (!LISTS.has(key) || fork.type !== 'array') fields[key] = fork.value()
  }
  return fields
}

/** What was asked and answered, where version 2 has it beside the spans. */
function asked({ data }: PlainObject): PlainObject {
  const { request, response } = isObject(data) ? data : ({} as PlainObject)
  return { request, response }
}

const STRUCTURES = ['trace_metadata', 'request_metadata', 'tags', 'assessments']

/** The cells of a row as what they were. */
const structured = (info: PlainObject): PlainObject =>
  Object.fromEntries(
    Object.entries(info).map(([key, value]) => [key, STRUCTURES.includes(key) ? printedIn(value) : value]),
  )

function addSpan(cursor: Cursor, sink: RecordSink, trace: Trace): void {
  const record = exactValue(cursor)
  if (!isObject(record)) {
    sink.addUnread('record.not_an_object', `span ${cursor.index} is a ${cursor.type}`)
    return
  }
  const span = spanOf(record)
  trace.id ??= span.traceId
  trace.hasSpans = true
  fillSpan(sink.span, { ...span, traceId: trace.id })
  sink.addSpan(NOWHERE, cursor, CONTENT_FORMAT.mlflowSpan)
}

/** Its spans know the id that other exports of the trace use. */
function addTrace(info: PlainObject, sink: RecordSink, { id, hasSpans }: Trace): void {
  const traceId = id ?? traceIdOf(info)
  fillSpan(sink.span, { ...traceOf(info, hasSpans), traceId })
  const record = { ...info, spans: hasSpans }
  sink.addTrace(NOWHERE, sink.cursorOn(record), CONTENT_FORMAT.mlflowTrace)
  for (const assessment of listIn(info.assessments)) {
    const score = isObject(assessment) && traceId !== undefined ? scoreOf(assessment, traceId) : undefined
    if (score) sink.addScore(score)
  }
}

function decode(value: unknown, format: ContentFormat): DecodedRecord | undefined {
  if (!isObject(value)) return undefined
  return decodedSpan(format === CONTENT_FORMAT.mlflowTrace ? traceOf(value, value.spans === true) : spanOf(value))
}
