// The script over Anthropic's own client, however it is wrapped.
import { attempt, drain, PARAMETERS, PROMPTS, plainFrame, runTool, SYSTEM, TOOLS } from './frame.mjs'

const tools = Object.entries(TOOLS).map(([name, { description }]) => ({
  name,
  description,
  input_schema: PARAMETERS,
}))

export async function callAnthropic(client, frame = plainFrame) {
  const create = (content, rest) =>
    client.messages.create({
      model: 'claude-sonnet-5',
      max_tokens: 300,
      system: SYSTEM,
      messages: Array.isArray(content) ? content : [{ role: 'user', content }],
      ...rest,
    })
  const stream = async (prompt) => drain(await create(prompt, { stream: true }))

  await attempt(() => frame.step('chat', () => create(PROMPTS.chat)))
  await attempt(() => frame.step('stream', () => stream(PROMPTS.stream)))
  await attempt(() =>
    frame.step('tools', async () => {
      const messages = [{ role: 'user', content: PROMPTS.tools }]
      const { content } = await create(messages, { tools })
      messages.push({ role: 'assistant', content })
      const results = []
      for (const { id, name, input } of content) {
        results.push({ type: 'tool_result', tool_use_id: id, content: await runTool(frame, name, input) })
      }
      return create([...messages, { role: 'user', content: results }], { tools })
    }),
  )
  await attempt(() => frame.step('refused', () => attempt(() => create(PROMPTS.refused))))
  await attempt(() => frame.step('cut', () => attempt(() => stream(PROMPTS.cut))))
}
