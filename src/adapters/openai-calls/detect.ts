// What tells files of single calls to OpenAI's APIs, and to those that answer alike.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject, objectIn, type PlainObject } from '../plain-values.ts'
import { isPortkeyLog } from '../portkey/detect.ts'

export const openaiCalls: AdapterEntry = {
  id: 'openai-calls',
  label: 'OpenAI calls',
  formats: [CONTENT_FORMAT.openaiCall],
  marks: [
    { like: 'lines of a batch', keys: ['custom_id', 'method', 'url', 'body'] },
    { like: 'answers of a batch', keys: ['id', 'custom_id', 'response', 'error'] },
    { like: 'completions', keys: ['id', 'object', 'created', 'model', 'choices', 'usage'] },
    { like: 'responses', keys: ['id', 'object', 'created_at', 'model', 'output', 'usage'] },
    { like: 'calls', keys: ['request.model', 'request.messages', 'response.choices', 'response.usage'] },
    { like: 'calls', keys: ['request.model', 'request.input', 'response.output', 'response.usage'] },
  ],
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
  const { request, response } = first
  // A gateway keeps the bodies under the same names.
  if (isObject(request) && isObject(response) && (isAsked(request) || isAnswer(response)) && !isPortkeyLog(first))
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
