// One call: what was asked (`request`, `body`), what was answered (`response`, or the record itself), and the line around both.
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import { instantIn, instantOfCount } from '../plain-times.ts'
import { attributeIn, isObject, listIn, numberIn, objectIn, type PlainObject, restOf, textIn } from '../plain-values.ts'
import { usageOf } from './usage.ts'

export function callOf(record: PlainObject): PlainSpan {
  const { request, response, line } = partsOf(record)
  const error = objectIn(line.error ?? response.error)
  const status = numberIn(line.status_code)
  const isError = isObject(line.error ?? response.error) || (status !== undefined && status >= 400)
  const metadata = { ...objectIn(request.metadata), ...objectIn(response.metadata), ...objectIn(line.metadata) }
  const id = textIn(line.custom_id) ?? textIn(response.id)
  const operation = operationOf(textIn(line.url), request, response)
  const model = textIn(request.model) ?? textIn(response.model)
  return {
    traceId: id,
    spanId: id,
    name: model
      ? `${operation} ${model}`
      : (textIn(line.custom_id) ?? (operation === 'chat' ? 'conversation' : operation)),
    kind: 'client',
    status: isError ? 'error' : 'unset',
    statusMessage: textIn(error.message),
    ...timesOf(line, response),
    // What was asked and what was answered are two records of one call.
    revision: line.custom_id === undefined ? undefined : Number('response' in record),
    attributes: {
      'gen_ai.operation.name': operation,
      'gen_ai.provider.name': providerOf(line, response),
      'gen_ai.request.model': textIn(request.model),
      'gen_ai.response.model': textIn(response.model),
      'gen_ai.response.id': textIn(response.id),
      'error.type': isError ? (textIn(error.code) ?? textIn(error.type) ?? textIn(status)) : undefined,
      ...contentOf(operation, request, response),
      ...usageOf(objectIn(response.usage)),
      ...parametersOf(response, RESPONSE_PARAMETERS),
      ...parametersOf(request, undefined),
      'session.id': textIn(metadata.session_id) ?? textIn(metadata.thread_id) ?? textIn(metadata.conversation_id),
      'user.id':
        textIn(metadata.user_id) ?? textIn(request.user) ?? textIn(response.input_user) ?? textIn(response.user),
      'deployment.environment.name': textIn(metadata.environment),
      ...Object.fromEntries(Object.entries(metadata).map(([key, value]) => [`metadata.${key}`, attributeIn(value)])),
      ...restOf(line, TAKEN_LINE, 'openai.'),
      ...restOf(response, operation === 'embeddings' ? TAKEN_EMBEDDING : TAKEN_RESPONSE, 'openai.response.'),
    },
    oddities: isError || operation !== 'chat' || hasAnswer(request, response) ? [] : ['source.no_answer'],
  }
}

interface Parts {
  readonly request: PlainObject
  readonly response: PlainObject
  /** What stands around the two. */
  readonly line: PlainObject
}

function partsOf(record: PlainObject): Parts {
  if ('choices' in record || ('output' in record && 'object' in record))
    return { request: {}, response: record, line: {} }
  const { request, response, body, ...line } = record
  const around = objectIn(response)
  // A line of batch output has the answer inside of the HTTP response.
  const isHttp = 'status_code' in around || 'body' in around
  const { body: answer, ...http } = around
  if ('messages' in record && request === undefined) return { request: record, response: {}, line: {} }
  const { id, ...rest } = line
  return {
    request: objectIn(request ?? body),
    response: isHttp ? objectIn(answer) : around,
    line: isHttp ? { ...rest, batch_request_id: id, ...http } : line,
  }
}

function operationOf(url: string | undefined, request: PlainObject, response: PlainObject): string {
  if (url?.endsWith('/embeddings') || (response.object === 'list' && Array.isArray(response.data))) return 'embeddings'
  if (url?.endsWith('/moderations')) return 'moderation'
  const isText = response.object === 'text_completion' || ('prompt' in request && !('messages' in request))
  return isText ? 'text_completion' : 'chat'
}

/** Batches and stored completions are OpenAI's own; logs may be of any service that answers alike. */
const providerOf = (line: PlainObject, response: PlainObject): string | undefined =>
  'custom_id' in line || 'request_id' in response ? 'openai' : undefined

function timesOf(line: PlainObject, response: PlainObject): Pick<PlainSpan, 'start' | 'end'> {
  const created = instantOfCount(response.created ?? response.created_at, 's')
  const start = instantIn(line.timestamp ?? line.start_time ?? line.created_at, 's') ?? created
  const lasted = instantOfCount(line.duration_ms ?? line.latency_ms, 'ms')
  return { start, end: start === undefined || lasted === undefined ? undefined : start + lasted }
}

function contentOf(operation: string, request: PlainObject, response: PlainObject): PlainAttributes {
  if (operation === 'embeddings') {
    const [first] = listIn(response.data).filter(isObject)
    return {
      'input.value': attributeIn(request.input),
      'gen_ai.embeddings.dimension.count': Array.isArray(first?.embedding) ? first.embedding.length : undefined,
    }
  }
  const choices = listIn(response.choices).filter(isObject)
  const { asked, answered } = splitConversation(request, response)
  return {
    'gen_ai.input.messages': attributeIn(asked ?? spoken(request.input ?? request.prompt)),
    'gen_ai.output.messages': attributeIn(answered ?? (choices.length > 0 ? choices.map(messageOf) : response.output)),
    'gen_ai.system_instructions': attributeIn(request.instructions ?? response.instructions),
    'gen_ai.tool.definitions': attributeIn(request.tools ?? request.functions ?? response.tools),
    'gen_ai.response.finish_reasons': attributeIn(
      choices.map(({ finish_reason }) => textIn(finish_reason)).filter((reason) => reason !== undefined),
    ),
  }
}

/** A conversation without a response ends with what was answered, as a rule. */
function splitConversation(request: PlainObject, response: PlainObject) {
  const messages = Array.isArray(request.messages) ? request.messages : undefined
  const last = messages?.at(-1)
  const isWhole = Object.keys(response).length === 0 && request.model === undefined
  if (!isWhole || objectIn(last).role !== 'assistant') return { asked: messages, answered: undefined }
  return { asked: messages?.slice(0, -1), answered: [last] }
}

const hasAnswer = (request: PlainObject, response: PlainObject): boolean =>
  Object.keys(response).length > 0 || splitConversation(request, response).answered !== undefined

const messageOf = ({ message, text, finish_reason }: PlainObject): object => ({
  ...(isObject(message) ? message : { role: 'assistant', content: text }),
  finish_reason,
})

/** Text alone is what the user says. */
const spoken = (input: unknown): unknown => (typeof input === 'string' ? [{ role: 'user', content: input }] : input)

const RESPONSE_PARAMETERS = new Set([
  ...['temperature', 'top_p', 'max_tokens', 'max_completion_tokens', 'max_output_tokens', 'seed', 'tool_choice'],
  ...['presence_penalty', 'frequency_penalty', 'response_format', 'service_tier', 'parallel_tool_calls', 'reasoning'],
  ...['truncation', 'text'],
])

/** Of a request everything that is no content; of an answer what it repeats of them. */
function parametersOf(object: PlainObject, among: ReadonlySet<string> | undefined): PlainAttributes {
  return Object.fromEntries(
    Object.entries(object)
      .filter(([key]) => (among ? among.has(key) : !CONTENT.has(key)))
      .map(([key, value]) => [`gen_ai.request.${key}`, attributeIn(value)]),
  )
}

const CONTENT = new Set([
  ...['model', 'messages', 'input', 'prompt', 'instructions', 'tools', 'functions', 'metadata', 'user'],
])
const TAKEN_LINE = new Set([
  ...['custom_id', 'error', 'metadata', 'timestamp', 'start_time', 'created_at', 'duration_ms', 'latency_ms'],
])
const TAKEN_RESPONSE = new Set([
  ...['id', 'model', 'choices', 'output', 'usage', 'created', 'created_at', 'metadata', 'tools', 'instructions'],
  ...['input_user', 'user', 'error'],
  ...RESPONSE_PARAMETERS,
])
/** Vectors are no one's reading. */
const TAKEN_EMBEDDING = new Set([...TAKEN_RESPONSE, 'data'])
