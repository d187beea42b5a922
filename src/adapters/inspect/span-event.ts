// A stretch of a sample: a span (begin and end), a step of older logs, or a subtask; with what happened in it.
// Source: inspect_ai, event/_span.py, _step.py, _subtask.py.
import type { PlainSpan } from '../plain-span.ts'
import { attributeIn, isObject, listIn, type PlainObject, restOf, textIn } from '../plain-values.ts'
import { timeIn, timesOf } from './model-event.ts'

/** As it is kept for reading it again. */
export interface SpanRecord extends PlainObject {
  readonly begin: PlainObject
  /** Missing where the log ends before it. */
  readonly end?: PlainObject
  /** What has no duration: scores, notes, errors, limits. */
  readonly events: readonly PlainObject[]
}

export function stretchSpanOf(record: PlainObject): PlainSpan {
  const begin = isObject(record.begin) ? record.begin : {}
  const type = textIn(begin.type)
  const isSubtask = begin.event === 'subtask'
  const times = isSubtask ? timesOf(begin, begin.working_time) : undefined
  return {
    name: textIn(begin.name) ?? type ?? 'span',
    kind: 'internal',
    start: timeIn(begin.timestamp),
    end: times ? times.end : isObject(record.end) ? timeIn(record.end.timestamp) : undefined,
    attributes: {
      'gen_ai.operation.name': OPERATIONS[isSubtask ? 'subtask' : (type ?? '')],
      'gen_ai.agent.name': type === 'agent' ? textIn(begin.name) : undefined,
      'input.value': attributeIn(begin.input),
      'output.value': attributeIn(begin.result),
      'inspect.type': type,
      ...restOf(begin, TAKEN, 'inspect.'),
    },
    events: listIn(record.events).filter(isObject).map(eventOf),
  }
}

const OPERATIONS: { readonly [type: string]: string | undefined } = {
  agent: 'invoke_agent',
  handoff: 'invoke_agent',
  scorer: 'evaluate',
  scorers: 'evaluate',
  solver: 'invoke_workflow',
  solvers: 'invoke_workflow',
  init: 'invoke_workflow',
  subtask: 'invoke_workflow',
}

const TAKEN = new Set([
  ...['event', 'action', 'name', 'type', 'id', 'parent_id', 'span_id', 'uuid', 'timestamp', 'completed', 'pending'],
  ...['input', 'result', 'events'],
])

const eventOf = ({ event, timestamp, span_id, ...rest }: PlainObject): NonNullable<PlainSpan['events']>[number] => ({
  name: textIn(event) ?? 'event',
  time: timeIn(timestamp),
  attributes: Object.fromEntries(Object.entries(rest).map(([key, value]) => [`inspect.${key}`, attributeIn(value)])),
})
