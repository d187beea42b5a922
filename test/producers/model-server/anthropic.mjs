// Anthropic messages. Usage: input_tokens leave out what was read from and written to the cache.
import { piecesOf } from './script.mjs'

const usageOf = ({ charge }) => ({
  input_tokens: charge.input - charge.cacheRead - charge.cacheWrite,
  cache_creation_input_tokens: charge.cacheWrite,
  cache_read_input_tokens: charge.cacheRead,
  output_tokens: charge.output,
  service_tier: 'standard',
})

const head = ({ id, model }) => ({ id: `msg_${id}`, type: 'message', role: 'assistant', model })

const contentOf = ({ id, toolCalls, answer }) =>
  toolCalls.length === 0
    ? [{ type: 'text', text: answer }]
    : toolCalls.map((name, index) => ({
        type: 'tool_use',
        id: `toolu_${id}_${index}`,
        name,
        input: { city: 'Lyon' },
      }))

const stopOf = ({ toolCalls }) => (toolCalls.length > 0 ? 'tool_use' : 'end_turn')

export const anthropicMessages = {
  name: 'messages',
  path: /\/messages(\?.*)?$/,
  isStream: ({ body }) => body.stream === true,
  /** `message_start` tells the input before the first word. */
  isChargedAtStart: true,
  tools: ({ tools = [] }) => tools.map(({ name }) => name),
  // Thinking is a part of the output without a count of its own.
  charge: ({ charge }) => ({ ...charge, reasoning: 0 }),
  tellsUsage: () => true,
  refusal: (message) => ({ type: 'error', error: { type: 'invalid_request_error', message }, request_id: 'req_1' }),

  whole: (reply) => ({
    ...head(reply),
    content: contentOf(reply),
    stop_reason: stopOf(reply),
    stop_sequence: null,
    usage: usageOf(reply),
  }),

  events(reply) {
    const event = (type, fields) => `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`
    const blocks = contentOf(reply).flatMap((block, index) => {
      const isText = block.type === 'text'
      const deltas = isText
        ? piecesOf(block.text).map((text) => ({ type: 'text_delta', text }))
        : [{ type: 'input_json_delta', partial_json: JSON.stringify(block.input) }]
      return [
        event('content_block_start', {
          index,
          content_block: { ...block, ...(isText ? { text: '' } : { input: {} }) },
        }),
        ...deltas.map((delta) => event('content_block_delta', { index, delta })),
        event('content_block_stop', { index }),
      ]
    })
    const usage = usageOf(reply)
    const start = { ...head(reply), content: [], stop_reason: null, stop_sequence: null }
    return [
      event('message_start', { message: { ...start, usage: { ...usage, output_tokens: 1 } } }),
      ...blocks,
      event('message_delta', {
        delta: { stop_reason: stopOf(reply), stop_sequence: null },
        usage: { output_tokens: usage.output_tokens },
      }),
      event('message_stop', {}),
    ]
  },
}
