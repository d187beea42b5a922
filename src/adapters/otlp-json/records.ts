// One span or one log record of OTLP JSON, field by field. Camel case is the rule; snake case is met.
import type { AttributeValue } from '../../model/span.ts'
import type { EpochNs } from '../../model/time.ts'
import type { Cursor } from '../cursor.ts'
import type { EventInput, LogInput, SpanInput } from '../record-input.ts'
import { anyValue, readAttributes, readId, readInstant, readKind, readSeverity, readStatusCode } from './values.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export interface SpanReading {
  readonly span: SpanInput
  /** Oddities as issue codes. */
  readonly oddities: readonly string[]
}

/** Reads the span the cursor stands on. */
export function readSpan(cursor: Cursor): SpanReading {
  const oddities: string[] = []
  const span: Mutable<SpanInput> = {
    traceId: '',
    spanId: '',
    parentSpanId: '',
    name: '',
    kind: 0,
    status: 0,
    attributes: new Map(),
    events: [],
    links: [],
  }
  if (cursor.enter()) while (cursor.next()) readSpanField(cursor, span, oddities)
  return { span, oddities }
}

function readSpanField(cursor: Cursor, span: Mutable<SpanInput>, oddities: string[]): void {
  switch (cursor.key) {
    case 'traceId':
    case 'trace_id': {
      const { id, isInvalid } = readId(cursor, 16)
      // Kept where it is all zeros: the spans of such a writer still belong together.
      span.traceId = id
      if (isInvalid) oddities.push('id.invalid')
      return
    }
    case 'spanId':
    case 'span_id': {
      const { id, isInvalid } = readId(cursor, 8)
      span.spanId = isInvalid ? '' : id
      if (isInvalid) oddities.push('id.invalid')
      return
    }
    case 'parentSpanId':
    case 'parent_span_id': {
      const { id, isInvalid } = readId(cursor, 8)
      // "undefined" and "null" are how careless writers say that there is none.
      span.parentSpanId = isInvalid || id === 'undefined' || id === 'null' ? '' : id
      return
    }
    case 'name':
      span.name = cursor.string() ?? ''
      return
    case 'kind':
      span.kind = readKind(cursor)
      return
    case 'startTimeUnixNano':
    case 'start_time_unix_nano':
      span.startTime = readInstant(cursor)
      return
    case 'endTimeUnixNano':
    case 'end_time_unix_nano':
      span.endTime = readInstant(cursor)
      return
    case 'traceState':
    case 'trace_state':
      span.traceState = cursor.string()
      return
    case 'attributes':
      span.attributes = readAttributes(cursor)
      return
    case 'events':
      span.events = readEvents(cursor)
      return
    case 'links':
      span.links = readLinks(cursor)
      return
    case 'status':
      readStatus(cursor, span)
      return
    case 'droppedAttributesCount':
    case 'dropped_attributes_count':
      if ((cursor.number() ?? 0) > 0) oddities.push('span.dropped_attributes')
  }
}

function readStatus(cursor: Cursor, span: Mutable<SpanInput>): void {
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

function readEvents(cursor: Cursor): EventInput[] {
  const events: EventInput[] = []
  if (cursor.type !== 'array' || !cursor.enter()) return events
  while (cursor.next()) {
    let name = ''
    let time: EpochNs | undefined
    let attributes = new Map<string, AttributeValue>()
    if (!cursor.enter()) continue
    while (cursor.next()) {
      if (cursor.key === 'name') name = cursor.string() ?? ''
      else if (cursor.key === 'timeUnixNano' || cursor.key === 'time_unix_nano') time = readInstant(cursor)
      else if (cursor.key === 'attributes') attributes = readAttributes(cursor)
    }
    events.push({ name, time, attributes })
  }
  return events
}

function readLinks(cursor: Cursor): SpanInput['links'] {
  const links: Mutable<SpanInput['links'][number]>[] = []
  if (cursor.type !== 'array' || !cursor.enter()) return links
  while (cursor.next()) {
    const link: Mutable<SpanInput['links'][number]> = { traceId: '', spanId: '', attributes: new Map() }
    if (!cursor.enter()) continue
    while (cursor.next()) {
      if (cursor.key === 'traceId' || cursor.key === 'trace_id') link.traceId = readId(cursor, 16).id
      else if (cursor.key === 'spanId' || cursor.key === 'span_id') link.spanId = readId(cursor, 8).id
      else if (cursor.key === 'attributes') link.attributes = readAttributes(cursor)
    }
    links.push(link)
  }
  return links
}

/** Reads the log record the cursor stands on. */
export function readLog(cursor: Cursor): LogInput {
  const log: Mutable<LogInput> = { traceId: '', spanId: '', eventName: '', attributes: new Map() }
  let observed: EpochNs | undefined
  if (cursor.enter()) {
    while (cursor.next()) {
      switch (cursor.key) {
        case 'traceId':
        case 'trace_id':
          log.traceId = readId(cursor, 16).id
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
          log.time = readInstant(cursor)
          break
        case 'observedTimeUnixNano':
        case 'observed_time_unix_nano':
          observed = readInstant(cursor)
          break
        case 'severityNumber':
        case 'severity_number':
          log.severity = readSeverity(cursor)
          break
        case 'attributes':
          log.attributes = readAttributes(cursor)
          break
        case 'body':
          log.body = anyValue(cursor.value())
      }
    }
  }
  log.time ??= observed
  const named = log.attributes.get('event.name')
  if (log.eventName === '' && typeof named === 'string') log.eventName = named
  return log
}

const readLogSpanId = (cursor: Cursor): string => {
  const { id, isInvalid } = readId(cursor, 8)
  return isInvalid ? '' : id
}
