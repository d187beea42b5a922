// A span as plain values: what the adapter of a vendor makes of one record, both while reading and when the span is opened.
import { AttributeList } from '../model/attribute-list.ts'
import { type AttributeValue, SPAN_KINDS, SPAN_STATUSES, type SpanKind, type SpanStatus } from '../model/span.ts'
import { epochNs, instantOf } from '../model/time.ts'
import type { DecodedRecord } from './adapter.ts'
import type { SpanInput } from './record-input.ts'

/** Undefined is not said. */
export interface PlainAttributes {
  readonly [key: string]: AttributeValue | undefined
}

export interface PlainSpan {
  /** Ids as the source writes them; empty or undefined where there is none. */
  readonly traceId?: string
  readonly spanId?: string
  readonly parentSpanId?: string
  readonly name?: string
  readonly kind?: SpanKind
  readonly status?: SpanStatus
  readonly statusMessage?: string
  /** Nanoseconds since 1970. */
  readonly start?: bigint
  readonly end?: bigint
  readonly traceState?: string
  /** In the keys of a convention that is read; what has no place there keeps the vendor's name behind a prefix of its own. */
  readonly attributes: PlainAttributes
  readonly events?: readonly { readonly name: string; readonly time?: bigint; readonly attributes: PlainAttributes }[]
  readonly links?: readonly {
    readonly traceId: string
    readonly spanId: string
    readonly attributes: PlainAttributes
  }[]
  /** See `SpanInput.revision`. */
  readonly revision?: number
  /** See `SpanInput.sharesId`. */
  readonly sharesId?: boolean
  /** See `SpanInput.hasOwnUsage`. */
  readonly hasOwnUsage?: boolean
  /** Issue codes of what was odd about the record. */
  readonly oddities?: readonly string[]
}

/** Writes the span into the draft. */
export function fillSpan(span: SpanInput, plain: PlainSpan): void {
  const { strings, shapes } = span.tables
  const listOf = (attributes: PlainAttributes) => fillList(new AttributeList(strings, shapes), attributes)
  span.clear()
  span.traceId = strings.code(plain.traceId ?? '')
  span.spanId = strings.code(plain.spanId ?? '')
  span.parentSpanId = strings.code(plain.parentSpanId ?? '')
  span.nameCode = strings.code(plain.name ?? '')
  span.kind = SPAN_KINDS.indexOf(plain.kind ?? 'unspecified')
  span.status = SPAN_STATUSES.indexOf(plain.status ?? 'unset')
  span.statusMessage = plain.statusMessage || undefined
  span.traceState = plain.traceState
  Object.assign(span.start, instantOf(plain.start))
  Object.assign(span.end, instantOf(plain.end))
  fillList(span.attributes, plain.attributes)
  span.events = (plain.events ?? []).map(({ name, time, attributes }) => ({
    name,
    time: time === undefined ? undefined : epochNs(time),
    attributes: listOf(attributes),
  }))
  span.links = (plain.links ?? []).map((link) => ({ ...link, attributes: listOf(link.attributes) }))
  span.revision = plain.revision ?? Number.NaN
  span.sharesId = plain.sharesId ?? false
  span.hasOwnUsage = plain.hasOwnUsage ?? false
  span.oddities.push(...(plain.oddities ?? []))
}

function fillList(list: AttributeList, attributes: PlainAttributes): AttributeList {
  for (const key of Object.keys(attributes)) {
    const value = attributes[key]
    if (value !== undefined) list.set(key, value)
  }
  return list
}

/** The same for a span that is opened. */
export const decodedSpan = ({
  name = '',
  statusMessage,
  traceState,
  attributes,
  events,
  links,
}: PlainSpan): DecodedRecord => ({
  kind: 'span',
  span: {
    name,
    statusMessage,
    attributes: { ...said(attributes), ...(traceState ? { 'w3c.tracestate': traceState } : {}) },
    events: (events ?? []).map((event) => ({
      name: event.name,
      time: event.time === undefined ? undefined : epochNs(event.time),
      attributes: said(event.attributes),
    })),
    links: (links ?? []).map((link) => ({ ...link, attributes: said(link.attributes) })),
  },
})

const said = (attributes: PlainAttributes): { [key: string]: AttributeValue } =>
  Object.fromEntries(
    Object.entries(attributes).filter((entry): entry is [string, AttributeValue] => entry[1] !== undefined),
  )
