// One Zipkin span. Times: epoch microseconds. All tags are texts.
// Source: openzipkin/zipkin-api, zipkin2-api.yaml; the translations of OpenTelemetry's exporters.
import type { SpanKind, SpanStatus } from '../../model/span.ts'
import { paddedId } from '../hex-ids.ts'
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import { instantOfCount } from '../plain-times.ts'
import {
  attributeIn,
  isObject,
  listIn,
  numberIn,
  objectIn,
  type PlainObject,
  plainValue,
  restOf,
  structureIn,
  textIn,
} from '../plain-values.ts'
import type { Place } from '../record-input.ts'

export function spanOf(record: PlainObject): PlainSpan {
  const tags = objectIn(record.tags)
  const kind = textIn(record.kind)?.toLowerCase()
  const start = instantOfCount(record.timestamp, 'us')
  const duration = instantOfCount(record.duration, 'us')
  const hasTimes = start !== undefined && duration !== undefined
  return {
    traceId: paddedId(textIn(record.traceId), 32),
    spanId: paddedId(textIn(record.id), 16),
    parentSpanId: parentOf(record),
    name: textIn(record.name),
    kind: kind === undefined ? undefined : KINDS[kind],
    ...statusOf(tags),
    start,
    end: hasTimes ? start + duration : undefined,
    // A piece that came late says neither kind nor time.
    sharesId: kind === 'server' || record.shared === true || (kind === undefined && start === undefined),
    attributes: {
      ...Object.fromEntries(
        Object.entries(tags)
          .filter(([key]) => !FIELDS.has(key))
          .map(([key, value]) => [key, NUMBERS.test(key) ? (numberIn(value) ?? plainValue(value)) : plainValue(value)]),
      ),
      ...endpointOf(record.localEndpoint, 'network.local'),
      ...endpointOf(record.remoteEndpoint, 'network.peer'),
      'peer.service': textIn(objectIn(record.remoteEndpoint).serviceName),
      'zipkin.duration': hasTimes ? undefined : attributeIn(record.duration),
      ...restOf(record, TAKEN, 'zipkin.'),
    },
    events: listIn(record.annotations).filter(isObject).map(eventOf),
  }
}

const KINDS: { readonly [word: string]: SpanKind } = {
  client: 'client',
  server: 'server',
  producer: 'producer',
  consumer: 'consumer',
}

const TAKEN = new Set([
  ...['traceId', 'id', 'parentId', 'name', 'kind', 'timestamp', 'duration', 'localEndpoint', 'remoteEndpoint'],
  ...['annotations', 'tags'],
])

/** Tags that are fields of a span. */
const FIELDS = new Set([
  ...['otel.status_code', 'otel.status_description', 'otel.scope.name', 'otel.scope.version'],
  ...['otel.library.name', 'otel.library.version'],
])

/** Keys of counts and request parameters, whose texts are numbers where they look like one. */
const NUMBERS = /^(gen_ai|llm|ai)\.(usage|token_count|request|cost)\./

const parentOf = ({ parentId }: PlainObject): string | undefined => {
  const parent = paddedId(textIn(parentId), 16)
  return parent === undefined || /^0+$/.test(parent) ? undefined : parent
}

/** The tag `error` says so by being there; its value is the message, or empty, or "true". */
function statusOf(tags: PlainObject): { status: SpanStatus; statusMessage: string | undefined } {
  const code = textIn(tags['otel.status_code'])?.toUpperCase()
  const told = textIn(tags['otel.status_description'])
  const isError = 'error' in tags && tags.error !== false && !/^false$/i.test(textIn(tags.error) ?? '')
  if (code === 'ERROR' || (isError && code === undefined)) {
    const message = textIn(tags.error)
    return { status: 'error', statusMessage: told ?? (/^true$/i.test(message ?? '') ? undefined : message) }
  }
  return { status: code === 'OK' ? 'ok' : 'unset', statusMessage: told }
}

function endpointOf(endpoint: unknown, prefix: string): PlainAttributes {
  const { ipv4, ipv6, port } = objectIn(endpoint)
  return { [`${prefix}.address`]: textIn(ipv4) ?? textIn(ipv6), [`${prefix}.port`]: numberIn(port) }
}

/** An event of OpenTelemetry came as text: `name: {attributes}`, `"name":{attributes}` or `name|{attributes}|0`. */
function eventOf({ timestamp, value }: PlainObject): NonNullable<PlainSpan['events']>[number] {
  const text = textIn(value) ?? 'annotation'
  const time = instantOfCount(timestamp, 'us')
  const [, name, json] = /^"?([^"{|]+?)"?\s*[:|]\s*(\{.*\})(?:\|\d+)?$/s.exec(text) ?? []
  const attributes = json === undefined ? undefined : structureIn(json)
  if (!isObject(attributes)) return { name: text, time, attributes: {} }
  return { name, time, attributes: objectIn(plainValue(attributes)) as PlainAttributes }
}

/** The service, and the instrumentation that the tags name. */
export function placeOf(record: PlainObject): Place {
  const tags = objectIn(record.tags)
  const service = textIn(objectIn(record.localEndpoint).serviceName)
  return {
    resource: { attributes: service === undefined ? {} : { 'service.name': service } },
    scope: {
      name: textIn(tags['otel.scope.name']) ?? textIn(tags['otel.library.name']) ?? '',
      version: textIn(tags['otel.scope.version']) ?? textIn(tags['otel.library.version']) ?? '',
      attributes: {},
    },
  }
}
