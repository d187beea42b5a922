// A run of a tool. Source: inspect_ai, event/_tool.py.
import type { PlainSpan } from '../plain-span.ts'
import { attributeIn, objectIn, type PlainObject, restOf, textIn } from '../plain-values.ts'
import { timesOf } from './model-event.ts'

export function toolSpanOf(event: PlainObject): PlainSpan {
  const error = objectIn(event.error)
  const type = textIn(error.type)
  const message = textIn(error.message)
  const isError = type !== undefined || message !== undefined || event.failed === true
  return {
    name: textIn(event.function) ?? 'tool',
    kind: 'internal',
    status: isError ? 'error' : 'unset',
    statusMessage: message,
    ...timesOf(event, event.working_time),
    attributes: {
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': textIn(event.function),
      'gen_ai.tool.call.id': textIn(event.id),
      'gen_ai.tool.call.arguments': attributeIn(event.arguments),
      'gen_ai.tool.call.result': attributeIn(event.result),
      'gen_ai.agent.name': textIn(event.agent),
      'error.type': isError ? type : undefined,
      ...restOf(event, TAKEN, 'inspect.'),
    },
  }
}

const TAKEN = new Set([
  ...['event', 'type', 'id', 'function', 'arguments', 'result', 'error', 'agent', 'events', 'timestamp', 'completed'],
  ...['span_id', 'uuid', 'pending'],
])
