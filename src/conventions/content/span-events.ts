// Events, exceptions and links of a span: what remains to be listed after the messages have been read.
import type { ExceptionDetail, SpanEvent, SpanLink } from '../../model/content.ts'
import type { EventRecord, LogRecord, SpanRecord } from '../../model/record.ts'
import type { Attributes } from '../../model/span.ts'
import { type EpochNs, MAX_OFFSET_NS, offsetNs } from '../../model/time.ts'
import { compact, textOf } from './json.ts'

/** Span events, then joined logs, without those in `used`. Times are offsets since `baseNs`, when that is given. */
export function readEvents(
  record: SpanRecord,
  used: ReadonlySet<EventRecord | LogRecord>,
  baseNs?: EpochNs,
): readonly SpanEvent[] {
  const events = (record.events ?? [])
    .filter((event) => !used.has(event))
    .map(
      (event): SpanEvent =>
        compact({
          name: event.name ?? '',
          timeNs: offset(event.time, baseNs),
          attributes: event.attributes ?? {},
          source: 'event' as const,
        }),
    )
  const logs = (record.logs ?? [])
    .filter((log) => !used.has(log))
    .map(
      (log): SpanEvent =>
        compact({
          name: log.eventName ?? '',
          timeNs: offset(log.time, baseNs),
          attributes: log.attributes ?? {},
          body: log.body,
          source: 'log' as const,
          severity: textOf(log.severity),
        }),
    )
  return [...events, ...logs]
}

function offset(time: EpochNs | undefined, baseNs: EpochNs | undefined) {
  if (time === undefined || baseNs === undefined) return undefined
  const distance = Number(time - baseNs)
  return Math.abs(distance) <= MAX_OFFSET_NS ? offsetNs(distance) : undefined
}

/** Exceptions of `exception` events and of logs that carry one; one that both report is listed once. */
export function readExceptions(record: SpanRecord): readonly ExceptionDetail[] {
  const sources = [...(record.events ?? []), ...(record.logs ?? [])].map((source) => source.attributes ?? {})
  const seen = new Set<string>()
  return sources.flatMap((attributes) => {
    const exception = exceptionOf(attributes)
    if (exception === undefined) return []
    const identity = JSON.stringify([exception.type, exception.message])
    if (seen.has(identity)) return []
    seen.add(identity)
    return [exception]
  })
}

function exceptionOf(attributes: Attributes): ExceptionDetail | undefined {
  const exception: ExceptionDetail = compact({
    type: textOf(attributes['exception.type']),
    message: textOf(attributes['exception.message']),
    stacktrace: textOf(attributes['exception.stacktrace']),
  })
  return Object.keys(exception).length === 0 ? undefined : exception
}

export const readLinks = (record: SpanRecord): readonly SpanLink[] =>
  (record.links ?? []).map(({ traceId, spanId, attributes }) => ({ traceId, spanId, attributes: attributes ?? {} }))
