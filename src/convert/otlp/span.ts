// One record of a span as OTLP JSON. What came as OTLP goes out with every member it came with; ids, times, kind and status
// are written in the one form that the protocol names.
import { addedKeys, MARK } from '../../adapters/otlp-json/export-marks.ts'
import { agreeingAttributes } from '../../conventions/facts/joining.ts'
import { FLAG } from '../../model/columns.ts'
import type { Dataset } from '../../model/dataset.ts'
import type { EventRecord, SpanRecord } from '../../model/record.ts'
import type { Attributes } from '../../model/span.ts'
import { anyValueOf, isKeyValues, type KeyValue, keyValues } from './any-value.ts'
import { hexId } from './ids.ts'
import { type Raw, rawMember, restOf } from './raw.ts'

export type DecodedSpan = Omit<SpanRecord, 'scope' | 'resource' | 'logs'>

/** A record as it was decoded, and as an OTLP file wrote it where it came in one. */
export interface SpanPart {
  readonly record: DecodedSpan
  readonly raw: Raw | undefined
}

export interface SpanSource {
  readonly dataset: Dataset
  /** Row that the ids, times, kind and status are of. */
  readonly row: number
  /** Records that say this span together; the first to say something counts. */
  readonly parts: readonly SpanPart[]
  /** Attributes in the convention that is asked for, where the span has none of that key. */
  readonly additions: Attributes
}

export function otlpSpan({ dataset, row, parts, additions }: SpanSource): object {
  const { columns } = dataset.data
  const raws = parts.map(({ raw }) => raw).filter((raw) => raw !== undefined)
  const given = (member: string) => raws.map((raw) => rawMember(raw, member)).find((value) => value !== undefined)
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
  const [start, end] = [dataset.startTime(row), dataset.endTime(row)]
  if (start !== undefined && !isSayable(start)) marks.push(...markOf(MARK.startTime, String(start), ''))
  if (end !== undefined && !isSayable(end)) marks.push(...markOf(MARK.endTime, String(end), ''))
  if (dataset.hasFlag(row, FLAG.ownUsage)) marks.push({ key: MARK.ownUsage, value: anyValueOf(true) })
  if (dataset.hasFlag(row, FLAG.traceRecord)) marks.push({ key: MARK.traceRecord, value: anyValueOf(true) })
  const added = Object.keys(additions)
  if (added.length > 0) marks.push({ key: MARK.added, value: anyValueOf(added) })
  const withEvents = parts.find(({ record }) => record.events.length > 0)
  const withLinks = parts.find(({ record }) => record.links.length > 0)
  const statusMessage = parts.map(({ record }) => record.statusMessage).find((message) => message !== undefined)
  return {
    traceId: hexTraceId,
    spanId: hexSpanId,
    parentSpanId: hexParentId,
    name: dataset.nameAt(row),
    kind: columns.kind[row] || given('kind'),
    // What could not be read goes out as it came.
    startTimeUnixNano: timeText(start) ?? given('startTimeUnixNano'),
    endTimeUnixNano: timeText(end) ?? given('endTimeUnixNano'),
    traceState: traceStateOf(parts),
    attributes: listOrNone([
      ...ownAttributes(parts, dataset.attribute(TRACE_STATE, row) !== undefined),
      ...keyValues(additions),
      ...marks,
    ]),
    events: withEvents && eventsOf(withEvents),
    links: withLinks && linksOf(withLinks),
    status: statusOf(columns.status[row], statusMessage),
    ...Object.assign({}, ...raws.map(restOf).reverse()),
  }
}

export const markOf = (key: string, id: string, written: string): KeyValue[] =>
  id === written ? [] : [{ key, value: { stringValue: id } }]

export const listOrNone = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined)

const timeText = (time: bigint | undefined): string | undefined =>
  time === undefined || !isSayable(time) ? undefined : String(time)

/** 0 says that there is none, and nothing lies before it. */
const isSayable = (time: bigint): boolean => time > 0n

/** Where records hold the trace state among their attributes. */
const TRACE_STATE = 'w3c.tracestate'

const traceStateOf = (parts: readonly SpanPart[]): unknown =>
  parts.map(({ record, raw }) => (raw && rawMember(raw, 'traceState')) ?? record.attributes[TRACE_STATE]).find(Boolean)

const STATUS_CODES = [undefined, 1, 2]

const statusOf = (status: number, message: string | undefined): object | undefined =>
  status === 0 && message === undefined ? undefined : { code: STATUS_CODES[status], message }

/** Of several records the first one that has a key counts; keys stand in the order in which reading joins them. */
function ownAttributes(parts: readonly SpanPart[], hasTraceState: boolean): readonly KeyValue[] {
  const [first, ...others] = parts
  let list = first ? partAttributes(first, hasTraceState) : []
  let known = first?.record.attributes ?? {}
  for (const other of others) {
    const agreeing = agreeingAttributes(known, other.record.attributes)
    const added = partAttributes(other, hasTraceState).filter(({ key }) => Object.hasOwn(agreeing, key))
    list = [...new Map([...added, ...list].map((attribute) => [attribute.key, attribute])).values()]
    known = { ...agreeing, ...known }
  }
  return list
}

/** Without attributes that an earlier export added, and without its marks. */
function partAttributes({ record, raw }: SpanPart, hasTraceState: boolean): readonly KeyValue[] {
  const given = raw && rawMember(raw, 'attributes')
  // A pending span of Logfire has been resolved: it would be resolved once more.
  if (!isKeyValues(given) || given.some(({ key }) => key === 'logfire.pending_parent_id'))
    return keyValues(withoutTraceState(withoutPending(record.attributes), hasTraceState))
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

/** It is shown among the attributes, and is one only where the source wrote it there. */
function withoutTraceState(attributes: Attributes, hasTraceState: boolean): Attributes {
  if (hasTraceState || attributes[TRACE_STATE] === undefined) return attributes
  const { [TRACE_STATE]: _state, ...rest } = attributes
  return rest
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

function eventsOf({ record: { events }, raw }: SpanPart): object[] {
  const entries = rawEntries(raw, 'events', events.length)
  return events.map((event: EventRecord, index) => {
    const entry = entries?.[index]
    const given = entry && rawMember(entry, 'attributes')
    return {
      timeUnixNano: timeText(event.time) ?? (entry && rawMember(entry, 'timeUnixNano')),
      name: event.name,
      attributes: listOrNone(isKeyValues(given) ? given : keyValues(event.attributes)),
      ...(entry ? restOf(entry) : {}),
    }
  })
}

function linksOf({ record: { links }, raw }: SpanPart): object[] {
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
