// One span of OpenTelemetry outside OTLP, in the spellings of SDKs, exporters and stores: Python's `to_json`, JavaScript's
// ReadableSpan and console, Go's stdout, flat lists in snake or camel case, rows of tables.
import type { Attributes } from '../../model/span.ts'
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import type { TimeUnit } from '../plain-times.ts'
import { attributeIn, isObject, type PlainObject, structureIn, textIn } from '../plain-values.ts'
import type { Place } from '../record-input.ts'
import { attributesIn } from './attributes.ts'
import { eventsIn, linksIn } from './events.ts'
import { type Fields, fieldsOf, foldName } from './fields.ts'
import { flatAttributes, isFlatKey } from './flat-keys.ts'
import { anyInstantIn, durationIn } from './times.ts'
import { idIn, kindIn, statusIn } from './words.ts'

export interface SpanWriting {
  /** Prefix of fields that have no place in a span. */
  readonly prefix: string
  /** Unit of a bare `duration`. */
  readonly durationUnit?: TimeUnit
  /** Fields that are read elsewhere, by their folded names. */
  readonly taken?: ReadonlySet<string>
}

export function spanOf(record: PlainObject, writing: SpanWriting): PlainSpan {
  const fields = fieldsOf(record)
  const context = fieldsOf(structureIn(fields.context ?? fields.spancontext))
  const parent = fieldsOf(structureIn(fields.parentspancontext ?? fields.parent))
  const console = isOfConsole(fields)
  return {
    traceId: idIn(fields.traceid ?? context.traceid, 16),
    spanId: idIn(fields.spanid ?? context.spanid ?? (console ? fields.id : undefined), 8),
    parentSpanId: idIn(fields.parentspanid, 8) ?? idIn(fields.parentid, 8) ?? idIn(parent.spanid, 8),
    name: textIn(fields.name) ?? textIn(fields.spanname),
    kind: kindIn(fields.kind, console || isPair(fields.starttime)) ?? kindIn(fields.spankind),
    ...timesOf(fields, console ? 'us' : '@timestamp' in fields ? 'ns' : writing.durationUnit),
    ...statusOf(fields),
    traceState: traceStateIn(fields.tracestate) ?? traceStateIn(context.tracestate),
    attributes: {
      'openinference.span.kind': roleOf(fields),
      ...attributesIn(fields.attributes ?? fields.spanattributes),
      ...flatAttributes(record, 'span'),
      ...restOf(record, writing),
    },
    events: eventsIn(fields),
    links: linksIn(fields),
  }
}

/** Python prints an empty list where there is none. */
const traceStateIn = (value: unknown): string | undefined => (value === '[]' ? undefined : textIn(value))

/** What the JavaScript SDK prints on the console names the span's id `id`, and counts microseconds. */
const isOfConsole = (fields: Fields): boolean =>
  fields.spanid === undefined && fields.traceid !== undefined && fields.id !== undefined && 'timestamp' in fields

const isPair = (value: unknown): boolean => Array.isArray(structureIn(value))

function timesOf(fields: Fields, durationUnit: TimeUnit | undefined): Pick<PlainSpan, 'start' | 'end'> {
  const first = (...names: string[]): bigint | undefined => {
    for (const name of names) {
      const instant = anyInstantIn(fields[name])
      if (instant !== undefined) return instant
    }
    return undefined
  }
  const start = first(...STARTS, 'timestamp', '@timestamp')
  const end = first('endtimeunixnano', 'endtime', 'endtimestamp', 'endedat')
  if (start === undefined || end !== undefined) return { start, end }
  const duration = durationOf(fields, durationUnit)
  return { start, end: duration === undefined ? undefined : start + duration }
}

const STARTS = ['starttimeunixnano', 'starttime', 'starttimestamp', 'startedat']

const DURATIONS: readonly (readonly [field: string, unit: TimeUnit])[] = [
  ['durationns', 'ns'],
  ['durationnano', 'ns'],
  ['durationnanos', 'ns'],
  ['durationinnanos', 'ns'],
  ['durationus', 'us'],
  ['durationms', 'ms'],
]

/** A duration whose unit nobody tells is left alone. */
function durationOf(fields: Fields, unit: TimeUnit | undefined): bigint | undefined {
  if (fields.ended === false) return undefined
  for (const [field, of] of DURATIONS) if (fields[field] !== undefined) return durationIn(fields[field], of)
  const { duration } = fields
  const tellsItself = typeof duration === 'string' && duration.startsWith('P')
  return unit || tellsItself || isPair(duration) ? durationIn(duration, unit ?? 's') : undefined
}

function statusOf(fields: Fields): Pick<PlainSpan, 'status' | 'statusMessage'> {
  const structure = structureIn(fields.status)
  const { code, statuscode, message, description } = fieldsOf(structure)
  return {
    status: statusIn(
      code ?? statuscode ?? fields.statuscode ?? fields['status.code'] ?? (isObject(structure) ? undefined : structure),
    ),
    statusMessage: textIn(message) ?? textIn(description) ?? textIn(fields.statusmessage ?? fields['status.message']),
  }
}

/** Stores of LLM traces put OpenInference's kind where OpenTelemetry has its own. */
function roleOf({ spankind }: Fields): string | undefined {
  const isRole = typeof spankind === 'string' && kindIn(spankind) === undefined && !/^(unknown)?$/i.test(spankind)
  return isRole ? spankind : undefined
}

/** Resource and scope of the span, as far as the record names them. */
export function placeOf(record: PlainObject): Place {
  const fields = fieldsOf(record)
  const scope = fieldsOf(structureIn(fields.scope ?? fields.instrumentationscope ?? fields.instrumentationlibrary))
  const service = textIn(fields.servicename)
  return {
    resource: {
      attributes: said({
        'service.name': service,
        ...resourceIn(structureIn(fields.resource)),
        ...attributesIn(fields.resourceattributes ?? fields.resources),
        ...flatAttributes(record, 'resource'),
      }),
    },
    scope: {
      name: textIn(scope.name) ?? textIn(fields.scopename ?? fields['instrumentationlibrary.name']) ?? '',
      version: textIn(scope.version) ?? textIn(fields.scopeversion ?? fields['instrumentationlibrary.version']) ?? '',
      schemaUrl: textIn(scope.schemaurl),
      attributes: said({ ...attributesIn(scope.attributes), ...attributesIn(fields.scopeattributes) }),
    },
  }
}

/** Without what is not said. */
export const said = (attributes: PlainAttributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))

/** Attributes under a name of their own, as they are, or in the private fields of the JavaScript SDK. */
function resourceIn(resource: unknown): PlainAttributes {
  const { attributes, rawattributes } = fieldsOf(resource)
  if (attributes === undefined && rawattributes === undefined) return attributesIn(resource)
  return { ...attributesIn(rawattributes), ...attributesIn(attributes) }
}

/** Folded names of all that is read above, and of what says nothing to a reader: the SDK's own bookkeeping. */
const TAKEN = new Set([
  ...['traceid', 'spanid', 'parentspanid', 'parentid', 'context', 'spancontext', 'parentspancontext', 'parent'],
  ...['name', 'spanname', 'kind', 'spankind', '@timestamp', ...STARTS],
  ...['endtimeunixnano', 'endtime', 'endtimestamp', 'endedat', 'duration', 'status', 'statuscode', 'statusmessage'],
  ...['tracestate', 'attributes', 'spanattributes', 'events', 'spanevents', 'links', 'spanlinks', 'resource'],
  ...['resourceattributes', 'servicename', 'scope', 'instrumentationscope', 'instrumentationlibrary', 'scopename'],
  ...['status.code', 'status.message', 'instrumentationlibrary.name', 'instrumentationlibrary.version'],
  ...['resources', 'scopeversion', 'scopeattributes', 'ended', ...DURATIONS.map(([field]) => field)],
])

function restOf(record: PlainObject, { prefix, taken }: SpanWriting): PlainAttributes {
  const fields = fieldsOf(record)
  const rest: { [key: string]: ReturnType<typeof attributeIn> } = {}
  for (const [key, value] of Object.entries(record)) {
    const name = foldName(key)
    const isRead = TAKEN.has(name) || taken?.has(name) || /^(events|links)\./.test(name) || key.startsWith('_')
    const isStart = name === 'timestamp' && !STARTS.some((other) => other in fields)
    if (!isRead && !isFlatKey(key) && !isStart && !(isOfConsole(fields) && name === 'id'))
      rest[prefix + key] = attributeIn(value)
  }
  return rest
}
