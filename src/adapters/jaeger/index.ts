// Jaeger's own JSON: downloads of its UI, answers of its query service, single spans, and summaries of traces.
// Times: epoch microseconds. Ids: hex, kept as lower-case hex of full length. Processes may stand behind the spans.
// Source: jaegertracing/jaeger 1 and 2 (internal/uimodel, the UI's file loader). API v3 answers hold OTLP: see otlp-json.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT, type ContentFormat } from '../content-format.ts'
import { decodedSpan, fillSpan } from '../plain-span.ts'
import { isObject } from '../plain-values.ts'
import { enterList, readEach } from '../read-each.ts'
import type { RecordSink } from '../record-sink.ts'
import { type PlaceOf, placesOf } from './process.ts'
import { spanOf } from './span.ts'
import { summaryOf } from './summary.ts'

export const adapter: Adapter = { read, decode }

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  switch (shapeOf(cursor)) {
    case 'answer':
      return yield* readAnswer(cursor, sink)
    case 'trace':
      return yield* readTrace(cursor, sink)
    case 'span':
      return addSpan(cursor, sink, placesOf({}))
    default:
      sink.addUnread(
        cursor.type === 'object' ? 'record.unknown_shape' : 'record.not_an_object',
        cursor.type === 'object' ? 'an object without spans' : cursor.type,
      )
  }
}

/** By the first key that tells, so that nothing long is read over. */
function shapeOf(cursor: Cursor): 'answer' | 'trace' | 'span' | undefined {
  const fork = cursor.fork()
  if (fork.type !== 'object' || !fork.enter()) return undefined
  while (fork.next()) {
    const { key = '' } = fork
    if (ANSWER_KEYS.has(key)) return 'answer'
    if (key === 'spans' || key === 'processes') return 'trace'
    if (SPAN_KEYS.has(key)) return 'span'
  }
  return undefined
}

const ANSWER_KEYS = new Set(['data', 'summaries', 'errors'])
const SPAN_KEYS = new Set(['spanID', 'operationName', 'references'])

function* readAnswer(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  cursor.enter()
  while (cursor.next()) {
    switch (cursor.key) {
      case 'data':
        if (cursor.type === 'object') yield* readTrace(cursor, sink)
        else if (enterList(cursor, sink)) {
          while (cursor.next()) {
            yield* readTrace(cursor, sink)
            yield
          }
        }
        break
      case 'summaries':
        yield* readEach(cursor, sink, (entry) => addSummary(entry, sink))
        break
      case 'errors':
        yield* readEach(cursor, sink, (entry) => tellError(entry.value(), sink))
    }
  }
}

function* readTrace(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (!cursor.enter()) {
    sink.addUnread('record.not_an_object', `a trace is a ${cursor.type}`)
    return
  }
  const placeOf = placesOf(cursor.ahead('processes')?.value())
  let isKnown = false
  while (cursor.next()) {
    if (TRACE_KEYS.has(cursor.key ?? '')) isKnown = true
    if (cursor.key === 'spans') yield* readEach(cursor, sink, (entry) => addSpan(entry, sink, placeOf))
    else if (cursor.key === 'warnings' && cursor.type === 'array')
      yield* readEach(cursor, sink, (entry) => sink.issues.add('info', 'source.warning', entry.string() ?? ''))
  }
  if (!isKnown) sink.addUnread('record.unknown_shape', 'a trace without spans')
}

const TRACE_KEYS = new Set(['spans', 'processes', 'traceID'])

function addSpan(cursor: Cursor, sink: RecordSink, placeOf: PlaceOf): void {
  const record = cursor.value()
  if (!isObject(record)) {
    sink.addUnread('record.not_an_object', `span ${cursor.index} is a ${cursor.type}`)
    return
  }
  fillSpan(sink.span, spanOf(record))
  sink.addSpan(placeOf(record), cursor, CONTENT_FORMAT.jaegerSpan)
}

function addSummary(cursor: Cursor, sink: RecordSink): void {
  const record = cursor.value()
  if (!isObject(record)) {
    sink.addUnread('record.not_an_object', `summary ${cursor.index} is a ${cursor.type}`)
    return
  }
  const { rootServiceName } = record
  sink.issues.add('warning', 'source.summary_only', 'a search answer of Jaeger')
  fillSpan(sink.span, summaryOf(record))
  sink.addTrace(
    placesOf({ root: { serviceName: rootServiceName } })({ processID: 'root' }),
    cursor,
    CONTENT_FORMAT.jaegerSummary,
  )
}

function tellError(error: unknown, sink: RecordSink): void {
  const { code, msg } = isObject(error) ? error : { code: undefined, msg: error }
  sink.addUnread('source.error', [code, msg].filter((part) => part !== undefined).join(' '))
}

function decode(value: unknown, format: ContentFormat): DecodedRecord | undefined {
  if (!isObject(value)) return undefined
  return decodedSpan(format === CONTENT_FORMAT.jaegerSummary ? summaryOf(value) : spanOf(value))
}
