// What tells traces of the OpenAI Agents SDK.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject } from '../plain-values.ts'

export const openaiAgents: AdapterEntry = {
  id: 'openai-agents',
  label: 'OpenAI Agents SDK',
  formats: [CONTENT_FORMAT.agentsTrace, CONTENT_FORMAT.agentsSpan],
  marks: [
    {
      like: 'spans of the Agents SDK',
      keys: ['object', 'id', 'trace_id', 'parent_id', 'started_at', 'ended_at', 'span_data', 'error'],
    },
    { like: 'traces of the Agents SDK', keys: ['object', 'id', 'workflow_name', 'group_id', 'metadata'] },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ first }: Peek): Detection | undefined {
  if (!isObject(first)) return undefined
  if (isItem(first)) return { certainty: 'certain', because: `"object" is "${first.object}"` }
  const [item] = Array.isArray(first.data) ? first.data : []
  return isObject(item) && isItem(item)
    ? { certainty: 'certain', because: `"data" whose "object" is "${item.object}", as its SDK sends it` }
    : undefined
}

const isItem = ({ object }: { readonly object?: unknown }): boolean => object === 'trace' || object === 'trace.span'
