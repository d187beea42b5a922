// A record as `transformContent` sees it, and back: everything of it that could be shown, stored or exported.

import type { AttributeView } from '../conventions/view.ts'
import { AttributeList } from '../model/attribute-list.ts'
import type { AttributeValue } from '../model/span.ts'
import type { EpochNs } from '../model/time.ts'
import { plainOf } from './own-form.ts'
import type { LogInput, Place, SpanInput, Tables } from './record-input.ts'

type Changeable = { [key: string]: AttributeValue }

/** Change it in place or return another; undefined drops the record. Ids and times stay as they are. */
export interface ContentRecord {
  readonly kind: 'span' | 'log'
  readonly traceId: string
  readonly spanId: string
  name: string
  statusMessage?: string
  attributes: Changeable
  events: { name: string; time?: EpochNs; attributes: Changeable }[]
  links: { readonly traceId: string; readonly spanId: string; attributes: Changeable }[]
  body?: AttributeValue
  /** Attributes of the resource and of the instrumentation scope. */
  resource: Changeable
  scope: Changeable
}
export type TransformContent = (record: ContentRecord) => ContentRecord | undefined

const copyOf = (attributes: AttributeView): Changeable => structuredClone(plainOf(attributes)) as Changeable

function listOf(attributes: Changeable, { strings, shapes }: Tables): AttributeList {
  const list = new AttributeList(strings, shapes)
  for (const [key, value] of Object.entries(attributes)) list.set(key, value)
  return list
}

const placeOf = ({ resource, scope }: Place): Pick<ContentRecord, 'resource' | 'scope'> => ({
  resource: structuredClone(resource.attributes) as Changeable,
  scope: structuredClone(scope.attributes) as Changeable,
})

const recordOfSpan = (span: SpanInput, place: Place): ContentRecord => ({
  kind: 'span',
  traceId: span.idText(span.traceId),
  spanId: span.idText(span.spanId),
  name: span.name,
  statusMessage: span.statusMessage,
  attributes: copyOf(span.attributes),
  events: span.events.map(({ name, time, attributes }) => ({ name, time, attributes: copyOf(attributes) })),
  links: span.links.map(({ traceId, spanId, attributes }) => ({ traceId, spanId, attributes: copyOf(attributes) })),
  ...placeOf(place),
})

const recordOfLog = (log: LogInput, place: Place): ContentRecord => ({
  kind: 'log',
  traceId: log.traceId,
  spanId: log.spanId,
  name: log.eventName,
  attributes: copyOf(log.attributes),
  events: [],
  links: [],
  body: structuredClone(log.body),
  ...placeOf(place),
})

/** Writes the changed record into the span it was made of. */
function changeSpan(span: SpanInput, record: ContentRecord): void {
  const { tables } = span
  span.nameCode = tables.strings.code(record.name)
  span.statusMessage = record.statusMessage
  span.attributes.clear()
  for (const [key, value] of Object.entries(record.attributes)) span.attributes.set(key, value)
  span.events = record.events.map((event) => ({ ...event, attributes: listOf(event.attributes, tables) }))
  span.links = record.links.map((link) => ({ ...link, attributes: listOf(link.attributes, tables) }))
}

const changedLog = (log: LogInput, record: ContentRecord, tables: Tables): LogInput => ({
  ...log,
  eventName: record.name,
  attributes: listOf(record.attributes, tables),
  body: record.body,
})

const changedPlace = ({ scope }: Place, record: ContentRecord): Place => ({
  resource: { attributes: record.resource },
  scope: { ...scope, attributes: record.scope },
})

/** What the sink asks for each record, where a host changes them. */
export interface RecordTransform {
  /** Changes the draft and returns where it stands then; undefined where it is dropped. */
  span(span: SpanInput, place: Place): Place | undefined
  log(log: LogInput, place: Place, tables: Tables): { readonly log: LogInput; readonly place: Place } | undefined
}

export const recordTransform = (transform: TransformContent): RecordTransform => ({
  span(span, place) {
    const changed = transform(recordOfSpan(span, place))
    if (!changed) return undefined
    changeSpan(span, changed)
    return changedPlace(place, changed)
  },
  log(log, place, tables) {
    const changed = transform(recordOfLog(log, place))
    return changed && { log: changedLog(log, changed, tables), place: changedPlace(place, changed) }
  },
})
