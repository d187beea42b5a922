// One span of LLM Observability: as the export API answers it, with flat fields, or as SDKs send it, with most of them in `meta`.
// Source: dd-trace-py (ddtrace/llmobs), datadog-api-client (LLMObs models).
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import { instantOfCount } from '../plain-times.ts'
import { attributeIn, isObject, listIn, numberIn, objectIn, type PlainObject, restOf, textIn } from '../plain-values.ts'
import type { Place } from '../record-input.ts'
import { contentOf } from './content.ts'
import { readTags } from './tags.ts'

export function llmSpanOf(record: PlainObject): PlainSpan {
  const meta = objectIn(record.meta)
  const start = instantOfCount(record.start_ns, 'ns')
  const duration = instantOfCount(record.duration, 'ns')
  const { known, own, rest: tags } = readTags(record.tags)
  const error = objectIn(meta.error)
  const kind = textIn(record.span_kind) ?? kindOf(meta)
  const either = (name: string) => record[name] ?? meta[name]
  const metadata = { ...objectIn(record.metadata), ...objectIn(meta.metadata) }
  return {
    traceId: idOf(record.trace_id),
    spanId: idOf(record.span_id),
    parentSpanId: idOf(record.parent_id),
    name: textIn(record.name),
    status: textIn(record.status) === 'error' ? 'error' : 'unset',
    statusMessage: textIn(error.message) ?? textIn(meta['error.message']) ?? textIn(record.status_message),
    start,
    end: start === undefined || duration === undefined ? undefined : start + duration,
    attributes: {
      'datadog.span.kind': kind,
      'gen_ai.provider.name': textIn(either('model_provider')),
      'gen_ai.request.model': textIn(either('model_name')),
      'error.type': textIn(error.type) ?? textIn(meta['error.type']) ?? known.error_type,
      'exception.stacktrace': textIn(error.stack) ?? textIn(meta['error.stack']),
      ...usageOf(record.metrics),
      ...contentOf(kind, record, meta),
      ...metadataOf(kind, metadata),
      'session.id': textIn(record.session_id) ?? known.session_id,
      'user.id': known.user_id ?? known['usr.id'],
      'deployment.environment.name': known.env,
      'service.version': known.version,
      'datadog.ml_app': textIn(record.ml_app) ?? known.ml_app,
      'tag.tags': own.length > 0 ? own : undefined,
      ...tags,
      ...restOf(record, TAKEN, 'datadog.'),
      ...restOf(meta, TAKEN_META, 'datadog.meta.'),
    },
    links: listIn(record.span_links).filter(isObject).map(linkOf),
    oddities: listIn(record.collection_errors).includes('dropped_io') ? ['source.content_dropped'] : [],
  }
}

const TAKEN = new Set([
  ...['trace_id', 'span_id', 'parent_id', 'name', 'status', 'status_message', 'start_ns', 'duration', 'span_kind'],
  ...['model_name', 'model_provider', 'metrics', 'input', 'output', 'metadata', 'session_id', 'ml_app', 'tags'],
  ...['service', 'meta', 'span_links', 'tool_definitions'],
])
const TAKEN_META = new Set([
  ...['span', 'kind', 'span.kind', 'model_name', 'model_provider', 'input', 'output', 'metadata', 'tool_definitions'],
  ...['error', 'error.message', 'error.type', 'error.stack'],
])

/** "undefined" and 0 are how its tracers say that there is none. */
function idOf(value: unknown): string | undefined {
  const id = textIn(value)
  return id === undefined || id === 'undefined' || id === 'null' || /^0+$/.test(id) ? undefined : id.toLowerCase()
}

const kindOf = (meta: PlainObject): string | undefined =>
  textIn(objectIn(meta.span).kind) ?? textIn(meta['span.kind']) ?? textIn(meta.kind)

/** Metrics with a key in the GenAI convention; input contains what came from the cache and went to it. */
const METRICS: { readonly [metric: string]: string } = {
  input_tokens: 'gen_ai.usage.input_tokens',
  output_tokens: 'gen_ai.usage.output_tokens',
  total_tokens: 'gen_ai.usage.total_tokens',
  cache_read_input_tokens: 'gen_ai.usage.cache_read.input_tokens',
  cache_write_input_tokens: 'gen_ai.usage.cache_creation.input_tokens',
  ephemeral_5m_input_tokens: 'gen_ai.usage.cache_creation_5m.input_tokens',
  ephemeral_1h_input_tokens: 'gen_ai.usage.cache_creation_1h.input_tokens',
  reasoning_output_tokens: 'gen_ai.usage.reasoning.output_tokens',
  total_cost: 'gen_ai.usage.cost',
  time_to_first_token: 'gen_ai.response.time_to_first_chunk',
}

export function usageOf(metrics: unknown): PlainAttributes {
  return Object.fromEntries(
    Object.entries(objectIn(metrics)).map(([name, value]) => [
      Object.hasOwn(METRICS, name) ? METRICS[name] : `datadog.metrics.${name}`,
      numberIn(value) ?? attributeIn(value),
    ]),
  )
}

/** On model calls request parameters stand among the metadata. */
function metadataOf(kind: string | undefined, metadata: PlainObject): PlainAttributes {
  const isCall = kind === 'llm' || kind === 'embedding'
  return Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => [
      isCall && PARAMETERS.test(name) ? `gen_ai.request.${name}` : `metadata.${name}`,
      attributeIn(value),
    ]),
  )
}

const PARAMETERS =
  /^(temperature|top_[pk]|max_(tokens|completion_tokens|output_tokens)|stop(_sequences)?|seed|n|stream|(presence|frequency)_penalty|tool_choice|parallel_tool_calls|response_format|reasoning(_effort)?|thinking|logprobs|top_logprobs|encoding_format|dimensions)$/

const linkOf = ({ trace_id, span_id, attributes }: PlainObject): NonNullable<PlainSpan['links']>[number] => ({
  traceId: idOf(trace_id) ?? '',
  spanId: idOf(span_id) ?? '',
  attributes: Object.fromEntries(Object.entries(objectIn(attributes)).map(([key, item]) => [key, attributeIn(item)])),
})

export function placeOf(record: PlainObject): Place {
  const service = textIn(record.service) ?? readTags(record.tags).known.service
  return {
    resource: { attributes: service === undefined ? {} : { 'service.name': service } },
    scope: { name: '', version: '', attributes: {} },
  }
}
