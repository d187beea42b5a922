// One span of Mastra, as storage has it (`spanId`, `spanType`, `startedAt`) or as exporters see it (`id`, `type`, `startTime`).
import { anyInstantIn } from '../otel-spans/times.ts'
import { idIn } from '../otel-spans/words.ts'
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import {
  attributeIn,
  listIn,
  numberIn,
  objectIn,
  type PlainObject,
  restOf,
  structureIn,
  textIn,
} from '../plain-values.ts'
import type { Place } from '../record-input.ts'

/** Events of exporters wrap the span. */
const spanIn = (record: PlainObject): PlainObject => (record.exportedSpan ? objectIn(record.exportedSpan) : record)

/** A later event of a span says more. */
const REVISIONS: { readonly [type: string]: number } = { span_started: 0, span_updated: 1, span_ended: 2 }

export function spanOf(record: PlainObject): PlainSpan {
  const span = spanIn(record)
  const type = textIn(span.spanType ?? span.type)
  const attributes = objectIn(span.attributes)
  const error = objectIn(span.error ?? span.errorInfo)
  const start = anyInstantIn(span.startedAt ?? span.startTime)
  const end = anyInstantIn(span.endedAt ?? span.endTime)
  const isEvent = span.isEvent === true || span.isEvent === 'true' || span.isEvent === '1'
  return {
    traceId: idIn(span.traceId, 16),
    spanId: idIn(span.spanId ?? span.id, 8),
    parentSpanId: idIn(span.parentSpanId, 8),
    name: textIn(span.name),
    start,
    end: end ?? (isEvent ? start : undefined),
    status: Object.keys(error).length > 0 ? 'error' : 'unset',
    statusMessage: textIn(error.message),
    revision: REVISIONS[textIn(record.type) ?? ''],
    attributes: {
      'mastra.span.type': type,
      [`mastra.${type ?? 'span'}.input`]: attributeIn(structureIn(span.input)),
      [`mastra.${type ?? 'span'}.output`]: attributeIn(structureIn(span.output)),
      ...callOf(attributes),
      ...ttftOf(attributes, start),
      'gen_ai.agent.name': type === 'agent_run' ? (textIn(span.entityName) ?? textIn(attributes.agentId)) : undefined,
      'gen_ai.tool.name': type?.endsWith('tool_call')
        ? (textIn(span.entityName) ?? textIn(attributes.toolId) ?? toolIn(span.name))
        : undefined,
      'session.id': textIn(span.threadId) ?? textIn(span.sessionId),
      'user.id': textIn(span.userId) ?? textIn(span.resourceId),
      'deployment.environment.name': textIn(span.environment),
      'tag.tags': attributeIn(listIn(span.tags)),
      'error.type': textIn(error.name) ?? textIn(error.id),
      ...restOf(error, new Set(['message', 'name']), 'mastra.error.'),
      ...restOf(objectIn(span.metadata), new Set(), 'mastra.metadata.'),
      ...restOf(attributes, CALL, 'mastra.attributes.'),
      ...restOf(span, TAKEN, 'mastra.'),
    },
    links: [],
  }
}

/** `tool: 'stock'` */
const toolIn = (name: unknown): string | undefined => /^(?:mcp_)?tool:? '(.+)'/.exec(textIn(name) ?? '')?.[1]

const CALL = new Set([
  'model',
  'provider',
  'responseModel',
  'responseId',
  'finishReason',
  'usage',
  'parameters',
  'tools',
])

function callOf(attributes: PlainObject): PlainAttributes {
  const usage = objectIn(attributes.usage)
  const input = objectIn(usage.inputDetails)
  const output = objectIn(usage.outputDetails)
  const count = (...values: readonly unknown[]) =>
    numberIn(values.find((value) => value !== undefined && value !== null))
  return {
    'gen_ai.request.model': textIn(attributes.model),
    'gen_ai.response.model': textIn(attributes.responseModel),
    'gen_ai.response.id': textIn(attributes.responseId),
    'gen_ai.provider.name': textIn(attributes.provider),
    'gen_ai.response.finish_reasons': attributeIn([textIn(attributes.finishReason)].filter(Boolean)),
    'gen_ai.usage.input_tokens': count(usage.inputTokens, usage.promptTokens),
    'gen_ai.usage.output_tokens': count(usage.outputTokens, usage.completionTokens),
    'gen_ai.usage.total_tokens': count(usage.totalTokens),
    'gen_ai.usage.cache_read_tokens': count(input.cacheRead, usage.cachedInputTokens, usage.promptCacheHitTokens),
    'gen_ai.usage.cache_write_tokens': count(input.cacheWrite),
    'gen_ai.usage.audio.input_tokens': count(input.audio),
    'gen_ai.usage.reasoning_tokens': count(output.reasoning, usage.reasoningTokens),
    'gen_ai.usage.audio.output_tokens': count(output.audio),
    'gen_ai.tool.definitions': attributeIn(attributes.tools),
    ...restOf(objectIn(attributes.parameters), new Set(), 'gen_ai.request.'),
  }
}

function ttftOf({ completionStartTime }: PlainObject, start: bigint | undefined): PlainAttributes {
  const first = anyInstantIn(completionStartTime)
  if (first === undefined || start === undefined) return {}
  return { 'gen_ai.response.time_to_first_chunk': Number(first - start) / 1e9 }
}

const TAKEN = new Set([
  ...['traceId', 'spanId', 'id', 'parentSpanId', 'name', 'spanType', 'type', 'startedAt', 'startTime', 'endedAt'],
  ...['endTime', 'input', 'output', 'attributes', 'metadata', 'error', 'errorInfo', 'threadId', 'sessionId', 'userId'],
  ...['resourceId', 'environment', 'tags', 'createdAt', 'updatedAt', 'serviceName', 'isRootSpan'],
])

export function placeOf(record: PlainObject): Place {
  const service = textIn(spanIn(record).serviceName)
  return {
    resource: { attributes: service === undefined ? {} : { 'service.name': service } },
    scope: { name: '@mastra/core', version: '', attributes: {} },
  }
}
