// What SDKs send: rows in parts that are merged, and feedback that names a row and not its span.
import { isObject, objectIn, type PlainObject, textIn } from '../plain-values.ts'
import type { RecordSink } from '../record-sink.ts'
import { isMerge } from './row.ts'

interface Sent {
  merges: number
  /** Span and trace by id of the row. */
  readonly spans: Map<string, Pick<PlainObject, 'span_id' | 'root_span_id'>>
}

const newSent = (): Sent => ({ merges: 0, spans: new Map() })

/** Merges apply in the order in which they were sent. */
export const mergeRevision = (sink: RecordSink): number => ++sink.memory(newSent).merges

/** A score, an expected value, tags or a comment that was given to a row later. */
const isFeedback = (row: PlainObject): boolean => !('span_id' in row) && (isMerge(row) || isObject(row.comment))

/**
 * The row with the span it belongs to: feedback is a merge of the row it names. Undefined where that row has not been read.
 */
export function placed(row: PlainObject, sink: RecordSink): PlainObject | undefined {
  const { spans } = sink.memory(newSent)
  const id = textIn(row.id)
  if (isFeedback(row)) {
    // A comment is a row of its own and names the other as its origin.
    const span = spans.get(textIn(objectIn(row.origin).id) ?? id ?? '')
    return span && { ...row, ...span, _is_merge: true }
  }
  if ('_is_merge' in row && id !== undefined) {
    spans.set(id, { span_id: row.span_id, root_span_id: row.root_span_id })
  }
  return row
}
