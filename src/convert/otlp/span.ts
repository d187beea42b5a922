// One record of a span as OTLP JSON. What came as OTLP goes out with every member it came with; ids, times, kind and status
// are written in the one form that the protocol names.
import { addedKeys, MARK } from '../../adapters/otlp-json/export-marks.ts'
import type { Dataset } from '../../model/dataset.ts'
import type { EventRecord, SpanRecord } from '../../model/record.ts'
import type { Attributes } from '../../model/span.ts'
import { anyValueOf, isKeyValues, type KeyValue, keyValues } from './any-value.ts'
import { hexId } from './ids.ts'
import { type Raw, rawMember, restOf } from './raw.ts'

export type DecodedSpan = Omit<SpanRecord, 'scope' | 'resource' | 'logs'>

export interface SpanSource {
  readonly dataset: Dataset
  /** Row of the record. */
  readonly row: number
  readonly record: DecodedSpan
  /** The record as an OTLP file wrote it; undefined when it came in another format. */
  readonly raw: Raw | undefined
  /** Attributes in the convention that is asked for, where the record has none of that key. */
  readonly additions: Attributes
}

export function otlpSpan({ dataset, row, record, raw, additions }: SpanSource): object {
  const { columns } = dataset.data
  const traceId = dataset.traceIdAt(columns.trace[row])
  const spanId = dataset.idAt(row)
  const parentId = dataset.parentIdAt(row)
  const hexTraceId = hexId(traceId, 32)
  const hexSpanId = hexId(spanId, 16)
  const hexParentId = parentId === undefined ? undefined : hexId(parentId, 16)
  const marks: KeyValue[] = [
    ...markOf(MARK.traceId, traceId, hexTraceId),
    ...markOf(MARK.spanId, spanId, hexSpanId),
    ...(parentId === undefined || hexParentId === undefined ? [] : markOf(MARK.parentSpanId, parentId, hexParentId)),
  ]
  const added = Object.keys(additions)
  if (added.length > 0) marks.push({ key: MARK.added, value: anyValueOf(added) })
  return {
    traceId: hexTraceId,
    spanId: hexSpanId,
    parentSpanId: hexParentId,
    name: record.name,
    kind: columns.kind[row] || (raw && rawMember(raw, 'kind')),
    startTimeUnixNano: timeText(dataset.startTime(row), raw, 'startTimeUnixNano'),
    endTimeUnixNano: timeText(dataset.endTime(row), raw, 'endTimeUnixNano'),
    attributes: listOrNone([...ownAttributes(record, raw), ...keyValues(additions), ...marks]),
    events: listOrNone(eventsOf(record, raw)),
    links: listOrNone(linksOf(record, raw)),
    status: statusOf(columns.status[row], record.statusMessage),
    ...(raw ? restOf(raw) : {}),
  }
}

export const markOf = (key: string, id: string, written: string): KeyValue[] =>
  id === written ? [] : [{ key, value: { stringValue: id } }]

export const listOrNone = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined)

/** What could not be read goes out as it came. */
const timeText = (time: bigint | undefined, raw: Raw | undefined, member: string): unknown =>
  time === undefined ? raw && rawMember(raw, member) : String(time)

const STATUS_CODES = [undefined, 1, 2]

const statusOf = (status: number, message: string | undefined): object | undefined =>
  status === 0 && message === undefined ? undefined : { code: STATUS_CODES[status], message }

/** Attributes without those that an earlier export added, and without its marks. */
function ownAttributes(record: DecodedSpan, raw: Raw | undefined): readonly KeyValue[] {
  const given = raw && rawMember(raw, 'attributes')
  // A pending span of Logfire has been resolved: it would be resolved once more.
  if (!isKeyValues(given) || given.some(({ key }) => key === 'logfire.pending_parent_id'))
    return keyValues(withoutPending(record.attributes))
  const marked = given.find(({ key }) => key === MARK.added)
  const keys = marked
    ? (marked.value as { arrayValue?: { values?: { stringValue?: string }[] } }).arrayValue
    : undefined
  const left = new Set<string>([
    ...Object.values(MARK),
    ...addedKeys(keys?.values?.map(({ stringValue }) => stringValue)),
  ])
  return given.filter(({ key }) => !left.has(key))
}

function withoutPending(attributes: Attributes): Attributes {
  if (attributes['logfire.span_type'] !== 'pending_span') return attributes
  const { 'logfire.span_type': _type, 'logfire.pending_parent_id': _parent, ...rest } = attributes
  return rest
}

/** Members of a list that stand for the entries of what was read from it; undefined when they do not match. */
function rawEntries(raw: Raw | undefined, member: string, count: number): readonly Raw[] | undefined {
  const list = raw && rawMember(raw, member)
  if (!Array.isArray(list) || list.length !== count) return undefined
  return list.every((entry) => typeof entry === 'object' && entry !== null && !Array.isArray(entry)) ? list : undefined
}

function eventsOf({ events }: DecodedSpan, raw: Raw | undefined): object[] {
  const entries = rawEntries(raw, 'events', events.length)
  return events.map((event: EventRecord, index) => {
    const entry = entries?.[index]
    const given = entry && rawMember(entry, 'attributes')
    return {
      timeUnixNano: timeText(event.time, entry, 'timeUnixNano'),
      name: event.name,
      attributes: listOrNone(isKeyValues(given) ? given : keyValues(event.attributes)),
      ...(entry ? restOf(entry) : {}),
    }
  })
}

function linksOf({ links }: DecodedSpan, raw: Raw | undefined): object[] {
  const entries = rawEntries(raw, 'links', links.length)
  return links.map(({ traceId, spanId, attributes }, index) => {
    const entry = entries?.[index]
    const ids = [hexId(traceId, 32), hexId(spanId, 16)]
    const marks = [...markOf(MARK.traceId, traceId, ids[0]), ...markOf(MARK.spanId, spanId, ids[1])]
    return {
      traceId: ids[0],
      spanId: ids[1],
      attributes: listOrNone([...keyValues(attributes), ...marks]),
      ...(entry ? restOf(entry) : {}),
    }
  })
}
