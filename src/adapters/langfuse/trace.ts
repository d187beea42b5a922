// The record of a whole Langfuse trace: no span, but what is said of all of them.
import type { PlainSpan } from '../plain-span.ts'
import { attributeIn, type PlainObject, restOf, textIn } from '../plain-values.ts'
import { camelCased, metadataIn, revisionOf, structured, timeIn } from './observation.ts'

export function traceOf(record: PlainObject): PlainSpan {
  const fields = camelCased(record)
  const metadata = metadataIn(fields.metadata)
  const text = (name: string) => textIn(fields[name])
  return {
    traceId: text('id'),
    name: text('name'),
    start: timeIn(fields.timestamp),
    revision: revisionOf(fields),
    attributes: {
      'langfuse.trace.name': text('name'),
      'langfuse.trace.input': attributeIn(fields.input),
      'langfuse.trace.output': attributeIn(fields.output),
      'langfuse.trace.tags': attributeIn(structured(fields.tags)),
      'langfuse.environment': text('environment'),
      'langfuse.version': text('version'),
      'langfuse.release': text('release'),
      'session.id': text('sessionId'),
      'user.id': text('userId'),
      ...metadata.rest,
      ...restOf(fields, TAKEN, 'langfuse.trace.'),
    },
  }
}

const TAKEN = new Set([
  ...['id', 'name', 'timestamp', 'input', 'output', 'tags', 'environment', 'version', 'release', 'sessionId'],
  ...['userId', 'metadata', 'scores', 'observations'],
])
