// Agents trace themselves to OpenAI's own endpoint; here that is the collector.
import {
  Agent,
  BatchTraceProcessor,
  OpenAIChatCompletionsModel,
  OpenAIResponsesModel,
  OpenAITracingExporter,
  Runner,
  setTraceProcessors,
  setTracingDisabled,
  tool,
} from '@openai/agents'
import OpenAI from 'openai'
import { attempt, drain, PARAMETERS, PROMPTS, SYSTEM, TOOLS } from './shared/frame.mjs'
import { clientOptions } from './shared/openai-calls.mjs'

const exporter = new OpenAITracingExporter({
  apiKey: 'none',
  endpoint: `${process.env.COLLECTOR_URL}/v1/traces/ingest`,
})
const processor = new BatchTraceProcessor(exporter)
setTraceProcessors([processor])
setTracingDisabled(false)

const client = new OpenAI(clientOptions)
const tools = Object.entries(TOOLS).map(([name, { description, run }]) =>
  tool({
    name,
    description,
    parameters: { ...PARAMETERS, additionalProperties: false },
    execute: async (input) => run(input),
  }),
)
const agentOf = (Model, rest) =>
  new Agent({ name: 'shop', instructions: SYSTEM, model: new Model(client, 'gpt-4o-mini'), ...rest })
const chat = agentOf(OpenAIChatCompletionsModel)
const responses = agentOf(OpenAIResponsesModel)
const withTools = agentOf(OpenAIResponsesModel, { tools })
const run = (agent, prompt) => attempt(() => new Runner({ workflowName: 'answer' }).run(agent, prompt))
const stream = (agent, prompt) =>
  attempt(async () => {
    const result = await new Runner({ workflowName: 'answer' }).run(agent, prompt, { stream: true })
    await drain(result)
    await result.completed
  })

await run(chat, PROMPTS.chat)
await stream(chat, PROMPTS.stream)
await run(responses, PROMPTS.chat)
await stream(responses, PROMPTS.stream)
await run(withTools, PROMPTS.tools)
await run(responses, PROMPTS.refused)
await stream(responses, PROMPTS.cut)
await processor.forceFlush()
