// One record of OTLP JSON, decoded again when its span is opened.
import { ParsedCursor } from '../../json/parsed-cursor.ts'
import type { DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT, type ContentFormat } from '../content-format.ts'
import { plainOf } from '../own-form.ts'
import { newTables, SpanInput } from '../record-input.ts'
import { readLog, readSpan } from './records.ts'

export function decode(value: unknown, format: ContentFormat): DecodedRecord | undefined {
  const cursor = new ParsedCursor(value)
  const tables = newTables()
  if (format === CONTENT_FORMAT.otlpSpan) {
    const span = new SpanInput(tables)
    readSpan(cursor, span)
    return { kind: 'span', span: spanRecordOf(span) }
  }
  if (format === CONTENT_FORMAT.otlpLog) {
    const { eventName, time, severity, attributes, body } = readLog(cursor, tables)
    return { kind: 'log', log: { eventName, time, severity, attributes: plainOf(attributes), body } }
  }
  return undefined
}

const spanRecordOf = ({ name, statusMessage, traceState, attributes, events, links }: SpanInput) => ({
  name,
  statusMessage,
  // Under the name that other envelopes use for it.
  attributes: { ...plainOf(attributes), ...(traceState ? { 'w3c.tracestate': traceState } : {}) },
  events: events.map((event) => ({ ...event, attributes: plainOf(event.attributes) })),
  links: links.map((link) => ({ ...link, attributes: plainOf(link.attributes) })),
})
