// One Jaeger span. Times: epoch microseconds. Ids: hex, whose leading zeros old versions leave out.
// Source: jaegertracing/jaeger, internal/uimodel/model.go and the translation from OpenTelemetry.
import type { AttributeValue, SpanKind, SpanStatus } from '../../model/span.ts'
import { paddedId } from '../hex-ids.ts'
import type { PlainSpan } from '../plain-span.ts'
import { instantOfCount } from '../plain-times.ts'
import { attributeIn, isObject, listIn, type PlainObject, restOf, textIn } from '../plain-values.ts'
import { allTagsOf, type Tags, tagsOf } from './tags.ts'

export function spanOf(record: PlainObject): PlainSpan {
  const tags = allTagsOf(record)
  const traceId = paddedId(textIn(record.traceID), 32)
  const start = instantOfCount(record.startTime, 'us')
  const duration = instantOfCount(record.duration, 'us')
  const { parent, others } = relationsOf(record, traceId)
  const warnings = [...listIn(record.warnings)].filter((warning) => typeof warning === 'string')
  return {
    traceId,
    spanId: paddedId(textIn(record.spanID), 16),
    parentSpanId: parent,
    name: textIn(record.operationName),
    kind: KINDS[String(tags['span.kind']).toLowerCase()],
    ...statusOf(tags),
    start,
    end: start === undefined || duration === undefined ? undefined : start + duration,
    traceState: textIn(tags['w3c.tracestate']),
    attributes: {
      ...Object.fromEntries(Object.entries(tags).filter(([key]) => !FIELDS.has(key))),
      'jaeger.warnings': attributeIn(warnings),
      ...restOf(record, TAKEN, 'jaeger.'),
    },
    events: listIn(record.logs).filter(isObject).map(eventOf),
    links: others,
    // Zipkin lets the two sides of a call have one id.
    sharesId: tags['internal.span.format'] === 'zipkin' && tags['span.kind'] === 'server',
    oddities: warnings.length > 0 ? ['source.warning'] : [],
  }
}

const KINDS: { readonly [word: string]: SpanKind } = {
  internal: 'internal',
  server: 'server',
  client: 'client',
  producer: 'producer',
  consumer: 'consumer',
}

const TAKEN = new Set([
  ...['traceID', 'spanID', 'parentSpanID', 'operationName', 'references', 'startTime', 'duration', 'tags', 'logs'],
  ...['processID', 'process', 'warnings', 'tag', 'startTimeMillis'],
])

/** Tags that are fields of a span. */
const FIELDS = new Set([
  ...['span.kind', 'otel.status_code', 'otel.status_description'],
  ...['otel.scope.name', 'otel.scope.version', 'otel.library.name', 'otel.library.version'],
])

function statusOf(tags: Tags): { status: SpanStatus; statusMessage: string | undefined } {
  const code = String(tags['otel.status_code'] ?? '').toUpperCase()
  const told = textIn(tags['otel.status_description'])
  const { error } = tags
  if (code === 'ERROR' || saysError(error)) {
    const message = typeof error === 'string' && !/^true$/i.test(error) ? error : undefined
    return { status: 'error', statusMessage: told ?? message }
  }
  return { status: code === 'OK' ? 'ok' : 'unset', statusMessage: told }
}

/** True, or the kind of error as a text; "false" and 0 are none. */
const saysError = (error: AttributeValue | undefined): boolean =>
  typeof error === 'string' ? error !== '' && !/^(false|0)$/i.test(error) : error === true || error === 1

/** The parent is the first CHILD_OF within the trace; where a tracer knows FOLLOWS_FROM only, that. The rest are links. */
function relationsOf(record: PlainObject, traceId: string | undefined) {
  const references = listIn(record.references)
    .filter(isObject)
    .map((reference) => ({
      type: textIn(reference.refType),
      traceId: paddedId(textIn(reference.traceID), 32) ?? traceId ?? '',
      spanId: paddedId(textIn(reference.spanID), 16) ?? '',
    }))
  const inTrace = references.filter((reference) => reference.traceId === traceId && reference.spanId !== '')
  const parent = inTrace.find(({ type }) => type !== 'FOLLOWS_FROM')
  const named = paddedId(textIn(record.parentSpanID), 16)
  const followed = parent ?? (isId(named) ? undefined : inTrace[0])
  return {
    parent: followed?.spanId ?? (isId(named) ? named : undefined),
    others: references
      .filter((reference) => reference !== followed)
      .map(({ type, ...link }) => ({ ...link, attributes: { 'opentracing.ref_type': type?.toLowerCase() } })),
  }
}

const isId = (id: string | undefined): id is string => id !== undefined && !/^0+$/.test(id)

/** The event's name stands among its fields. */
function eventOf({ timestamp, fields }: PlainObject): NonNullable<PlainSpan['events']>[number] {
  const { event, ...attributes } = tagsOf(fields)
  const name = textIn(event) ?? textIn(attributes.message) ?? 'log'
  return { name, time: instantOfCount(timestamp, 'us'), attributes }
}
