// Logfire announces each span when it starts: an extra record with an id of its own, whose parent id is the real span's id.
// Source: the Logfire SDK.
import { type AttributeList, ShapeMemo } from '../../model/attribute-list.ts'
import type { Instant } from '../../model/time.ts'
import { textOf } from '../view.ts'

interface PendingLike {
  spanId: number
  parentSpanId: number
  status: number
  readonly end: Instant
  readonly attributes: AttributeList
}

const MARK = 'logfire.span_type'
const REAL_PARENT = 'logfire.pending_parent_id'

const isMarked = new ShapeMemo(({ slots }) => slots.has(MARK))

/** Makes of the announcement a record of the span it announces, without an end: it merges with the span when that is there too. */
export function resolvePending(record: PendingLike): void {
  const { attributes } = record
  if (record.parentSpanId === 0 || !attributes.shape.memo(isMarked)) return
  if (attributes.get(MARK) !== 'pending_span') return
  const parent = textOf(attributes.get(REAL_PARENT)) ?? ''
  const rest = attributes.toMap()
  attributes.clear()
  for (const [key, value] of rest) if (key !== MARK && key !== REAL_PARENT) attributes.set(key, value)
  record.spanId = record.parentSpanId
  record.parentSpanId = /^0*$/.test(parent) ? 0 : attributes.strings.code(parent)
  record.end.seconds = Number.NaN
  record.status = 0
}
