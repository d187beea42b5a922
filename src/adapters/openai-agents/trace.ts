// The record of a whole trace: a name, a group and metadata, but no times.
import type { PlainSpan } from '../plain-span.ts'
import { attributeIn, objectIn, type PlainObject, restOf, textIn } from '../plain-values.ts'

export function traceOf(item: PlainObject): PlainSpan {
  const metadata = objectIn(item.metadata)
  const first = (...names: readonly string[]) =>
    names.map((name) => textIn(metadata[name])).find((text) => text !== undefined)
  return {
    traceId: textIn(item.id),
    name: textIn(item.workflow_name),
    attributes: {
      'trace.name': textIn(item.workflow_name),
      'session.id': textIn(item.group_id),
      // By habit only: the SDK has no place for these.
      'user.id': first('user_id', 'userId', 'user'),
      'deployment.environment.name': first('environment', 'env'),
      'service.version': first('release', 'version'),
      ...Object.fromEntries(Object.entries(metadata).map(([key, value]) => [`metadata.${key}`, attributeIn(value)])),
      ...restOf(item, TAKEN, 'openai_agents.'),
    },
  }
}

const TAKEN = new Set(['object', 'id', 'workflow_name', 'group_id', 'metadata'])
