// Request parameters: the union of what all dialects say on the span, under the names they use. The first to name one
// wins.
import { decode, isObject, type JsonObject } from './json.ts'
import type { Reading } from './reading.ts'

/** Content, tools and the model stand elsewhere; headers may hold secrets; some writers give the whole answer as parameters. */
const NOT_PARAMETERS = new Set([
  ...[
    'id',
    'object',
    'created',
    'created_at',
    'completed_at',
    'status',
    'output',
    'usage',
    'error',
    'incomplete_details',
  ],
  ...['instructions', 'billing', 'previous_response_id', 'prompt_cache_key', 'safety_identifier'],
  'model',
  'model_name',
  'modelName',
  'messages',
  'input',
  'prompt',
  'contents',
  'tools',
  'functions',
  'function_tools',
  'output_tools',
  'system_instruction',
  'http_options',
  'headers',
  'extra_headers',
  'extra_body',
  'extra_query',
  'api_key',
])

/** Names of single attributes that older dialects used, and the parameter each of them is. */
const SINGLE: readonly (readonly [string, string])[] = [
  ['llm.request.max_tokens', 'max_tokens'],
  ['llm.temperature', 'temperature'],
  ['llm.top_p', 'top_p'],
  ['llm.top_k', 'top_k'],
  ['llm.frequency_penalty', 'frequency_penalty'],
  ['llm.presence_penalty', 'presence_penalty'],
  ['llm.chat.stop_sequences', 'stop_sequences'],
  ['llm.request.repetition_penalty', 'repetition_penalty'],
  ['llm.request.reasoning_effort', 'reasoning_effort'],
  ['llm.is_streaming', 'stream'],
  ['gen_ai.is_streaming', 'stream'],
  ['gen_ai.output.type', 'output_type'],
  ['gen_ai.embeddings.dimension.count', 'dimensions'],
  ['gen_ai.retrieval.top_k', 'top_k'],
  ['reranker.top_k', 'top_k'],
  ['db.vector.query.top_k', 'top_k'],
  ['vector_db.query.top_k', 'top_k'],
  ['gen_ai.openai.request.seed', 'seed'],
  ['gen_ai.openai.request.response_format', 'response_format'],
  ['openai.request.service_tier', 'service_tier'],
  ['gen_ai.openai.request.service_tier', 'service_tier'],
  ['ai.prompt.toolChoice', 'toolChoice'],
]

/** Prefixes of attributes that are one parameter each. */
const PREFIXES = [
  'gen_ai.request.',
  'llm.invocation_parameters.',
  'llm.watsonx.',
  'gcp.gen_ai.operation.config.',
  'anthropic.thinking.',
]

/** Attributes that hold an object of parameters. */
const OBJECTS = [
  'llm.invocation_parameters',
  'embedding.invocation_parameters',
  'langfuse.observation.model.parameters',
  'model_config',
  'langwatch.params',
]

/**
 * Source: mapping precedence, section 7. `found`: parameters that a dialect read from content, below all attributes.
 */
export function readParameters(reading: Reading, found: JsonObject): JsonObject {
  const parameters = new Map<string, unknown>()
  const add = (name: string, value: unknown) => {
    const decoded = decode(value)
    if (NOT_PARAMETERS.has(name) || isUnset(decoded) || parameters.has(name)) return
    parameters.set(name, decoded)
  }
  const addAll = (value: unknown) => {
    const object = decode(value)
    if (isObject(object)) for (const [name, item] of Object.entries(object)) add(name, item)
  }
  for (const [name, value] of reading.under('gen_ai.request.')) add(name, value)
  for (const key of OBJECTS) addAll(reading.get(key))
  for (const [name, value] of reading.under('ai.settings.')) if (!name.startsWith('context.')) add(name, value)
  addAll(reading.get('model_request_parameters'))
  for (const [key, name] of SINGLE) add(name, reading.get(key))
  for (const prefix of PREFIXES)
    for (const [name, value] of reading.under(prefix))
      add(prefix === 'anthropic.thinking.' ? `thinking.${name}` : name, value)
  addAll(found)
  return Object.fromEntries(parameters)
}

const isUnset = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0)
