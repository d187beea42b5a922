// Arize Phoenix: spans of its clients and its API in both shapes, rows of data frames (JSON, CSV, Parquet), pages of traces,
// sessions and annotations, traces of its command line, examples of datasets. Times: ISO texts, or epoch nanoseconds. Ids: hex.
// Source: Arize-ai/phoenix (REST schema, Python client, CLI). Prices are worked out by its server and are not in its exports.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT, type ContentFormat } from '../content-format.ts'
import { exactValue } from '../exact-value.ts'
import { placeOf } from '../otel-spans/span.ts'
import { decodedSpan, fillSpan, type PlainSpan } from '../plain-span.ts'
import { isObject, type PlainObject, textIn } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { RecordSink } from '../record-sink.ts'
import { annotationsIn, scoreOf } from './annotation.ts'
import { exampleOf, isExample } from './example.ts'
import { spanOf } from './span.ts'
import { traceOf } from './trace.ts'

export const adapter: Adapter = { read, decode }

const LISTS = new Set(['data', 'spans', 'traces'])

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  yield* readRecord(cursor, sink, undefined)
}

function* readRecord(cursor: Cursor, sink: RecordSink, trace: string | undefined): Generator<void, void> {
  if (cursor.type !== 'object') {
    sink.addUnread('record.not_an_object', `record ${cursor.index} is a ${cursor.type}`)
    return
  }
  const fields = fieldsBeside(cursor)
  if (isSpan(fields) || isExample(fields)) return addSpan(cursor, sink, trace)
  const traceId = textIn(fields.trace_id) ?? textIn(fields.traceId)
  if (fields.annotator_kind !== undefined) addScore(fields, sink)
  else if (traceId !== undefined || isRun(fields)) addTrace(fields, sink)
  let hasList = false
  cursor.enter()
  while (cursor.next()) {
    if (cursor.key === undefined || !LISTS.has(cursor.key)) continue
    hasList = true
    yield* readEach(cursor, sink, (entry) => {
      for (const _ of readRecord(entry, sink, traceId ?? trace));
    })
  }
  const isKnown = hasList || traceId !== undefined || fields.annotator_kind !== undefined || isRun(fields)
  if (!isKnown) sink.addUnread('record.unknown_shape', `keys ${Object.keys(fields).slice(0, 6).join(', ')}`)
}

const SPAN_KEYS = ['context', 'span_id', 'context.span_id', 'span_kind']

const isSpan = (fields: PlainObject): boolean =>
  fields.annotator_kind === undefined && SPAN_KEYS.some((key) => fields[key] !== undefined)

/** A run of an experiment may have no trace. */
const isRun = (fields: PlainObject): boolean => fields.example_id !== undefined && 'reference_output' in fields

/** The fields of a record without the lists of others in it. */
function fieldsBeside(cursor: Cursor): PlainObject {
  const fork = cursor.fork()
  const fields: { [key: string]: unknown } = {}
  fork.enter()
  while (fork.next()) {
    const { key = '' } = fork
    if (!LISTS.has(key) || fork.type !== 'array') fields[key] = fork.value()
  }
  return fields
}

function addSpan(cursor: Cursor, sink: RecordSink, trace: string | undefined): void {
  const record = exactValue(cursor)
  if (!isObject(record)) return
  const span = plainOf(record)
  fillSpan(sink.span, { ...span, traceId: span.traceId ?? trace })
  sink.addSpan(placeOf(record), cursor, CONTENT_FORMAT.phoenixSpan)
  for (const annotation of annotationsIn(record)) {
    addScore({ ...annotation, span_id: annotation.span_id ?? span.spanId, trace_id: span.traceId ?? trace }, sink)
  }
}

function addTrace(fields: PlainObject, sink: RecordSink): void {
  fillSpan(sink.span, traceOf(fields))
  sink.addTrace(placeOf(fields), sink.cursorOn(fields), CONTENT_FORMAT.phoenixTrace)
  const trace = fields.trace_id ?? fields.traceId
  for (const annotation of annotationsIn(fields)) addScore({ ...annotation, trace_id: trace }, sink)
}

function addScore(annotation: PlainObject, sink: RecordSink): void {
  const score = scoreOf(annotation)
  if (score) sink.addScore(score)
  else sink.addUnread('score.no_target', textIn(annotation.name) ?? 'an annotation')
}

function decode(value: unknown, format: ContentFormat): DecodedRecord | undefined {
  if (!isObject(value)) return undefined
  return decodedSpan(format === CONTENT_FORMAT.phoenixTrace ? traceOf(value) : plainOf(value))
}

const plainOf = (record: PlainObject): PlainSpan => (isExample(record) ? exampleOf(record) : spanOf(record))
