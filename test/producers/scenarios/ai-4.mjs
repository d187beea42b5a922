import { createOpenAI } from '@ai-sdk/openai'
import { embed, generateText, streamText, tool } from 'ai'
import { z } from 'zod'
import { attempt, drain, PROMPTS, SYSTEM, TOOLS } from './shared/frame.mjs'
import { startOtel } from './shared/otel.mjs'

const { finish } = startOtel()
const openai = createOpenAI({ baseURL: `${process.env.MODEL_URL}/v1`, apiKey: 'none', compatibility: 'strict' })
const tools = Object.fromEntries(
  Object.entries(TOOLS).map(([name, { description, run }]) => [
    name,
    tool({ description, parameters: z.object({ city: z.string() }), execute: async (input) => run(input) }),
  ]),
)
const telemetry = { experimental_telemetry: { isEnabled: true } }
const shared = { model: openai.chat('gpt-4o-mini'), system: SYSTEM, maxRetries: 0, ...telemetry }
const stream = async (prompt) => drain(streamText({ ...shared, prompt, onError() {} }).textStream)

await attempt(() => generateText({ ...shared, prompt: PROMPTS.chat }))
await attempt(() => stream(PROMPTS.stream))
await attempt(() => generateText({ ...shared, prompt: PROMPTS.tools, tools, maxSteps: 4 }))
await attempt(() => generateText({ ...shared, prompt: PROMPTS.refused }))
await attempt(() => stream(PROMPTS.cut))
await attempt(() => embed({ model: openai.embedding('text-embedding-3-small'), value: PROMPTS.embed, ...telemetry }))
await finish()
