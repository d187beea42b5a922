// One span of Datadog's APM (trace API v0.4). `meta` holds texts, `metrics` numbers; integrations of LLM libraries write what they
// know there: the kind and tokens under `_dd.llmobs.`, and in older versions the whole request and answer, flattened.
// Source: dd-trace-py (ddtrace/contrib, ddtrace/llmobs/_integrations), dd-trace-js.
import type { SpanKind } from '../../model/span.ts'
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import { instantOfCount } from '../plain-times.ts'
import { attributeIn, numberIn, objectIn, type PlainObject, restOf, textIn } from '../plain-values.ts'
import type { Place } from '../record-input.ts'
import { integrationOf } from './integration.ts'
import { llmSpanOf } from './llm-span.ts'

/** Its trace id is the lower half of one of 128 bits, a decimal number; 0 is one, too. The upper half is the tag `_dd.p.tid`. */
export function apmSpanOf(record: PlainObject): PlainSpan {
  const meta = objectIn(record.meta)
  const metrics = objectIn(record.metrics)
  const start = instantOfCount(record.start, 'ns')
  const duration = instantOfCount(record.duration, 'ns')
  const parent = textIn(record.parent_id)
  const isError = numberIn(record.error) === 1 || record.error === true
  const { attributes, taken } = integrationOf(record)
  const observed = objectIn(objectIn(record.meta_struct)._llmobs)
  return {
    traceId: textIn(record.trace_id),
    spanId: textIn(record.span_id),
    parentSpanId: parent === '0' ? undefined : parent,
    name: textIn(record.name),
    kind: KINDS[textIn(meta['span.kind']) ?? ''],
    status: isError ? 'error' : 'unset',
    statusMessage: textIn(meta['error.message']) ?? textIn(meta['error.msg']),
    start,
    end: start === undefined || duration === undefined ? undefined : start + duration,
    attributes: {
      ...attributes,
      'error.type': isError ? textIn(meta['error.type']) : undefined,
      'exception.stacktrace': textIn(meta['error.stack']),
      'deployment.environment.name': textIn(meta.env),
      'service.version': textIn(meta.version),
      'session.id': textIn(meta['_dd.llmobs.session_id']) ?? textIn(meta.session_id),
      'user.id': textIn(meta['usr.id']),
      'datadog.resource': textIn(record.resource),
      'datadog.type': textIn(record.type),
      ...(Object.keys(observed).length > 0 ? llmSpanOf(observed).attributes : {}),
      ...plainMeta(meta, taken),
      ...plainMeta(metrics, taken),
      ...restOf(record, TAKEN, 'datadog.'),
    },
  }
}

const TAKEN = new Set([
  ...['trace_id', 'span_id', 'parent_id', 'name', 'service', 'resource', 'type', 'error', 'meta', 'metrics'],
  ...['meta_struct', 'start', 'duration'],
])

const KINDS: { readonly [word: string]: SpanKind } = {
  internal: 'internal',
  server: 'server',
  client: 'client',
  producer: 'producer',
  consumer: 'consumer',
}

const plainMeta = (meta: PlainObject, taken: (key: string) => boolean): PlainAttributes =>
  Object.fromEntries(
    Object.entries(meta)
      .filter(([key]) => !FIELDS.has(key) && !taken(key))
      .map(([key, value]) => [key, attributeIn(value)]),
  )

const FIELDS = new Set(['error.message', 'error.msg', 'error.stack', 'error.type', 'env', 'version', 'span.kind'])

export function apmPlaceOf({ service, meta }: PlainObject): Place {
  const name = textIn(service)
  return {
    resource: { attributes: name === undefined ? {} : { 'service.name': name } },
    scope: { name: textIn(objectIn(meta).component) ?? '', version: '', attributes: {} },
  }
}
