// One request of Helicone as a span.
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import { instantIn, instantOfCount } from '../plain-times.ts'
import {
  attributeIn,
  isObject,
  numberIn,
  objectIn,
  type PlainObject,
  restOf,
  structureIn,
  textIn,
} from '../plain-values.ts'
import { bodyAttributes, errorIn, operationOf } from '../provider-bodies.ts'

/** The fields of the API, whichever door the row came through. */
export function fieldsOf(row: PlainObject): PlainObject {
  const properties = row.properties ?? row.request_properties
  // A table of few columns.
  if (!('heliconeMetadata' in row))
    return {
      ...row,
      properties: cellIn(properties),
      delay_ms: row.delay_ms ?? row.latency,
      request_id: row.request_id ?? row.response_id,
    }
  const { heliconeMetadata, raw, schema, _type, id, ...rest } = row
  const { requestId, path, createdAt, latency, user, status, customProperties, feedback, ...more } =
    objectIn(heliconeMetadata)
  const { rating, id: feedbackId, createdAt: feedbackAt } = objectIn(feedback)
  // Bodies as the providers have them, else in Helicone's neutral form.
  const bodies = { ...objectIn(schema), ...objectIn(raw) }
  return {
    ...rest,
    ...snakeCased(more),
    request_id: requestId ?? id,
    request_path: path,
    request_created_at: createdAt,
    delay_ms: latency,
    request_user_id: user,
    response_status: objectIn(status).code,
    status_type: objectIn(status).statusType,
    properties: customProperties,
    feedback_rating: rating,
    feedback_id: feedbackId,
    feedback_created_at: feedbackAt,
    request_body: bodies.request,
    response_body: bodies.response,
    mapper: _type,
  }
}

const snakeCased = (object: PlainObject): PlainObject =>
  Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )

/** JSON in a cell, also where its quotes were doubled twice. */
function cellIn(value: unknown): unknown {
  const structure = structureIn(value)
  return typeof structure === 'string' ? structureIn(structure.replaceAll('""', '"')) : structure
}

export const propertiesOf = (fields: PlainObject): PlainObject => objectIn(fields.properties)

export function spanOfRequest(fields: PlainObject): PlainSpan {
  const properties = propertiesOf(fields)
  const session = textIn(properties['Helicone-Session-Id'])
  const start = instantIn(fields.request_created_at, 'ms')
  const request = bodyIn(fields.request_body)
  const response = bodyIn(fields.response_body)
  const status = numberIn(fields.response_status)
  const kind = textIn(objectIn(request)._type)
  const error = failureOf(status, response)
  const id = textIn(fields.request_id)
  return {
    traceId: session ?? id,
    spanId: id,
    name: nameOf(fields, request),
    start,
    end: endOf(fields, start, status),
    status: error ? 'error' : 'unset',
    statusMessage: error?.message,
    revision: revisionOf(fields.updated_at),
    hasOwnUsage: true,
    oddities: isElsewhere(fields.request_body) || isElsewhere(fields.response_body) ? ['content.elsewhere'] : [],
    attributes: {
      ...(kind === undefined ? callAttributes(fields, request, response) : loggedAttributes(kind, request, response)),
      'error.type': error?.type,
      'http.response.status_code': status,
      'session.id': session,
      'trace.name': textIn(properties['Helicone-Session-Name']),
      'user.id': textIn(fields.request_user_id),
      'deployment.environment.name': textIn(properties.environment) ?? textIn(properties.Environment),
      'service.version': textIn(properties.release),
      'gen_ai.prompt.name': textIn(fields.prompt_id) ?? textIn(properties['Helicone-Prompt-Id']),
      'gen_ai.prompt.version': textIn(fields.prompt_version),
      ...restOf(properties, NONE, 'metadata.'),
      ...restOf(fields, kind === undefined ? TAKEN_BY_CALLS : TAKEN, 'helicone.'),
    },
  }
}

const NONE = new Set<string>()
const TAKEN = new Set([
  ...['request_id', 'request_created_at', 'request_body', 'response_body', 'response_status', 'request_user_id'],
  ...['properties', 'request_properties', 'prompt_id', 'prompt_version', 'delay_ms', 'latency'],
])
const TAKEN_BY_CALLS = new Set([
  ...TAKEN,
  ...['prompt_tokens', 'completion_tokens', 'prompt_cache_read_tokens', 'prompt_cache_write_tokens'],
  ...['prompt_audio_tokens', 'completion_audio_tokens', 'cost', 'provider', 'request_model', 'response_model', 'model'],
  'time_to_first_token',
])

/** A placeholder stands for a body that is kept elsewhere. */
const isElsewhere = (value: unknown): boolean => 'helicone_message' in objectIn(cellIn(value))
const bodyIn = (value: unknown): unknown => (isElsewhere(value) ? undefined : cellIn(value))

/** A call of a model: what the bodies say, else the columns. */
function callAttributes(fields: PlainObject, request: unknown, response: unknown): PlainAttributes {
  const bodies = bodyAttributes(request, response)
  const isCounted = bodies['gen_ai.usage.input_tokens'] !== undefined
  return {
    ...bodies,
    'gen_ai.operation.name': operationOf(textIn(fields.request_path) ?? textIn(fields.target_url)) ?? 'chat',
    'gen_ai.provider.name': providerIn(fields.provider),
    'gen_ai.request.model': bodies['gen_ai.request.model'] ?? textIn(fields.request_model) ?? textIn(fields.model),
    'gen_ai.response.model': textIn(fields.response_model) ?? bodies['gen_ai.response.model'] ?? textIn(fields.model),
    ...(isCounted ? {} : countedIn(fields)),
    'gen_ai.usage.cost': numberIn(fields.cost),
    ttft_ms: numberIn(fields.time_to_first_token),
  }
}

const providerIn = (value: unknown): string | undefined => {
  const provider = textIn(value)?.toLowerCase()
  return provider === 'custom' ? undefined : provider
}

/** Its own total is the sum of both sides and proves nothing. */
const countedIn = (fields: PlainObject): PlainAttributes => ({
  'gen_ai.usage.input_tokens': numberIn(fields.prompt_tokens),
  'gen_ai.usage.output_tokens': numberIn(fields.completion_tokens),
  'gen_ai.usage.cache_read_input_tokens': numberIn(fields.prompt_cache_read_tokens),
  'gen_ai.usage.cache_creation_input_tokens': numberIn(fields.prompt_cache_write_tokens),
  'gen_ai.usage.audio_input_tokens': numberIn(fields.prompt_audio_tokens),
  'gen_ai.usage.output_audio_tokens': numberIn(fields.completion_audio_tokens),
})

/** What an application logged beside its calls: a tool, a search in a vector store, other data. */
function loggedAttributes(kind: string, request: unknown, response: unknown): PlainAttributes {
  const { _type: _asked, toolName, input, ...asked } = objectIn(request)
  const { _type: _answered, status, result, metadata, ...answered } = objectIn(response)
  return {
    'gen_ai.operation.name': kind === 'tool' ? 'execute_tool' : kind === 'vector_db' ? 'retrieval' : undefined,
    'gen_ai.tool.name': textIn(toolName),
    'input.value': attributeIn(input ?? asked),
    'output.value': attributeIn(result ?? metadata ?? answered),
    'helicone.log.type': kind,
    'helicone.log.status': textIn(status),
  }
}

function nameOf(fields: PlainObject, request: unknown): string | undefined {
  const path = textIn(propertiesOf(fields)['Helicone-Session-Path'])
  const body = objectIn(request)
  const last = path?.split('/').filter(Boolean).at(-1)
  return last ?? textIn(body.toolName) ?? textIn(fields.model) ?? textIn(body.name) ?? textIn(fields.request_path)
}

/** Start and delay: the instant of the response is when it was stored. A status of 0 or less is of a request that goes on, or was cut. */
function endOf(fields: PlainObject, start: bigint | undefined, status: number | undefined): bigint | undefined {
  if (status !== undefined && status <= 0) return undefined
  const delay = instantOfCount(fields.delay_ms, 'ms')
  return start !== undefined && delay !== undefined ? start + delay : instantIn(fields.response_created_at, 'ms')
}

function failureOf(status: number | undefined, response: unknown): { type?: string; message?: string } | undefined {
  const logged = isObject(response) && '_type' in response ? textIn(response.status) : undefined
  if (logged !== undefined && /^(error|fail)/i.test(logged)) return errorIn(response)
  if (status === undefined || status < 400) return undefined
  const error = errorIn(response)
  return { ...error, type: error.type ?? String(status) }
}

function revisionOf(updated: unknown): number | undefined {
  const ns = instantIn(updated, 'ms')
  return ns === undefined ? undefined : Number(ns / 1_000_000n)
}
