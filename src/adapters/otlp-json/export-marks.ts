// What an export of this project leaves on records beside their own attributes, so that reading them again gives what was
// exported: which attributes were added for other readers, and ids that are no hex digits of the length that OTLP wants.
import { type AttributeList, ShapeMemo } from '../../model/attribute-list.ts'
import type { SpanInput } from '../record-input.ts'

export const MARK = {
  /** Keys of attributes that say again, in another convention, what the others say. */
  added: 'spanglass.added',
  traceId: 'spanglass.trace_id',
  spanId: 'spanglass.span_id',
  parentSpanId: 'spanglass.parent_span_id',
} as const

const MARKS: readonly string[] = Object.values(MARK)

const isMarked = new ShapeMemo(({ slots }) => MARKS.some((mark) => slots.has(mark)))

/** Ids that a record was exported under another name for. */
interface Ids {
  readonly traceId?: string
  readonly spanId?: string
  readonly parentSpanId?: string
}

const NO_IDS: Ids = {}

/** Takes marks and added attributes out of a list, and gives the ids they name. */
export function takeMarks(list: AttributeList): Ids {
  if (!list.shape.memo(isMarked)) return NO_IDS
  const text = (key: string) => {
    const value = list.get(key)
    return typeof value === 'string' ? value : undefined
  }
  const ids = { traceId: text(MARK.traceId), spanId: text(MARK.spanId), parentSpanId: text(MARK.parentSpanId) }
  list.remove(new Set([...MARKS, ...addedKeys(list.get(MARK.added))]))
  return ids
}

/** Keys that a value of `MARK.added` lists. */
export const addedKeys = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((key) => typeof key === 'string') : []

/** Gives a span what it had before it was exported. */
export function restoreSpan(span: SpanInput): void {
  const { traceId, spanId, parentSpanId } = takeMarks(span.attributes)
  const { strings } = span.tables
  if (traceId !== undefined) span.traceId = strings.code(traceId)
  if (spanId !== undefined) span.spanId = strings.code(spanId)
  if (parentSpanId !== undefined) span.parentSpanId = strings.code(parentSpanId)
}
