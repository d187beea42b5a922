// TruLens: rows of its table of events, one a span, and rows of Snowflake's event tables. Times: the end in `timestamp`,
// texts without a zone or milliseconds. Ids: decimal, kept as the hex they are elsewhere. Source: trulens-core 2 (schema/event.py).
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { exactValue } from '../exact-value.ts'
import { fieldsOf } from '../otel-spans/fields.ts'
import { placeOf, spanOf } from '../otel-spans/span.ts'
import { decodedSpan, fillSpan, type PlainSpan } from '../plain-span.ts'
import { isObject, objectIn, type PlainObject, textIn } from '../plain-values.ts'
import type { RecordSink } from '../record-sink.ts'
import { noteEvaluation } from './evaluation.ts'

export const adapter: Adapter = { read, decode }

// biome-ignore lint/correctness/useYield: a record is one row
function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  const row = exactValue(cursor)
  if (!isObject(row)) {
    sink.addUnread('record.not_an_object', `row ${cursor.index} is a ${cursor.type}`)
    return
  }
  const span = plainOf(row)
  fillSpan(sink.span, span)
  sink.addSpan(placeOf(recordOf(row)), cursor, CONTENT_FORMAT.trulensEvent)
  noteEvaluation(span, sink)
}

function plainOf(row: PlainObject): PlainSpan {
  const span = spanOf(recordOf(row), { prefix: 'trulens.', taken: TAKEN })
  const { [COST]: cost, [CURRENCY]: currency } = span.attributes
  return currency === 'USD' ? { ...span, attributes: { ...span.attributes, 'gen_ai.usage.cost': cost } } : span
}

/** Credits are a currency there, too. */
const COST = 'ai.observability.cost.cost'
const CURRENCY = 'ai.observability.cost.cost_currency'

const TAKEN = new Set(['eventid', 'recordtype'])

/** The row as a flat span. */
function recordOf(row: PlainObject): PlainObject {
  const fields = fieldsOf(row)
  const { traceid, spanid, parentid } = fieldsOf(objectIn(fields.trace))
  const { name, kind, parentspanid, status, events, ...rest } = fieldsOf(objectIn(fields.record))
  const isDecimal = /^\d+$/.test(textIn(traceid) ?? '') && textIn(traceid)?.length !== 32
  const idOf = (id: unknown, digits: number) => (isDecimal ? hexOf(textIn(id), digits) : id)
  return {
    trace_id: idOf(traceid, 32),
    span_id: idOf(spanid, 16),
    parent_span_id: idOf(parentspanid || parentid, 16),
    name,
    kind,
    status,
    events,
    start_time: fields.starttimestamp,
    end_time: fields.timestamp,
    attributes: fields.recordattributes,
    resource_attributes: fields.resourceattributes,
    scope: fields.scope,
    ...rest,
  }
}

const hexOf = (id: string | undefined, digits: number): string | undefined =>
  id !== undefined && /^\d+$/.test(id) ? BigInt(id).toString(16).padStart(digits, '0') : id

function decode(value: unknown): DecodedRecord | undefined {
  return isObject(value) ? decodedSpan(plainOf(value)) : undefined
}
