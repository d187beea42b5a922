// The record of a whole Langfuse trace: no span, but what is said of all of them.
import type { PlainSpan } from '../plain-span.ts'
import { attributeIn, numberIn, type PlainObject, restOf, textIn } from '../plain-values.ts'
import { camelCased, revisionOf, TRACE_FIELDS, timeIn, traceFieldsOf } from './fields.ts'
import { metadataOf, ownMetadataIn } from './metadata.ts'

export function traceOf(record: PlainObject): PlainSpan {
  const fields = camelCased(record)
  const text = (name: string) => textIn(fields[name])
  const start = timeIn(fields.timestamp)
  // Where figures were not asked for, the API answers with -1.
  const seconds = numberIn(fields.latency) ?? -1
  return {
    traceId: text('id'),
    name: text('name'),
    start,
    end: start !== undefined && seconds >= 0 ? start + BigInt(Math.round(seconds * 1e9)) : undefined,
    revision: revisionOf(fields.updatedAt),
    attributes: {
      'langfuse.trace.name': text('name'),
      'langfuse.trace.input': attributeIn(fields.input),
      'langfuse.trace.output': attributeIn(fields.output),
      ...traceFieldsOf(fields),
      ...ownMetadataIn(metadataOf(fields), 'langfuse.trace.metadata'),
      ...restOf(fields, TAKEN, 'langfuse.trace.'),
    },
  }
}

const TAKEN = new Set([...['id', 'name', 'timestamp', 'input', 'output', 'scores', 'observations'], ...TRACE_FIELDS])
