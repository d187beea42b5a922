// What tells an eval log of Inspect: a whole log, or one sample, which is what its archives hold.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject } from '../plain-values.ts'

export const inspect: AdapterEntry = {
  id: 'inspect',
  label: 'Inspect eval log',
  formats: [
    CONTENT_FORMAT.inspectModel,
    CONTENT_FORMAT.inspectTool,
    CONTENT_FORMAT.inspectSpan,
    CONTENT_FORMAT.inspectSample,
  ],
  marks: [
    {
      like: 'logs of Inspect',
      keys: ['eval.task', 'eval.task_id', 'eval.run_id', 'plan', 'results', 'stats', 'samples'],
    },
    {
      like: 'samples of Inspect',
      keys: ['id', 'epoch', 'input', 'target', 'messages', 'output', 'scores', 'events', 'model_usage'],
    },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ keys, first }: Peek): Detection | undefined {
  if (!isObject(first)) return undefined
  const about = isObject(first.eval) ? first.eval : {}
  if ((keys.has('status') || keys.has('plan')) && ('task' in about || 'task_id' in about))
    return { certainty: 'certain', because: '"eval" with a "task", as in a log of Inspect' }
  const isSample = ['id', 'epoch', 'input', 'target'].every((key) => keys.has(key))
  if (isSample && (keys.has('messages') || keys.has('events') || keys.has('scores') || keys.has('choices')))
    return { certainty: 'certain', because: 'a sample with "epoch", "input" and "target"' }
  const [reduced] = Array.isArray(first.samples) ? first.samples : []
  if (keys.has('scorer') && isObject(reduced) && 'sample_id' in reduced)
    return { certainty: 'certain', because: '"scorer" with "samples", the reductions of a log' }
  return undefined
}
