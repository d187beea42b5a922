// The record of a whole trace, or of a run of an experiment: what was asked, answered and expected.
// Token counts are the server's own sums over the spans, so they stay what they are.
import { idIn } from '../otel-spans/words.ts'
import type { PlainSpan } from '../plain-span.ts'
import { instantOfText } from '../plain-times.ts'
import { attributeIn, type PlainObject, restOf, textIn } from '../plain-values.ts'

const TAKEN = new Set([
  'trace_id',
  'traceId',
  'session_id',
  'spans',
  'annotations',
  'notes',
  'rootSpan',
  'id',
  'input',
  'output',
])

export const traceOf = (record: PlainObject): PlainSpan => ({
  traceId: idIn(record.trace_id ?? record.traceId, 16),
  // A trace is called what its root is called.
  name: record.trace_id === null ? 'experiment run' : undefined,
  start: instantOfText(textIn(record.start_time ?? record.startTime) ?? ''),
  end: instantOfText(textIn(record.end_time ?? record.endTime) ?? ''),
  attributes: {
    'session.id': textIn(record.session_id),
    'input.value': attributeIn(record.input),
    'output.value': attributeIn(record.output),
    ...restOf(record, TAKEN, 'phoenix.'),
  },
})
