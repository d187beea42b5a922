// One span or one log record of OTLP JSON, field by field. Camel case is the rule; snake case is met.
import type { Cursor } from '../../json/cursor.ts'
import { AttributeList } from '../../model/attribute-list.ts'
import type { EpochNs } from '../../model/time.ts'
import type { EventInput, LinkInput, LogInput, SpanInput, Tables } from '../record-input.ts'
import { restoreSpan, takeMarks } from './export-marks.ts'
import {
  anyValue,
  isZeros,
  readAttributes,
  readEpoch,
  readId,
  readIdCode,
  readInstant,
  readKind,
  readSeverity,
  readStatusCode,
} from './values.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Reads the span the cursor stands on; true where it is the record of a whole trace, which was exported in the place of a span. */
export function readSpan(cursor: Cursor, span: SpanInput): boolean {
  span.clear()
  if (cursor.enter()) while (cursor.next()) readSpanField(cursor, span)
  return restoreSpan(span)
}

function readSpanField(cursor: Cursor, span: SpanInput): void {
  const { strings } = span.tables
  switch (cursor.key) {
    case 'traceId':
    case 'trace_id':
      // Kept where it is all zeros: the spans of such a writer still belong together.
      span.traceId = readIdCode(cursor, 16, strings, span.lastTraceId)
      span.lastTraceId = span.traceId
      if (strings.isAll(span.traceId, ZERO)) span.oddities.push('id.invalid')
      return
    case 'spanId':
    case 'span_id':
      span.spanId = readIdCode(cursor, 8, strings)
      if (strings.isAll(span.spanId, ZERO)) {
        span.spanId = 0
        span.oddities.push('id.invalid')
      }
      return
    case 'parentSpanId':
    case 'parent_span_id':
      span.parentSpanId = readParentCode(cursor, span.tables, span.lastParentId)
      span.lastParentId = span.parentSpanId
      return
    case 'name':
      span.nameCode = cursor.type === 'string' ? cursor.code(strings) : strings.code(cursor.string() ?? '')
      return
    case 'kind':
      span.kind = readKind(cursor)
      return
    case 'startTimeUnixNano':
    case 'start_time_unix_nano':
      readInstant(cursor, span.start)
      return
    case 'endTimeUnixNano':
    case 'end_time_unix_nano':
      readInstant(cursor, span.end)
      return
    case 'traceState':
    case 'trace_state':
      span.traceState = cursor.string()
      return
    case 'attributes':
      span.attributes.clear()
      readAttributes(cursor, span.attributes)
      return
    case 'events':
      span.events = readEvents(cursor, span.tables)
      return
    case 'links':
      span.links = readLinks(cursor, span.tables)
      return
    case 'status':
      readStatus(cursor, span)
      return
    case 'droppedAttributesCount':
    case 'dropped_attributes_count':
      if ((cursor.number() ?? 0) > 0) span.oddities.push('span.dropped_attributes')
  }
}

const ZERO = 48

/** "undefined" and "null" are how careless writers say that there is none. */
function readParentCode(cursor: Cursor, { strings }: Tables, guess: number): number {
  const code = cursor.hexCode(strings, 16, guess)
  if (code >= 0) return strings.isAll(code, ZERO) ? 0 : code
  const id = readId(cursor, 8)
  return isZeros(id) || id === 'undefined' || id === 'null' ? 0 : strings.code(id)
}

function readStatus(cursor: Cursor, span: SpanInput): void {
  if (!cursor.enter()) {
    span.status = readStatusCode(cursor)
    return
  }
  let deprecated: number | undefined
  while (cursor.next()) {
    if (cursor.key === 'code') span.status = readStatusCode(cursor)
    else if (cursor.key === 'message') span.statusMessage = cursor.string() || undefined
    else if (cursor.key === 'deprecatedCode') deprecated = cursor.number()
  }
  // Before 2020 the code was gRPC-like: anything but 0 is an error.
  if (span.status === 0 && deprecated !== undefined && deprecated !== 0) span.status = 2
}

const newList = ({ strings, shapes }: Tables): AttributeList => new AttributeList(strings, shapes)

function readEvents(cursor: Cursor, tables: Tables): EventInput[] {
  const events: EventInput[] = []
  if (cursor.type !== 'array' || !cursor.enter()) return events
  while (cursor.next()) {
    let name = ''
    let time: EpochNs | undefined
    const attributes = newList(tables)
    if (!cursor.enter()) continue
    while (cursor.next()) {
      if (cursor.key === 'name') name = cursor.string() ?? ''
      else if (cursor.key === 'timeUnixNano' || cursor.key === 'time_unix_nano') time = readEpoch(cursor)
      else if (cursor.key === 'attributes') readAttributes(cursor, attributes)
    }
    events.push({ name, time, attributes })
  }
  return events
}

function readLinks(cursor: Cursor, tables: Tables): LinkInput[] {
  const links: LinkInput[] = []
  if (cursor.type !== 'array' || !cursor.enter()) return links
  while (cursor.next()) {
    const link = { traceId: '', spanId: '', attributes: newList(tables) }
    if (!cursor.enter()) continue
    while (cursor.next()) {
      if (cursor.key === 'traceId' || cursor.key === 'trace_id') link.traceId = readId(cursor, 16)
      else if (cursor.key === 'spanId' || cursor.key === 'span_id') link.spanId = readId(cursor, 8)
      else if (cursor.key === 'attributes') readAttributes(cursor, link.attributes)
    }
    const { traceId, spanId } = takeMarks(link.attributes)
    links.push({ ...link, traceId: traceId ?? link.traceId, spanId: spanId ?? link.spanId })
  }
  return links
}

/** Reads the log record the cursor stands on. */
export function readLog(cursor: Cursor, tables: Tables): LogInput {
  const attributes = newList(tables)
  const log: Mutable<LogInput> = { traceId: '', spanId: '', eventName: '', attributes }
  let observed: EpochNs | undefined
  if (cursor.enter()) {
    while (cursor.next()) {
      switch (cursor.key) {
        case 'traceId':
        case 'trace_id':
          log.traceId = readId(cursor, 16)
          break
        case 'spanId':
        case 'span_id':
          log.spanId = readLogSpanId(cursor)
          break
        case 'eventName':
        case 'event_name':
          log.eventName = cursor.string() ?? ''
          break
        case 'timeUnixNano':
        case 'time_unix_nano':
          log.time = readEpoch(cursor)
          break
        case 'observedTimeUnixNano':
        case 'observed_time_unix_nano':
          observed = readEpoch(cursor)
          break
        case 'severityNumber':
        case 'severity_number':
          log.severity = readSeverity(cursor)
          break
        case 'attributes':
          readAttributes(cursor, attributes)
          break
        case 'body':
          log.body = anyValue(cursor.value())
      }
    }
  }
  log.time ??= observed
  const { traceId, spanId } = takeMarks(attributes)
  log.traceId = traceId ?? log.traceId
  log.spanId = spanId ?? log.spanId
  const named = log.attributes.get('event.name')
  if (log.eventName === '' && typeof named === 'string') log.eventName = named
  return log
}

const readLogSpanId = (cursor: Cursor): string => {
  const id = readId(cursor, 8)
  return isZeros(id) ? '' : id
}
