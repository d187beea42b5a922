// One log record of OpenTelemetry outside OTLP, in the spellings of exporters and stores.
import { AttributeList } from '../../model/attribute-list.ts'
import type { LogRecord } from '../../model/record.ts'
import { epochNs } from '../../model/time.ts'
import type { DecodedRecord } from '../adapter.ts'
import { attributeIn, isObject, type PlainObject, structureIn, textIn } from '../plain-values.ts'
import type { LogInput, Tables } from '../record-input.ts'
import { attributesIn } from './attributes.ts'
import { fieldsOf } from './fields.ts'
import { said } from './span.ts'
import { anyInstantIn } from './times.ts'
import { idIn } from './words.ts'

const TIMES = ['timeunixnano', 'timestamp', 'time', 'observedtimeunixnano', 'observedtimestamp', '@timestamp']

/** A record that says something and lasts no time. */
export function isLog(record: PlainObject): boolean {
  const fields = fieldsOf(record)
  const isSpan = ['starttime', 'starttimeunixnano', 'endtime', 'duration', 'context'].some((name) => name in fields)
  return !isSpan && ['body', 'severitynumber', 'severitytext', 'eventname'].some((name) => name in fields)
}

/** The record as a whole: ids are empty where there is none, and a body that is JSON in a text is parsed. */
export function logOf(record: PlainObject): LogRecord & { readonly traceId: string; readonly spanId: string } {
  const fields = fieldsOf(record)
  const attributes = said(attributesIn(fields.attributes ?? fields.logattributes))
  const time = TIMES.map((name) => anyInstantIn(fields[name])).find((instant) => instant !== undefined)
  return {
    traceId: idIn(fields.traceid, 16) ?? '',
    spanId: idIn(fields.spanid, 8) ?? '',
    eventName: textIn(fields.eventname) ?? textIn(attributes['event.name']) ?? '',
    time: time === undefined ? undefined : epochNs(time),
    severity: textIn(fields.severitytext),
    attributes,
    body: attributeIn(bodyIn(structureIn(fields.body))),
  }
}

/** Elasticsearch keeps bodies that are texts apart from others. */
const bodyIn = (body: unknown): unknown => {
  const [key, ...more] = isObject(body) ? Object.keys(body) : []
  return isObject(body) && more.length === 0 && (key === 'structured' || key === 'text') ? body[key] : body
}

/** The same for the sink. */
export function logInputOf(record: PlainObject, { strings, shapes }: Tables): LogInput {
  const { attributes, ...log } = logOf(record)
  const list = new AttributeList(strings, shapes)
  for (const [key, value] of Object.entries(attributes)) list.set(key, value)
  return { ...log, attributes: list }
}

export function decodedLog(record: PlainObject): DecodedRecord {
  const { traceId: _traceId, spanId: _spanId, ...log } = logOf(record)
  return { kind: 'log', log }
}
