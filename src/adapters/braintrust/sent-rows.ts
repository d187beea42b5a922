// What SDKs send: rows in parts that are merged, and feedback that names a row and not its span.
import { isObject, objectIn, type PlainObject, textIn } from '../plain-values.ts'
import type { RecordSink } from '../record-sink.ts'
import { isMerge } from './row.ts'

interface Sent {
  merges: number
  /** Span and trace by id of the row. */
  readonly spans: Map<string, Pick<PlainObject, 'span_id' | 'root_span_id'>>
  readonly feedback: PlainObject[]
}

const newSent = (): Sent => ({ merges: 0, spans: new Map(), feedback: [] })

/** Merges apply in the order in which they were sent. */
export const mergeRevision = (sink: RecordSink): number => ++sink.memory(newSent).merges

/** A score, an expected value, tags or a comment that was given to a row later. */
const isFeedback = (row: PlainObject): boolean => !('span_id' in row) && (isMerge(row) || isObject(row.comment))

/** True where the row is feedback and waits for the row it names; else the row is remembered for such. */
export function waits(row: PlainObject, sink: RecordSink): boolean {
  const { spans, feedback } = sink.memory(newSent)
  if (isFeedback(row)) {
    feedback.push(row)
    return true
  }
  const id = textIn(row.id)
  // Rows that were stored have a transaction, and feedback is merged into them already.
  if (!('_xact_id' in row) && id !== undefined) spans.set(id, { span_id: row.span_id, root_span_id: row.root_span_id })
  return false
}

/** Feedback as merges of the rows it names; undefined for what names a row that was not read. A comment is a row of its own. */
export function* feedbackOf(sink: RecordSink): Generator<PlainObject | undefined> {
  const { spans, feedback } = sink.memory(newSent)
  for (const row of feedback) {
    const span = spans.get(textIn(objectIn(row.origin).id) ?? textIn(row.id) ?? '')
    yield span && { ...row, ...span, _is_merge: true }
  }
}
