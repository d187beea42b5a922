// What tells W&B Weave: calls, their starts and ends, the envelopes around them, and feedback.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject } from '../plain-values.ts'

export const weave: AdapterEntry = {
  id: 'weave',
  label: 'W&B Weave',
  formats: [CONTENT_FORMAT.weaveCall],
  marks: [
    {
      like: 'calls of Weave',
      keys: [
        'id',
        'project_id',
        'op_name',
        'trace_id',
        'parent_id',
        'started_at',
        'ended_at',
        'inputs',
        'output',
        'summary',
        'wb_user_id',
      ],
    },
    { like: 'feedback of Weave', keys: ['weave_ref', 'feedback_type', 'payload', 'creator'] },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ keys, first }: Peek): Detection | undefined {
  const record = isObject(first) ? first : {}
  if (isCall(keys)) return { certainty: 'certain', because: 'calls with "op_name"' }
  if (keys.has('feedback_type') && (keys.has('weave_ref') || keys.has('payload')))
    return { certainty: 'certain', because: 'feedback with "feedback_type" and "weave_ref"' }
  for (const name of ['calls', 'result'] as const) {
    const list = record[name]
    const inner = Array.isArray(list) && isObject(list[0]) ? new Set(Object.keys(list[0])) : undefined
    if (inner && (isCall(inner) || inner.has('feedback_type')))
      return { certainty: 'certain', because: `"${name}" of ${isCall(inner) ? 'calls' : 'feedback'}` }
  }
  const [part] = Array.isArray(record.batch) ? record.batch : []
  if (isObject(part) && 'mode' in part && 'req' in part)
    return { certainty: 'certain', because: '"batch" with the start and the end of calls' }
  if (isObject(record.call) && isCall(new Set(Object.keys(record.call))))
    return { certainty: 'certain', because: '"call" with "op_name"' }
  if (isObject(record.start) && 'op_name' in record.start)
    return { certainty: 'certain', because: '"start" of a call with "op_name"' }
  if (isObject(record.end) && 'ended_at' in record.end && 'summary' in record.end)
    return { certainty: 'certain', because: '"end" of a call with "ended_at" and "summary"' }
  return undefined
}

const isCall = (keys: ReadonlySet<string>): boolean =>
  keys.has('op_name') && (keys.has('started_at') || keys.has('trace_id') || keys.has('project_id'))
