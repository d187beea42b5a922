// The script over LangChain's chat model, with callbacks where tracing hangs on them.

import { HumanMessage, SystemMessage } from '@langchain/core/messages'
import { RunnableLambda } from '@langchain/core/runnables'
import { tool } from '@langchain/core/tools'
import { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai'
import { attempt, drain, PARAMETERS, PROMPTS, SYSTEM, TOOLS } from './frame.mjs'

const shared = { model: 'gpt-4o-mini', maxRetries: 0, configuration: { baseURL: `${process.env.MODEL_URL}/v1` } }
const messagesOf = (prompt) => [new SystemMessage(SYSTEM), new HumanMessage(prompt)]
const tools = Object.entries(TOOLS).map(([name, { description, run }]) =>
  tool(async (input) => run(input), { name, description, schema: PARAMETERS }),
)

/** @param {object} [config] passed to each outermost call, e.g. callbacks */
export async function callLangChain(config = {}) {
  const model = new ChatOpenAI({ ...shared, streamUsage: true })
  const answer = async (prompt, inner) => model.invoke(messagesOf(prompt), inner)
  const stream = async (prompt, inner) => drain(await model.stream(messagesOf(prompt), inner))
  const withTools = async (prompt, inner) => {
    const bound = model.bindTools(tools)
    const messages = messagesOf(prompt)
    const asked = await bound.invoke(messages, inner)
    messages.push(asked)
    for (const call of asked.tool_calls) {
      const result = await attempt(() => tools.find(({ name }) => name === call.name).invoke(call, inner))
      messages.push(result ?? { role: 'tool', tool_call_id: call.id, content: 'error' })
    }
    return bound.invoke(messages, inner)
  }
  const step = (name, prompt, run) =>
    attempt(() =>
      RunnableLambda.from(run)
        .withConfig({ runName: `answer ${name}` })
        .invoke(prompt, config),
    )

  await step('chat', PROMPTS.chat, answer)
  await step('stream', PROMPTS.stream, stream)
  await step('tools', PROMPTS.tools, withTools)
  await step('refused', PROMPTS.refused, answer)
  await step('cut', PROMPTS.cut, stream)
  await attempt(() => new OpenAIEmbeddings({ ...shared, model: 'text-embedding-3-small' }).embedQuery(PROMPTS.embed))
}
