// One span: what it is stands in `span_data.type`. Source: openai-agents-python, tracing/span_data.py.
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import { instantOfText } from '../plain-times.ts'
import { attributeIn, isObject, objectIn, type PlainObject, restOf, textIn } from '../plain-values.ts'
import { modelAttributes } from './model.ts'

export function spanOf(item: PlainObject): PlainSpan {
  const data = objectIn(item.span_data)
  const type = textIn(data.type) ?? ''
  const error = objectIn(item.error)
  const start = timeIn(item.started_at)
  return {
    traceId: textIn(item.trace_id),
    spanId: textIn(item.id),
    parentSpanId: textIn(item.parent_id),
    name: nameOf(type, data),
    status: isObject(item.error) ? 'error' : 'unset',
    statusMessage: textIn(error.message),
    start,
    end: timeIn(item.ended_at),
    attributes: {
      'openai_agents.type': type,
      ...dataOf(type, data, start),
      'openai_agents.error.data': attributeIn(error.data),
      ...restOf(item, TAKEN, 'openai_agents.'),
    },
    oddities: odditiesOf(type, data),
  }
}

const TAKEN = new Set(['object', 'id', 'trace_id', 'parent_id', 'started_at', 'ended_at', 'span_data', 'error'])

const timeIn = (value: unknown): bigint | undefined => (typeof value === 'string' ? instantOfText(value) : undefined)

function nameOf(type: string, data: PlainObject): string {
  if (type === 'handoff') return `handoff to ${textIn(data.to_agent) ?? 'an agent'}`
  const inner = objectIn(data.data)
  return (isLoop(type, data) ? textIn(inner.name) : undefined) ?? textIn(data.name) ?? textIn(data.model) ?? type
}

/** A run of a workflow, or a turn of an agent, which come as custom spans; their usage repeats that of their calls. */
const isLoop = (type: string, data: PlainObject): boolean =>
  type === 'task' || type === 'turn' || (type === 'custom' && objectIn(data.data).sdk_span_type !== undefined)

function dataOf(type: string, data: PlainObject, start: bigint | undefined): PlainAttributes {
  switch (type) {
    case 'agent':
      return {
        'gen_ai.operation.name': 'invoke_agent',
        'gen_ai.agent.name': textIn(data.name),
        ...restOf(data, new Set(['type', 'name']), 'openai_agents.'),
      }
    case 'function':
      return {
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.tool.name': textIn(data.name),
        'gen_ai.tool.call.arguments': attributeIn(data.input),
        'gen_ai.tool.call.result': attributeIn(data.output),
        ...restOf(data, new Set(['type', 'name', 'input', 'output']), 'openai_agents.'),
      }
    case 'generation':
    case 'response':
    case 'transcription':
    case 'speech':
      return modelAttributes(type, data, start)
    case 'guardrail':
      return { 'gen_ai.operation.name': 'guard', ...restOf(data, new Set(['type', 'name']), 'openai_agents.') }
    case 'handoff':
      return {
        'gen_ai.agent.name': textIn(data.to_agent),
        ...restOf(data, new Set(['type']), 'openai_agents.'),
      }
    default:
      return isLoop(type, data) ? loopOf(data) : { ...restOf(data, new Set(['type', 'name']), 'openai_agents.') }
  }
}

function loopOf(data: PlainObject): PlainAttributes {
  const { usage, ...rest } = { ...data, ...objectIn(data.data) } as PlainObject
  const { cached_input_tokens, cache_write_input_tokens, input_tokens, output_tokens, total_tokens, ...more } =
    objectIn(usage)
  return {
    'gen_ai.operation.name': 'agent_step',
    'gen_ai.usage.input_tokens': attributeIn(input_tokens),
    'gen_ai.usage.output_tokens': attributeIn(output_tokens),
    'gen_ai.usage.total_tokens': attributeIn(total_tokens),
    'gen_ai.usage.cache_read.input_tokens': attributeIn(cached_input_tokens),
    'gen_ai.usage.cache_write.input_tokens': attributeIn(cache_write_input_tokens),
    ...restOf(more, new Set(), 'openai_agents.usage.'),
    ...restOf(rest, new Set(['type', 'data']), 'openai_agents.'),
  }
}

/** Fields above 100,000 bytes are cut, and then are no JSON any more. */
const CUT = '... [truncated]'

function odditiesOf(type: string, data: PlainObject): string[] {
  const isCut = [data.input, data.output, data.data].some((value) => typeof value === 'string' && value.endsWith(CUT))
  const isElsewhere =
    type === 'response' && !isObject(data.response) && data.input === undefined && data.output === undefined
  return [...(isCut ? ['source.content_cut'] : []), ...(isElsewhere ? ['source.content_elsewhere'] : [])]
}
