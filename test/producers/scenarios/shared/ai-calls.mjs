// The script over the Vercel AI SDK from version 5 on: its own loop runs the tools.
import { createOpenAI } from '@ai-sdk/openai'
import { embed, generateText, stepCountIs, streamText, tool } from 'ai'
import { z } from 'zod'
import { attempt, drain, PROMPTS, SYSTEM, TOOLS } from './frame.mjs'

const openai = createOpenAI({ baseURL: `${process.env.MODEL_URL}/v1`, apiKey: 'none' })
const tools = Object.fromEntries(
  Object.entries(TOOLS).map(([name, { description, run }]) => [
    name,
    tool({ description, inputSchema: z.object({ city: z.string() }), execute: async (input) => run(input) }),
  ]),
)

/** @param {object} telemetry what the version at hand takes to switch its telemetry on */
export async function callAi(telemetry) {
  const shared = { model: openai.chat('gpt-4o-mini'), system: SYSTEM, maxRetries: 0, ...telemetry }
  const responses = { ...shared, model: openai.responses('gpt-4o-mini') }
  const stream = async (prompt, options = shared) => {
    const result = streamText({ ...options, prompt, onError() {} })
    await drain(result.textStream)
  }
  const stopWhen = stepCountIs(4)

  await attempt(() => generateText({ ...shared, prompt: PROMPTS.chat }))
  await attempt(() => stream(PROMPTS.stream))
  await attempt(() => generateText({ ...shared, prompt: PROMPTS.tools, tools, stopWhen }))
  await attempt(() => generateText({ ...shared, prompt: PROMPTS.refused }))
  await attempt(() => stream(PROMPTS.cut))
  await attempt(() => generateText({ ...responses, prompt: PROMPTS.chat }))
  await attempt(() => stream(PROMPTS.stream, responses))
  await attempt(() => embed({ model: openai.embedding('text-embedding-3-small'), value: PROMPTS.embed, ...telemetry }))
}
