// OpenAI responses. Usage: input_tokens hold the cached ones, output_tokens hold the reasoning.
import { MODEL, piecesOf } from './script.mjs'

const usageOf = ({ charge }) => ({
  input_tokens: charge.input,
  input_tokens_details: { cached_tokens: charge.cacheRead },
  output_tokens: charge.output,
  output_tokens_details: { reasoning_tokens: charge.reasoning },
  total_tokens: charge.input + charge.output,
})

function outputOf({ id, toolCalls, answer }) {
  if (toolCalls.length === 0) {
    const content = [{ type: 'output_text', text: answer, annotations: [] }]
    return [{ id: `msg_${id}`, type: 'message', status: 'completed', role: 'assistant', content }]
  }
  return toolCalls.map((name, index) => ({
    id: `fc_${id}_${index}`,
    type: 'function_call',
    status: 'completed',
    call_id: `call_${id}_${index}`,
    name,
    arguments: '{"city":"Lyon"}',
  }))
}

const responseOf = (reply, isDone) => ({
  id: `resp_${reply.id}`,
  object: 'response',
  created_at: 1760000000,
  status: isDone ? 'completed' : 'in_progress',
  error: null,
  incomplete_details: null,
  instructions: reply.body.instructions ?? null,
  metadata: {},
  model: MODEL,
  output: isDone ? outputOf(reply) : [],
  parallel_tool_calls: true,
  temperature: 1,
  tool_choice: 'auto',
  tools: reply.body.tools ?? [],
  top_p: 1,
  usage: isDone ? usageOf(reply) : null,
})

export const openaiResponses = {
  name: 'responses',
  path: /\/responses$/,
  isStream: ({ body }) => body.stream === true,
  tools: ({ tools = [] }) => tools.filter(({ type }) => type === 'function').map(({ name }) => name),
  charge: ({ charge }) => ({ ...charge, cacheWrite: 0 }),
  tellsUsage: () => true,
  refusal: (message) => ({ error: { message, type: 'invalid_request_error', param: null, code: 'not_answerable' } }),
  whole: (reply) => responseOf(reply, true),

  events(reply) {
    let sequence_number = 0
    const event = (type, fields) =>
      `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: sequence_number++, ...fields })}\n\n`
    const items = outputOf(reply).flatMap((item, output_index) => {
      const isText = item.type === 'message'
      const place = { item_id: item.id, output_index, ...(isText ? { content_index: 0 } : {}) }
      const empty = isText ? { ...item, status: 'in_progress', content: [] } : { ...item, arguments: '' }
      const inside = isText
        ? [
            event('response.content_part.added', { ...place, part: { ...item.content[0], text: '' } }),
            ...piecesOf(reply.answer).map((delta) =>
              event('response.output_text.delta', { ...place, delta, logprobs: [] }),
            ),
            event('response.output_text.done', { ...place, text: reply.answer, logprobs: [] }),
            event('response.content_part.done', { ...place, part: item.content[0] }),
          ]
        : [
            event('response.function_call_arguments.delta', { ...place, delta: item.arguments }),
            event('response.function_call_arguments.done', { ...place, name: item.name, arguments: item.arguments }),
          ]
      return [
        event('response.output_item.added', { output_index, item: empty }),
        ...inside,
        event('response.output_item.done', { output_index, item }),
      ]
    })
    return [
      event('response.created', { response: responseOf(reply, false) }),
      event('response.in_progress', { response: responseOf(reply, false) }),
      ...items,
      event('response.completed', { response: responseOf(reply, true) }),
    ]
  },
}
