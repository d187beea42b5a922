// What Tempo's search says of a trace, and of a span in it that matched.
// Source: grafana/tempo, pkg/tempopb/tempo.proto (TraceSearchMetadata, Span).
import { paddedId } from '../hex-ids.ts'
import { anyValue } from '../otlp-json/values.ts'
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import { instantOfCount } from '../plain-times.ts'
import { isObject, listIn, objectIn, type PlainObject, restOf, textIn } from '../plain-values.ts'

/** Ids come without leading zeros in some versions. */
export const traceIdOf = (record: PlainObject): string | undefined => paddedId(textIn(record.traceID), 32)

export function summaryOf(record: PlainObject): PlainSpan {
  const start = instantOfCount(record.startTimeUnixNano, 'ns')
  const duration = instantOfCount(record.durationMs, 'ms')
  return {
    traceId: traceIdOf(record),
    name: textIn(record.rootTraceName),
    start,
    end: start === undefined || duration === undefined ? undefined : start + duration,
    attributes: { 'trace.name': textIn(record.rootTraceName), ...restOf(record, SUMMARY_FIELDS, 'tempo.') },
  }
}

const SUMMARY_FIELDS = new Set(['traceID', 'startTimeUnixNano', 'rootTraceName', 'durationMs', 'spanSet', 'spanSets'])

/** `spanSet` repeats the first of `spanSets`; one span may be in several of them. */
export function matchedSpans(record: PlainObject): PlainObject[] {
  const sets = listIn(record.spanSets)
  const spans = (sets.length > 0 ? sets : [record.spanSet]).flatMap((set) => listIn(objectIn(set).spans))
  const byId = new Map(spans.filter(isObject).map((span) => [textIn(span.spanID), span]))
  return [...byId.values()]
}

export function spanOf(span: PlainObject): PlainSpan {
  const start = instantOfCount(span.startTimeUnixNano, 'ns')
  const duration = instantOfCount(span.durationNanos, 'ns')
  const { status, name, ...attributes } = attributesOf(span.attributes)
  return {
    traceId: traceIdOf(span),
    spanId: paddedId(textIn(span.spanID), 16),
    name: textIn(span.name) ?? textIn(name),
    status: status === 'error' || status === 'ok' ? status : 'unset',
    start,
    end: start === undefined || duration === undefined ? undefined : start + duration,
    attributes: { ...attributes, ...restOf(span, SPAN_FIELDS, 'tempo.') },
  }
}

const SPAN_FIELDS = new Set(['traceID', 'spanID', 'name', 'startTimeUnixNano', 'durationNanos', 'attributes'])

const attributesOf = (list: unknown): PlainAttributes =>
  Object.fromEntries(
    listIn(list)
      .filter(isObject)
      .map(({ key, value }) => [String(key), anyValue(value)]),
  )
