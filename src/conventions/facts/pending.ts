// Logfire announces each span when it starts: an extra record with an id of its own, whose parent id is the real span's id.
// Source: the Logfire SDK.
import type { AttributeValue } from '../../model/span.ts'
import { textOf } from '../view.ts'

interface PendingLike {
  readonly spanId: string
  readonly parentSpanId: string
  readonly attributes: ReadonlyMap<string, AttributeValue>
}

const MARK = 'logfire.span_type'
const REAL_PARENT = 'logfire.pending_parent_id'

/** The announcement as a record of the span it announces, without an end: it merges with the span when that is there too. */
export function resolvePending<T extends PendingLike>(record: T): T {
  if (record.attributes.get(MARK) !== 'pending_span' || record.parentSpanId === '') return record
  const parent = textOf(record.attributes.get(REAL_PARENT)) ?? ''
  const attributes = new Map(record.attributes)
  attributes.delete(MARK)
  attributes.delete(REAL_PARENT)
  return {
    ...record,
    spanId: record.parentSpanId,
    parentSpanId: /^0*$/.test(parent) ? '' : parent,
    endTime: undefined,
    status: 0,
    attributes,
  }
}
