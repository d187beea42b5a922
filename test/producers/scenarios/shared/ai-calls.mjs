// The script over the Vercel AI SDK from version 5 on: its own loop runs the tools.
import { embed, generateText, stepCountIs, streamText, tool } from 'ai'
import { z } from 'zod'
import { attempt, drain, PROMPTS, SYSTEM, TOOLS } from './frame.mjs'

const tools = Object.fromEntries(
  Object.entries(TOOLS).map(([name, { description, run }]) => [
    name,
    tool({ description, inputSchema: z.object({ city: z.string() }), execute: async (input) => run(input) }),
  ]),
)

/**
 * @param {{ chat: object, responses?: object, embedding?: object }} models the SDK's own
 * @param {object} telemetry what the version at hand takes to switch its telemetry on
 */
export async function callAi({ chat, responses, embedding }, telemetry) {
  const shared = { system: SYSTEM, maxRetries: 0, ...telemetry }
  const generate = (model, prompt, rest) => attempt(() => generateText({ ...shared, model, prompt, ...rest }))
  const stream = (model, prompt) =>
    attempt(() => drain(streamText({ ...shared, model, prompt, onError() {} }).textStream))

  await generate(chat, PROMPTS.chat)
  await stream(chat, PROMPTS.stream)
  await generate(chat, PROMPTS.tools, { tools, stopWhen: stepCountIs(4) })
  await generate(chat, PROMPTS.refused)
  await stream(chat, PROMPTS.cut)
  if (responses) {
    await generate(responses, PROMPTS.chat)
    await stream(responses, PROMPTS.stream)
  }
  if (embedding) await attempt(() => embed({ model: embedding, value: PROMPTS.embed, ...telemetry }))
}
