// Hand-made span records for the tests of content.
import { decodeContent } from '../../../src/conventions/content/index.ts'
import type { EventRecord, LogRecord, SpanRecord } from '../../../src/model/record.ts'
import type { Attributes } from '../../../src/model/span.ts'

export interface RecordParts {
  readonly name?: string
  readonly scope?: string
  readonly events?: readonly EventRecord[]
  readonly logs?: readonly LogRecord[]
  readonly links?: SpanRecord['links']
}

export const recordOf = (attributes: Attributes, parts: RecordParts = {}): SpanRecord => ({
  name: parts.name ?? 'span',
  attributes,
  events: parts.events ?? [],
  links: parts.links ?? [],
  scope: { name: parts.scope ?? '', version: '', attributes: {} },
  resource: { attributes: {} },
  logs: parts.logs ?? [],
})

export const decode = (attributes: Attributes, parts: RecordParts = {}) => decodeContent(recordOf(attributes, parts))

export const event = (name: string, attributes: Attributes): EventRecord => ({ name, attributes })
export const log = (eventName: string, body: LogRecord['body'], attributes: Attributes = {}): LogRecord => ({
  eventName,
  attributes,
  ...(body === undefined ? {} : { body }),
})

/** A message with one text part. */
export const said = (role: string, text: string, finishReason?: string) => ({
  role,
  parts: [{ type: 'text', text }],
  ...(finishReason === undefined ? {} : { finishReason }),
})
