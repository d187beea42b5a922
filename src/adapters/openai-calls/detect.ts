// What tells files of single calls to OpenAI's APIs, and to those that answer alike.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject, objectIn, type PlainObject } from '../plain-values.ts'

export const openaiCalls: AdapterEntry = {
  id: 'openai-calls',
  label: 'OpenAI calls',
  formats: [CONTENT_FORMAT.openaiCall],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ first }: Peek): Detection | undefined {
  if (!isObject(first)) return undefined
  if (first.object === 'list' && Array.isArray(first.data)) {
    const [entry] = first.data
    if (isAnswer(entry)) return { certainty: 'certain', because: 'a list of stored completions' }
    if (isObject(entry) && 'role' in entry && 'content' in entry)
      return { certainty: 'certain', because: 'a list of the messages of a stored completion' }
  }
  if ('custom_id' in first && ('body' in first || 'response' in first))
    return { certainty: 'certain', because: 'lines of a batch, with "custom_id"' }
  if (isAnswer(first)) return { certainty: 'certain', because: `"object" is "${first.object}"` }
  const isPair = isObject(first.request) && isObject(first.response)
  // The log of a gateway names a trace.
  if (isPair && !('trace_id' in first) && (isAsked(objectIn(first.request)) || isAnswer(first.response)))
    return { certainty: 'likely', because: 'calls with "request" and "response"' }
  if (isConversation(first)) return { certainty: 'likely', because: 'conversations with "messages", a line each' }
  return undefined
}

const isAnswer = (value: unknown): boolean =>
  isObject(value) &&
  ((value.object === 'chat.completion' && 'choices' in value) ||
    (value.object === 'text_completion' && 'choices' in value) ||
    (value.object === 'response' && 'output' in value))

const isAsked = (request: PlainObject): boolean =>
  'model' in request && ('messages' in request || 'input' in request || 'prompt' in request)

/** What else a line of a fine-tuning file may hold. */
const CONVERSATION_KEYS = new Set(['messages', 'tools', 'functions', 'parallel_tool_calls', 'weight', 'metadata'])

const isConversation = (record: PlainObject): boolean =>
  Array.isArray(record.messages) &&
  typeof objectIn(record.messages[0]).role === 'string' &&
  Object.keys(record).every((key) => CONVERSATION_KEYS.has(key))
