// The script over OpenAI's own client, however it is wrapped.
import { attempt, drain, PARAMETERS, PROMPTS, plainFrame, runTool, SYSTEM, TOOLS } from './frame.mjs'

const model = 'gpt-4o-mini'
const messagesOf = (prompt) => [
  { role: 'system', content: SYSTEM },
  { role: 'user', content: prompt },
]
const tools = Object.entries(TOOLS).map(([name, { description }]) => ({
  type: 'function',
  function: { name, description, parameters: PARAMETERS },
}))

/** Options of every client: a call that fails is told, not repeated. */
export const clientOptions = { maxRetries: 0 }

export async function callChat(client, frame = plainFrame) {
  const create = (body) => client.chat.completions.create({ model, ...body })
  const stream = async (prompt) =>
    drain(await create({ messages: messagesOf(prompt), stream: true, stream_options: { include_usage: true } }))

  await attempt(() => frame.step('chat', () => create({ messages: messagesOf(PROMPTS.chat), temperature: 0.2 })))
  await attempt(() => frame.step('stream', () => stream(PROMPTS.stream)))
  await attempt(() =>
    frame.step('tools', async () => {
      const messages = messagesOf(PROMPTS.tools)
      const { choices } = await create({ messages, tools })
      messages.push(choices[0].message)
      for (const call of choices[0].message.tool_calls) {
        const content = await runTool(frame, call.function.name, JSON.parse(call.function.arguments))
        messages.push({ role: 'tool', tool_call_id: call.id, content })
      }
      return create({ messages, tools })
    }),
  )
  await attempt(() => frame.step('refused', () => attempt(() => create({ messages: messagesOf(PROMPTS.refused) }))))
  await attempt(() => frame.step('cut', () => attempt(() => stream(PROMPTS.cut))))
}

export async function callEmbeddings(client, frame = plainFrame) {
  await attempt(() =>
    frame.step('embed', () => client.embeddings.create({ model: 'text-embedding-3-small', input: PROMPTS.embed })),
  )
}

export async function callResponses(client, frame = plainFrame) {
  const create = (input, rest) => client.responses.create({ model, instructions: SYSTEM, input, ...rest })

  await attempt(() => frame.step('chat', () => create(PROMPTS.chat)))
  await attempt(() => frame.step('stream', async () => drain(await create(PROMPTS.stream, { stream: true }))))
  await attempt(() => frame.step('refused', () => attempt(() => create(PROMPTS.refused))))
}

export async function callOpenAI(client, frame = plainFrame) {
  await callChat(client, frame)
  await callResponses(client, frame)
  await callEmbeddings(client, frame)
}
