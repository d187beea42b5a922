// A call of a model. Times: ISO texts, durations in seconds. Usage: input without what the cache gave, where the total says so.
// Source: inspect_ai, event/_model.py and model/_model_output.py.
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import { instantOfCount, instantOfText } from '../plain-times.ts'
import { attributeIn, isObject, listIn, numberIn, objectIn, type PlainObject, restOf, textIn } from '../plain-values.ts'

export function modelSpanOf(event: PlainObject): PlainSpan {
  const output = objectIn(event.output)
  const choices = listIn(output.choices).filter(isObject)
  const [provider, model] = splitModel(textIn(event.model))
  const error = textIn(event.error) ?? textIn(output.error)
  const response = objectIn(objectIn(event.call).response)
  return {
    name: textIn(event.role) ?? (model === undefined ? 'model' : `chat ${model}`),
    kind: 'client',
    status: error === undefined ? 'unset' : 'error',
    statusMessage: error,
    ...timesOf(event, output.time),
    attributes: {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': provider,
      'gen_ai.request.model': model,
      'gen_ai.response.model': textIn(output.model),
      'gen_ai.response.id': textIn(response.id),
      'gen_ai.response.finish_reasons': attributeIn(
        choices.map(({ stop_reason }) => textIn(stop_reason)).filter((reason) => reason !== undefined),
      ),
      ...prefixed(event.config, 'gen_ai.request.'),
      ...usageAttributes(objectIn(output.usage)),
      'gen_ai.input.messages': attributeIn(listIn(event.input).map(messageOf)),
      'gen_ai.output.messages': attributeIn(
        choices.map(({ message, stop_reason }) => ({ ...objectIn(messageOf(message)), finish_reason: stop_reason })),
      ),
      'gen_ai.tool.definitions': attributeIn(event.tools),
      'gen_ai.request.tool_choice': attributeIn(event.tool_choice),
      ...restOf(event, TAKEN, 'inspect.'),
      ...restOf(output, TAKEN_OUTPUT, 'inspect.output.'),
    },
    oddities: event.cache === 'read' ? ['usage.from_cache'] : [],
  }
}

const TAKEN = new Set([
  ...['event', 'model', 'output', 'input', 'tools', 'tool_choice', 'config', 'error', 'timestamp', 'completed', 'role'],
  ...['span_id', 'uuid', 'pending', 'input_refs'],
])
const TAKEN_OUTPUT = new Set(['model', 'choices', 'usage', 'time', 'error', 'completion'])

/** `openai/gpt-4o`, `openrouter/anthropic/claude-3`: who runs it, then what it is called there. */
function splitModel(model: string | undefined): [provider: string | undefined, model: string | undefined] {
  const slash = model?.indexOf('/') ?? -1
  return slash < 0 ? [undefined, model] : [model?.slice(0, slash), model?.slice(slash + 1)]
}

/** Start, and the end where it is said or follows from a duration; one that is still running has none. */
export function timesOf(event: PlainObject, seconds: unknown): Pick<PlainSpan, 'start' | 'end'> {
  const start = timeIn(event.timestamp)
  if (event.pending === true) return { start }
  const lasted = instantOfCount(seconds, 's')
  return {
    start,
    end: timeIn(event.completed) ?? (start === undefined || lasted === undefined ? undefined : start + lasted),
  }
}

export const timeIn = (value: unknown): bigint | undefined =>
  typeof value === 'string' ? instantOfText(value) : undefined

export function usageAttributes(usage: PlainObject): PlainAttributes {
  return {
    'gen_ai.usage.input_tokens': numberIn(usage.input_tokens),
    'gen_ai.usage.output_tokens': numberIn(usage.output_tokens),
    'gen_ai.usage.total_tokens': numberIn(usage.total_tokens),
    'gen_ai.usage.cache_read_input_tokens': numberIn(usage.input_tokens_cache_read),
    'gen_ai.usage.cache_write_input_tokens': numberIn(usage.input_tokens_cache_write),
    'gen_ai.usage.reasoning_tokens': numberIn(usage.reasoning_tokens),
    'gen_ai.usage.cost': numberIn(usage.total_cost),
    ...restOf(usage, TAKEN_USAGE, 'inspect.usage.'),
  }
}

const TAKEN_USAGE = new Set([
  ...['input_tokens', 'output_tokens', 'total_tokens', 'input_tokens_cache_read', 'input_tokens_cache_write'],
  ...['reasoning_tokens', 'total_cost'],
])

const prefixed = (object: unknown, prefix: string): PlainAttributes =>
  Object.fromEntries(Object.entries(objectIn(object)).map(([key, value]) => [prefix + key, attributeIn(value)]))

/** Answers of tools name the tool as `function`, and what went wrong beside the content. */
export function messageOf(message: unknown): unknown {
  if (!isObject(message) || message.role !== 'tool') return message
  const { function: name, error, content, ...rest } = message
  const failure = textIn(objectIn(error).message)
  return {
    ...rest,
    name,
    content: content === '' || content === undefined ? failure : content,
    ...(isObject(error) ? { is_error: true, error } : {}),
  }
}
