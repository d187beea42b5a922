// A record as `transformContent` sees it, and back: everything of it that could be shown, stored or exported.
import type { AttributeValue } from '../model/span.ts'
import type { EpochNs } from '../model/time.ts'
import type { LogInput, Place, SpanInput } from './record-input.ts'

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

type Attributes = ReadonlyMap<string, AttributeValue>

const copyOf = (attributes: Attributes): Changeable => structuredClone(Object.fromEntries(attributes))
const mapOf = (attributes: Changeable): Attributes => new Map(Object.entries(attributes))

const placeOf = ({ resource, scope }: Place): Pick<ContentRecord, 'resource' | 'scope'> => ({
  resource: structuredClone(resource.attributes) as Changeable,
  scope: structuredClone(scope.attributes) as Changeable,
})

export const recordOfSpan = (span: SpanInput, place: Place): ContentRecord => ({
  kind: 'span',
  traceId: span.traceId,
  spanId: span.spanId,
  name: span.name,
  statusMessage: span.statusMessage,
  attributes: copyOf(span.attributes),
  events: span.events.map(({ name, time, attributes }) => ({ name, time, attributes: copyOf(attributes) })),
  links: span.links.map(({ traceId, spanId, attributes }) => ({ traceId, spanId, attributes: copyOf(attributes) })),
  ...placeOf(place),
})

export const recordOfLog = (log: LogInput, place: Place): ContentRecord => ({
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

export const changedSpan = (span: SpanInput, record: ContentRecord): SpanInput => ({
  ...span,
  name: record.name,
  statusMessage: record.statusMessage,
  attributes: mapOf(record.attributes),
  events: record.events.map(({ name, time, attributes }) => ({ name, time, attributes: mapOf(attributes) })),
  links: record.links.map((link) => ({ ...link, attributes: mapOf(link.attributes) })),
})

export const changedLog = (log: LogInput, record: ContentRecord): LogInput => ({
  ...log,
  eventName: record.name,
  attributes: mapOf(record.attributes),
  body: record.body,
})

export const changedPlace = ({ scope }: Place, record: ContentRecord): Place => ({
  resource: { attributes: record.resource },
  scope: { ...scope, attributes: record.scope },
})
