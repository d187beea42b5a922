// Laminar: rows of its table of spans, as its SQL editor exports them and its API answers them. Times: texts in UTC.
// Ids: UUIDs around the hex ids of OpenTelemetry, kept as these. Source: lmnr-ai/lmnr, lmnr 0.8.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { fieldsOf } from '../otel-spans/fields.ts'
import { placeOf, spanOf } from '../otel-spans/span.ts'
import { decodedSpan, fillSpan, type PlainSpan } from '../plain-span.ts'
import { attributeIn, isObject, listIn, numberIn, type PlainObject, structureIn, textIn } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { RecordSink } from '../record-sink.ts'

export const adapter: Adapter = { read, decode }

const LISTS = new Set(['data', 'items', 'spans'])

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (cursor.type !== 'object' || !hasList(cursor)) {
    addRow(cursor, sink)
    return
  }
  cursor.enter()
  while (cursor.next()) {
    if (cursor.key !== undefined && LISTS.has(cursor.key)) yield* readEach(cursor, sink, (row) => addRow(row, sink))
  }
}

function hasList(cursor: Cursor): boolean {
  const fork = cursor.fork()
  fork.enter()
  while (fork.next()) if (fork.key !== undefined && LISTS.has(fork.key)) return fork.type === 'array'
  return false
}

function addRow(cursor: Cursor, sink: RecordSink): void {
  const row = cursor.value()
  if (!isObject(row)) {
    sink.addUnread('record.not_an_object', `row ${cursor.index} is a ${cursor.type}`)
    return
  }
  fillSpan(sink.span, plainOf(row))
  sink.addSpan(placeOf(row), cursor, CONTENT_FORMAT.laminarSpan)
}

function plainOf(row: PlainObject): PlainSpan {
  const fields = fieldsOf(row)
  const record = {
    ...row,
    span_id: hexOf(fields.spanid),
    trace_id: hexOf(fields.traceid),
    parent_span_id: hexOf(fields.parentspanid),
  }
  for (const key of ['spanId', 'traceId', 'parentSpanId']) delete (record as { [key: string]: unknown })[key]
  const span = spanOf(record, { prefix: 'lmnr.', durationUnit: 's', taken: TAKEN })
  return {
    ...span,
    attributes: {
      'lmnr.span.type': textIn(fields.spantype),
      'gen_ai.tool.name': fields.spantype === 'TOOL' ? span.name : undefined,
      'lmnr.span.path': attributeIn(structureIn(fields.path)),
      'lmnr.span.input': attributeIn(structureIn(fields.input)),
      'lmnr.span.output': attributeIn(structureIn(fields.output)),
      'gen_ai.request.model': textIn(fields.requestmodel) ?? textIn(fields.model),
      'gen_ai.response.model': textIn(fields.responsemodel),
      'gen_ai.provider.name': textIn(fields.provider),
      'gen_ai.usage.input_tokens': positive(fields.inputtokens),
      'gen_ai.usage.output_tokens': positive(fields.outputtokens),
      'gen_ai.usage.cost': positive(fields.totalcost),
      'session.id': textIn(fields.sessionid),
      'user.id': textIn(fields.userid),
      'tag.tags': attributeIn(listIn(fields.tags)),
      ...span.attributes,
    },
  }
}

/** Columns that say nothing of a span hold 0. */
const positive = (value: unknown): number | undefined => numberIn(value) || undefined

/** A UUID: all of it for a trace, its second half for a span. */
function hexOf(id: unknown): unknown {
  const hex = textIn(id)?.replaceAll('-', '').toLowerCase()
  if (hex === undefined || !/^[0-9a-f]{32}$/.test(hex)) return id
  return /^0{16}/.test(hex) ? hex.slice(16) : hex
}

const TAKEN = new Set([
  ...['spantype', 'path', 'input', 'output', 'requestmodel', 'model', 'responsemodel', 'provider', 'inputtokens'],
  ...['outputtokens', 'totalcost', 'sessionid', 'userid', 'tags'],
])

function decode(value: unknown): DecodedRecord | undefined {
  return isObject(value) ? decodedSpan(plainOf(value)) : undefined
}
