// OTLP JSON: export requests, TracesData, Collector file lines, bodies of Tempo and Jaeger, and single bare spans.
// Source: opentelemetry-proto 1.11 (JSON encoding) and the variants that shipped software writes instead.
// Times: epoch nanoseconds. Ids: hex or base64, kept as lower-case hex. Metrics are counted and left out, with an issue.
import type { Cursor } from '../../json/cursor.ts'
import type { Attributes, Resource, Scope } from '../../model/span.ts'
import type { Adapter } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { enterList, readEach } from '../read-each.ts'
import type { Place } from '../record-input.ts'
import type { RecordSink } from '../record-sink.ts'
import { readLog, readSpan } from './records.ts'
import { attributesOf } from './values.ts'

const EMPTY_RESOURCE: Resource = { attributes: {} }
const EMPTY_SCOPE: Scope = { name: '', version: '', attributes: {} }

export const adapter: Adapter = {
  read,
  // Not with the reader: no record is decoded while a file is read.
  decode: async (value, format) => (await import('./decode.ts')).decode(value, format),
}

/** Lists in lists beyond this are no export, and would exhaust the engine's stack. */
const MAX_LISTS = 100

function* read(cursor: Cursor, sink: RecordSink, lists = 0): Generator<void, void> {
  if (cursor.type === 'array') {
    if (lists > MAX_LISTS) {
      sink.addUnread('record.unknown_shape', `more than ${MAX_LISTS} lists in one another`)
      return
    }
    cursor.enter()
    while (cursor.next()) yield* read(cursor, sink, lists + 1)
    return
  }
  if (cursor.type !== 'object') {
    sink.addUnread('record.not_an_object', cursor.type)
    return
  }
  if (isSpan(cursor)) {
    addSpan(cursor, sink, { resource: EMPTY_RESOURCE, scope: EMPTY_SCOPE })
    return
  }
  yield* readRequest(cursor, sink)
}

/** A span has a name and none of the group keys. */
function isSpan(cursor: Cursor): boolean {
  const fork = cursor.fork()
  let hasName = false
  fork.enter()
  while (fork.next()) {
    if (fork.key === 'name') hasName = true
    if (fork.key !== undefined && GROUP_KEYS.has(fork.key)) return false
  }
  return hasName
}

const GROUP_KEYS = new Set([
  'resourceSpans',
  'resource_spans',
  'batches',
  'trace',
  'result',
  'scopeSpans',
  'scope_spans',
  'instrumentationLibrarySpans',
  'scopeLogs',
  'scope_logs',
  'resourceLogs',
  'resource_logs',
  'resourceMetrics',
  'resource_metrics',
  'spans',
])

function* readRequest(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  let isKnown = false
  cursor.enter()
  while (cursor.next()) {
    switch (cursor.key) {
      case 'resourceSpans':
      case 'resource_spans':
      case 'batches':
      case 'resourceLogs':
      case 'resource_logs':
        isKnown = true
        if (enterList(cursor, sink)) while (cursor.next()) yield* readResourceGroup(cursor, sink)
        break
      case 'trace':
      case 'result':
        isKnown = true
        if (cursor.type === 'object') yield* readRequest(cursor, sink)
        break
      case 'status':
        if (cursor.string() === 'PARTIAL') sink.issues.add('warning', 'source.partial_trace', 'status PARTIAL')
        break
      case 'scopeSpans':
      case 'scope_spans':
      case 'instrumentationLibrarySpans':
      case 'scopeLogs':
      case 'scope_logs':
        isKnown = true
        yield* readScopeGroups(cursor, sink, resourceAhead(cursor, sink))
        break
      case 'resourceMetrics':
      case 'resource_metrics':
        isKnown = true
        sink.records++
        sink.issues.add('info', 'metrics.left_out', 'resourceMetrics')
        break
      case 'partialSuccess':
        isKnown = true
        sink.issues.add('info', 'otlp.response', 'partialSuccess')
    }
  }
  if (!isKnown) sink.addUnread('record.unknown_shape', 'an object without resourceSpans')
}

/** One ResourceSpans or ResourceLogs: the resource first, wherever its key stands. */
function* readResourceGroup(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (!cursor.enter()) return
  const resource = resourceAhead(cursor, sink)
  while (cursor.next()) {
    switch (cursor.key) {
      case 'scopeSpans':
      case 'scope_spans':
      case 'instrumentationLibrarySpans':
      case 'scopeLogs':
      case 'scope_logs':
      case 'instrumentationLibraryLogs':
        yield* readScopeGroups(cursor, sink, resource)
    }
  }
}

function resourceAhead(cursor: Cursor, sink: RecordSink): Resource {
  const resource = cursor.ahead('resource')
  let attributes: Attributes = {}
  if (resource?.enter()) {
    while (resource.next()) if (resource.key === 'attributes') attributes = attributesOf(resource, sink.tables)
  }
  return { attributes }
}

function* readScopeGroups(cursor: Cursor, sink: RecordSink, resource: Resource): Generator<void, void> {
  if (!enterList(cursor, sink)) return
  while (cursor.next()) {
    if (!cursor.enter()) continue
    const scope = scopeAhead(cursor, sink)
    const place: Place = { resource, scope }
    while (cursor.next()) {
      switch (cursor.key) {
        case 'spans':
          yield* readEach(cursor, sink, (span) => addSpan(span, sink, place))
          break
        case 'logRecords':
        case 'log_records':
        case 'logs':
          yield* readEach(cursor, sink, (log) => addLog(log, sink, place))
          break
        case 'schemaUrl':
        case 'schema_url':
          // Written behind the spans, as a rule: looking ahead for it would read all of them twice.
          scope.schemaUrl = cursor.string() || undefined
      }
    }
    yield
  }
}

function scopeAhead(cursor: Cursor, sink: RecordSink): { -readonly [K in keyof Scope]: Scope[K] } {
  const scope = cursor.ahead('scope', 'instrumentationLibrary')
  let name = ''
  let version = ''
  let attributes: Attributes = {}
  if (scope?.enter()) {
    while (scope.next()) {
      if (scope.key === 'name') name = scope.string() ?? ''
      else if (scope.key === 'version') version = scope.string() ?? ''
      else if (scope.key === 'attributes') attributes = attributesOf(scope, sink.tables)
    }
  }
  return { name, version, attributes }
}

function addSpan(cursor: Cursor, sink: RecordSink, place: Place): void {
  if (cursor.type !== 'object') {
    sink.addUnread('record.not_an_object', `span ${cursor.index} is a ${cursor.type}`)
    return
  }
  if (readSpan(cursor, sink.span)) sink.addTrace(place, cursor, CONTENT_FORMAT.otlpSpan)
  else sink.addSpan(place, cursor, CONTENT_FORMAT.otlpSpan)
}

function addLog(cursor: Cursor, sink: RecordSink, place: Place): void {
  if (cursor.type !== 'object') {
    sink.addUnread('record.not_an_object', `log record ${cursor.index} is a ${cursor.type}`)
    return
  }
  sink.addLog(readLog(cursor, sink.tables), place, cursor, CONTENT_FORMAT.otlpLog)
}
