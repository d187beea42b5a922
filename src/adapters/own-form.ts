// The project's own form of a record, for content that cannot be read again as it was written.
import type { AttributeView } from '../conventions/view.ts'
import type { AttributeValue } from '../model/span.ts'
import type { SpanInput } from './record-input.ts'

/** Attributes as an object. */
export const plainOf = (attributes: AttributeView): { readonly [key: string]: AttributeValue } =>
  Object.fromEntries([...attributes.keys()].map((key) => [key, attributes.get(key) ?? null]))

export const ownSpan = (span: SpanInput): object => ({
  traceId: span.idText(span.traceId),
  spanId: span.idText(span.spanId),
  parentSpanId: span.idText(span.parentSpanId),
  name: span.name,
  kind: span.kind,
  status: span.status,
  statusMessage: span.statusMessage,
  startTime: span.startTime,
  endTime: span.endTime,
  traceState: span.traceState,
  attributes: plainOf(span.attributes),
  events: span.events.map((event) => ({ ...event, attributes: plainOf(event.attributes) })),
  links: span.links.map((link) => ({ ...link, attributes: plainOf(link.attributes) })),
})
