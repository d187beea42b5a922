// A summary of a trace, as Jaeger's search answers: what is known of it without its spans.
import { paddedId } from '../hex-ids.ts'
import type { PlainSpan } from '../plain-span.ts'
import { instantOfCount } from '../plain-times.ts'
import { type PlainObject, restOf, textIn } from '../plain-values.ts'

export const summaryOf = (record: PlainObject): PlainSpan => ({
  traceId: paddedId(textIn(record.traceId), 32),
  name: textIn(record.rootOperationName),
  start: instantOfCount(record.minStartTimeUnixNano, 'ns'),
  end: instantOfCount(record.maxEndTimeUnixNano, 'ns'),
  attributes: restOf(record, TAKEN, 'jaeger.'),
})

const TAKEN = new Set(['traceId', 'rootOperationName', 'minStartTimeUnixNano', 'maxEndTimeUnixNano'])
