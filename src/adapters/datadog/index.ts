// Datadog: spans of LLM Observability (answers of the export API, what SDKs send, evaluations) and traces of APM (v0.4).
// Times: epoch nanoseconds, exact. Ids: decimal or hex texts, as written.
// Source: Datadog's API clients and tracers (dd-trace-py, dd-trace-js).
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT, type ContentFormat } from '../content-format.ts'
import { exactFields } from '../exact-fields.ts'
import { decodedSpan, fillSpan } from '../plain-span.ts'
import { isObject, listIn, objectIn, type PlainObject } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { RecordSink } from '../record-sink.ts'
import type { FoundTrace } from '../trace-match.ts'
import { apmPlaceOf, apmSpanOf } from './apm-span.ts'
import { metricScore, spanScores, tagOf } from './evaluation.ts'
import { llmSpanOf, placeOf } from './llm-span.ts'

export const adapter: Adapter = { read, decode }

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  // A chunk of one trace of APM.
  if (cursor.type === 'array') return yield* readEach(cursor, sink, (entry) => addApmSpan(entry, sink))
  if (cursor.type !== 'object') return sink.addUnread('record.not_an_object', cursor.type)
  yield* readRecord(cursor, sink, {})
}

/** `around`: fields of the envelope that its spans share. */
function* readRecord(cursor: Cursor, sink: RecordSink, around: PlainObject): Generator<void, void> {
  const keys = keysOf(cursor)
  if (keys.has('spans')) return yield* readSpans(cursor, sink, around)
  if (keys.has('metrics') && !keys.has('span_id')) return yield* readMember(cursor, sink, 'metrics', addMetric)
  if (keys.has('start_ns') || keys.has('span_kind')) return addLlmSpan(cursor, sink, around)
  if (keys.has('span_id') && keys.has('start')) return addApmSpan(cursor, sink)
  if (keys.has('label') && keys.has('metric_type')) return addMetric(cursor, sink)
  if (!keys.has('data') && !keys.has('attributes'))
    return sink.addUnread('record.unknown_shape', 'an object without spans')
  cursor.enter()
  while (cursor.next()) {
    if (cursor.key === 'attributes' && cursor.type === 'object') yield* readRecord(cursor, sink, around)
    else if (cursor.key === 'data' && cursor.type === 'object') yield* readRecord(cursor, sink, around)
    else if (cursor.key === 'data' && cursor.type === 'array') {
      cursor.enter()
      while (cursor.next()) {
        yield* readRecord(cursor, sink, around)
        yield
      }
    }
  }
}

function keysOf(cursor: Cursor): ReadonlySet<string> {
  const fork = cursor.fork()
  const keys = new Set<string>()
  if (fork.enter()) while (fork.next()) keys.add(fork.key ?? '')
  return keys
}

/** What SDKs send: the application and the session may be named once for all spans. */
function* readSpans(cursor: Cursor, sink: RecordSink, around: PlainObject): Generator<void, void> {
  const shared: { [key: string]: unknown } = { ...around }
  const fork = cursor.fork()
  fork.enter()
  while (fork.next()) if (fork.key !== undefined && fork.key !== 'spans') shared[fork.key] = fork.value()
  cursor.enter()
  while (cursor.next())
    if (cursor.key === 'spans') yield* readEach(cursor, sink, (entry) => addLlmSpan(entry, sink, shared))
}

function* readMember(
  cursor: Cursor,
  sink: RecordSink,
  name: string,
  add: (cursor: Cursor, sink: RecordSink) => void,
): Generator<void, void> {
  cursor.enter()
  while (cursor.next()) if (cursor.key === name) yield* readEach(cursor, sink, (entry) => add(entry, sink))
}

const EXACT = new Set(['trace_id', 'span_id', 'parent_id', 'start', 'start_ns', 'duration'])

function addLlmSpan(cursor: Cursor, sink: RecordSink, around: PlainObject): void {
  const record = exactFields(cursor, EXACT)
  if (!record) {
    sink.addUnread('record.not_an_object', `span ${cursor.index} is a ${cursor.type}`)
    return
  }
  const isAlone = Object.keys(around).length === 0
  const whole = isAlone ? record : withShared(record, around)
  const span = llmSpanOf(whole)
  fillSpan(sink.span, span)
  sink.addSpan(placeOf(whole), isAlone ? cursor : sink.cursorOn(whole), CONTENT_FORMAT.datadogSpan)
  if (span.traceId === undefined) return
  for (const score of spanScores(whole, { traceId: span.traceId, spanId: span.spanId })) sink.addScore(score)
}

/** A field of the span before that of its envelope; tags of both. */
const withShared = (record: PlainObject, around: PlainObject): PlainObject => ({
  ...around,
  ...record,
  tags: [...listIn(record.tags), ...listIn(around.tags)],
})

function addApmSpan(cursor: Cursor, sink: RecordSink): void {
  const record = exactFields(cursor, EXACT)
  if (!record) {
    sink.addUnread('record.not_an_object', `span ${cursor.index} is a ${cursor.type}`)
    return
  }
  fillSpan(sink.span, apmSpanOf(record))
  sink.addSpan(apmPlaceOf(record), cursor, CONTENT_FORMAT.datadogApmSpan)
}

function addMetric(cursor: Cursor, sink: RecordSink): void {
  const metric = objectIn(cursor.value())
  const score = metricScore(metric)
  const tag = score ? undefined : tagOf(metric)
  if (score) sink.addScore(score)
  else if (tag === undefined) sink.addUnread('score.no_target', 'an evaluation of no span or session')
  else sink.whenAllRead({ ids: [], tag }, (found) => addTaggedMetric(metric, found, sink))
}

function addTaggedMetric(metric: PlainObject, { traceId, isAmbiguous }: FoundTrace, sink: RecordSink): void {
  const score = traceId === undefined ? undefined : metricScore(metric, { traceId })
  if (score) sink.addScore(score)
  else sink.addUnread(isAmbiguous ? 'score.several_traces' : 'score.no_target', 'an evaluation that joins on a tag')
}

function decode(value: unknown, format: ContentFormat): DecodedRecord | undefined {
  if (!isObject(value)) return undefined
  return decodedSpan(format === CONTENT_FORMAT.datadogApmSpan ? apmSpanOf(value) : llmSpanOf(value))
}
