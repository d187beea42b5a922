// OpenAI chat completions. Usage: prompt_tokens hold the cached ones, completion_tokens hold the reasoning.
import { MODEL, piecesOf } from './script.mjs'

const usageOf = ({ charge }) => ({
  prompt_tokens: charge.input,
  completion_tokens: charge.output,
  total_tokens: charge.input + charge.output,
  prompt_tokens_details: { cached_tokens: charge.cacheRead, audio_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: charge.reasoning, audio_tokens: 0 },
})

const toolCallsOf = ({ id, toolCalls }) =>
  toolCalls.map((name, index) => ({
    id: `call_${id}_${index}`,
    type: 'function',
    function: { name, arguments: '{"city":"Lyon"}' },
  }))

const head = ({ id }, object) => ({ id: `chatcmpl-${id}`, object, created: 1760000000, model: MODEL })
const event = (value) => `data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`

export const openaiChat = {
  name: 'chat',
  path: /\/chat\/completions$/,
  isStream: ({ body }) => body.stream === true,
  tools: ({ tools = [] }) => tools.map((tool) => tool.function.name),
  // OpenAI's cache is written without a count.
  charge: ({ charge }) => ({ ...charge, cacheWrite: 0 }),
  tellsUsage: (body) => body.stream_options?.include_usage === true,
  refusal: (message) => ({ error: { message, type: 'invalid_request_error', param: null, code: 'not_answerable' } }),

  whole(reply) {
    const hasTools = reply.toolCalls.length > 0
    const message = hasTools
      ? { role: 'assistant', content: null, tool_calls: toolCallsOf(reply), refusal: null }
      : { role: 'assistant', content: reply.answer, refusal: null }
    return {
      ...head(reply, 'chat.completion'),
      choices: [{ index: 0, message, finish_reason: hasTools ? 'tool_calls' : 'stop', logprobs: null }],
      usage: usageOf(reply),
    }
  },

  events(reply) {
    const chunk = (delta, finish_reason = null) =>
      event({ ...head(reply, 'chat.completion.chunk'), choices: [{ index: 0, delta, finish_reason }] })
    const tools = toolCallsOf(reply).flatMap((call, index) => [
      chunk({ tool_calls: [{ index, ...call, function: { name: call.function.name, arguments: '' } }] }),
      chunk({ tool_calls: [{ index, function: { arguments: call.function.arguments } }] }),
    ])
    return [
      chunk({ role: 'assistant', content: '' }),
      ...piecesOf(reply.answer).map((content) => chunk({ content })),
      ...tools,
      chunk({}, tools.length > 0 ? 'tool_calls' : 'stop'),
      ...(openaiChat.tellsUsage(reply.body)
        ? [event({ ...head(reply, 'chat.completion.chunk'), choices: [], usage: usageOf(reply) })]
        : []),
      event('[DONE]'),
    ]
  },
}
