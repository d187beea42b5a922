// What an export of this project leaves on records beside their own attributes, so that reading them again gives what was
// exported: which attributes were added for other readers, and ids and times that OTLP has no way to say.
import { type AttributeList, ShapeMemo } from '../../model/attribute-list.ts'
import { type Instant, instantOf } from '../../model/time.ts'
import type { SpanInput } from '../record-input.ts'

export const MARK = {
  /** Keys of attributes that say again, in another convention, what the others say. */
  added: 'spanglass.added',
  traceId: 'spanglass.trace_id',
  spanId: 'spanglass.span_id',
  parentSpanId: 'spanglass.parent_span_id',
  /** Instants that 0 and unsigned numbers of nanoseconds cannot say: 1970 itself, and what lies before. */
  startTime: 'spanglass.start_time_unix_nano',
  endTime: 'spanglass.end_time_unix_nano',
  /** True on the record of one request that a gateway saw: see `SpanInput.hasOwnUsage`. */
  ownUsage: 'spanglass.own_usage',
  /** True on the record of a whole trace, where it is shown in the place of a span. */
  traceRecord: 'spanglass.trace_record',
} as const

const MARKS: readonly string[] = Object.values(MARK)

const isMarked = new ShapeMemo(({ slots }) => MARKS.some((mark) => slots.has(mark)))

/** What a record had before it was exported, where OTLP says something else. */
type Marked = { readonly [M in Exclude<keyof typeof MARK, 'added' | 'ownUsage' | 'traceRecord'>]?: string } & {
  readonly hasOwnUsage?: boolean
  readonly isTrace?: boolean
}

const NOTHING: Marked = {}

/** Takes marks and added attributes out of a list, and gives what they say. */
export function takeMarks(list: AttributeList): Marked {
  return list.shape.memo(isMarked) ? takenFrom(list) : NOTHING
}

function takenFrom(list: AttributeList): Marked {
  const text = (key: string) => {
    const value = list.get(key)
    return typeof value === 'string' ? value : undefined
  }
  const marked = {
    traceId: text(MARK.traceId),
    spanId: text(MARK.spanId),
    parentSpanId: text(MARK.parentSpanId),
    startTime: text(MARK.startTime),
    endTime: text(MARK.endTime),
    hasOwnUsage: list.get(MARK.ownUsage) === true,
    isTrace: list.get(MARK.traceRecord) === true,
  }
  list.remove(new Set([...MARKS, ...addedKeys(list.get(MARK.added))]))
  return marked
}

/** Keys that a value of `MARK.added` lists. */
export const addedKeys = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((key) => typeof key === 'string') : []

/** Gives a span what it had before it was exported; true where it is the record of a whole trace. */
export function restoreSpan(span: SpanInput): boolean {
  const { traceId, spanId, parentSpanId, startTime, endTime, hasOwnUsage, isTrace = false } = takeMarks(span.attributes)
  const { strings } = span.tables
  if (traceId !== undefined) span.traceId = strings.code(traceId)
  if (spanId !== undefined) span.spanId = strings.code(spanId)
  if (parentSpanId !== undefined) span.parentSpanId = strings.code(parentSpanId)
  if (startTime !== undefined) restoreTime(startTime, span.start)
  if (endTime !== undefined) restoreTime(endTime, span.end)
  if (hasOwnUsage) span.hasOwnUsage = true
  return isTrace
}

function restoreTime(text: string, into: Instant): void {
  if (/^-?\d{1,25}$/.test(text)) Object.assign(into, instantOf(BigInt(text)))
}
