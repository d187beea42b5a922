// One log of Portkey as a span: a row of an export, or a log with `metrics`.
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import { instantIn, instantOfCount } from '../plain-times.ts'
import { listIn, numberIn, objectIn, type PlainObject, restOf, structureIn, textIn } from '../plain-values.ts'
import { bodyAttributes, errorIn, operationOf } from '../provider-bodies.ts'

export function spanOfLog(log: PlainObject): PlainSpan {
  const fields = fieldsOf(log)
  const headers = objectIn(fields.headers)
  const text = (name: string, header?: string) =>
    textIn(fields[name]) ?? (header === undefined ? undefined : textIn(headers[`x-portkey-${header}`]))
  const metadata = metadataOf(fields, headers)
  const id = text('id')
  const start = instantIn(fields.created_at, 'ms')
  const took = instantOfCount(fields.response_time, 'ms')
  const error = failureOf(fields)
  const call = callAttributes(fields)
  return {
    traceId: text('trace_id', 'trace-id') ?? id,
    spanId: text('span_id', 'span-id') ?? id,
    parentSpanId: text('parent_span_id', 'parent-span-id'),
    name:
      text('span_name', 'span-name') ?? text('prompt_slug') ?? callName(call, text('ai_model')) ?? text('request_url'),
    start,
    end: start !== undefined && took !== undefined ? start + took : undefined,
    status: error ? 'error' : 'unset',
    statusMessage: error?.message,
    hasOwnUsage: true,
    attributes: {
      ...call,
      'error.type': error?.type,
      'http.response.status_code': numberIn(fields.response_status_code),
      'user.id': textIn(metadata._user),
      'session.id': sessionIn(metadata),
      'deployment.environment.name': textIn(metadata.environment) ?? textIn(metadata._environment),
      'service.version': textIn(metadata.release),
      'gen_ai.prompt.name': text('prompt_slug'),
      'gen_ai.prompt.version': text('prompt_version_id'),
      ...restOf(metadata, NONE, 'metadata.'),
      ...restOf(headers, NONE, 'portkey.headers.'),
      ...restOf(fields, TAKEN, 'portkey.'),
    },
  }
}

const callName = (call: PlainAttributes, model: string | undefined): string | undefined =>
  model && [call['gen_ai.operation.name'], model].filter(Boolean).join(' ')

const NONE = new Set<string>()
const TAKEN = new Set([
  ...['trace_id', 'span_id', 'parent_span_id', 'span_name', 'created_at', 'response_time', 'headers'],
  ...['request_body', 'response_body', 'ai_org', 'ai_model', 'req_units', 'res_units'],
  ...['response_status_code', 'prompt_slug', 'prompt_version_id', 'metadata', 'metadata.key', 'metadata.value'],
])

/** The fields of an export's row, whichever door the log came through. */
function fieldsOf(log: PlainObject): PlainObject {
  if (!('metrics' in log) && !('_id' in log)) {
    const { request, response, 'request.body': asked, 'response.body': answered, ...row } = log
    return { ...row, request_body: structureIn(request ?? asked), response_body: structureIn(response ?? answered) }
  }
  const { _id, request, response, metrics, ...rest } = log
  const { body: asked, portkeyHeaders, url, ...sent } = objectIn(request)
  const { body: answered, status, responseTime, ...received } = objectIn(response)
  return {
    id: _id,
    request_url: url,
    response_status_code: status,
    response_time: responseTime,
    ...rest,
    ...objectIn(metrics),
    // The one outside names its zone.
    created_at: log.created_at ?? objectIn(metrics).created_at,
    request_body: asked,
    response_body: answered,
    headers: portkeyHeaders,
    request: sent,
    response: received,
  }
}

/** An object, a header that holds one as JSON, or two lists side by side. */
function metadataOf(fields: PlainObject, headers: PlainObject): PlainObject {
  const values = listIn(fields['metadata.value'])
  const pairs = listIn(fields['metadata.key']).map((key, at) => [String(key), values[at]] as const)
  return { ...objectIn(headers['x-portkey-metadata']), ...Object.fromEntries(pairs), ...objectIn(fields.metadata) }
}

/** By the names that callers usually give it. */
function sessionIn(metadata: PlainObject): string | undefined {
  for (const key of SESSIONS) {
    const text = textIn(metadata[key])
    if (text !== undefined) return text
  }
  return undefined
}

const SESSIONS = ['session', 'session_id', 'sessionId', '_session', 'thread_id', 'threadId', 'conversation_id']

function callAttributes(fields: PlainObject): PlainAttributes {
  const bodies = bodyAttributes(fields.request_body, fields.response_body)
  const address = textIn(fields.request_url)
  const isCounted = bodies['gen_ai.usage.input_tokens'] !== undefined
  return {
    ...bodies,
    // A gateway hands on other requests too; where no address was exported, a model tells.
    'gen_ai.operation.name': operationOf(address) ?? (address === undefined ? 'chat' : undefined),
    'gen_ai.provider.name': textIn(fields.ai_org),
    'gen_ai.request.model': bodies['gen_ai.request.model'] ?? textIn(fields.ai_model),
    'gen_ai.response.model': bodies['gen_ai.response.model'] ?? textIn(fields.ai_model),
    ...(isCounted
      ? {}
      : {
          'gen_ai.usage.input_tokens': numberIn(fields.req_units),
          'gen_ai.usage.output_tokens': numberIn(fields.res_units),
        }),
    'gen_ai.usage.cost': costOf(fields),
  }
}

/** Cents; another currency stays as it is written. */
function costOf({ cost, cost_currency: currency }: PlainObject): number | undefined {
  const cents = numberIn(cost)
  if (cents === undefined || (textIn(currency) ?? 'USD').toUpperCase() !== 'USD') return undefined
  return Number((cents / 100).toPrecision(15))
}

function failureOf(fields: PlainObject): { type?: string; message?: string } | undefined {
  const status = numberIn(fields.response_status_code)
  const isFailed = ['0', 'false'].includes(String(fields.is_success)) || (status !== undefined && status >= 400)
  if (!isFailed) return undefined
  const error = errorIn(fields.response_body)
  return { ...error, type: error.type ?? (status === undefined ? 'error' : String(status)) }
}
