// The attributes of a span as OTLP JSON text, by the GenAI semantic conventions. Written by hand, as JSON.stringify of
// objects would take most of the time a gigabyte takes.
import { hexDigits, pick } from './random.mjs'
import { AGENT, CHAT, RETRIEVAL, STEP, TOOL } from './trace.mjs'
import { chineseWords, words } from './words.mjs'

/** Attribute texts of strings that are safe in JSON as they are, of strings that may not be, and of numbers. */
export const plain = (key, value) => `{"key":"${key}","value":{"stringValue":"${value}"}}`
const quoted = (key, value) => `{"key":"${key}","value":{"stringValue":${JSON.stringify(value)}}}`
const whole = (key, value) => `{"key":"${key}","value":{"intValue":"${value}"}}`
const double = (key, value) => `{"key":"${key}","value":{"doubleValue":${value}}}`

const MODELS = ['gpt-4o-mini', 'gpt-4o', 'gpt-4.1-mini']
const TOOLS = ['search', 'lookup_order', 'send_mail', 'run_sql', 'read_page']
const AGENTS = ['planner', 'helper', 'researcher', 'writer']

const NAMES = {
  [AGENT]: (detail) => `invoke_agent ${detail}`,
  [STEP]: (detail) => `step ${detail}`,
  [CHAT]: (detail) => `chat ${detail}`,
  [TOOL]: (detail) => `execute_tool ${detail}`,
  [RETRIEVAL]: (detail) => `retrieval ${detail}`,
}

const message = (role, content) => JSON.stringify([{ role, parts: [{ type: 'text', content }] }])

/** A few attributes a span, no content. */
const lean = {
  [AGENT]: (name, { conversation }) => [
    plain('gen_ai.operation.name', 'invoke_agent'),
    plain('gen_ai.agent.name', name),
    plain('session.id', conversation),
  ],
  [STEP]: (name, { random }) => [
    plain('step.name', name),
    whole('step.index', Math.floor(random() * 40)),
    whole('step.attempt', 1),
  ],
  [CHAT]: (model, { input, output }) => [
    plain('gen_ai.operation.name', 'chat'),
    plain('gen_ai.request.model', model),
    whole('gen_ai.usage.input_tokens', input),
    whole('gen_ai.usage.output_tokens', output),
  ],
  [TOOL]: (name) => [
    plain('gen_ai.operation.name', 'execute_tool'),
    plain('gen_ai.tool.name', name),
    whole('retry.count', 0),
  ],
  [RETRIEVAL]: (source, { random }) => [
    plain('gen_ai.operation.name', 'retrieval'),
    plain('gen_ai.data_source.id', source),
    whole('gen_ai.request.top_k', 5 + Math.floor(random() * 5)),
  ],
}

/** Twelve attributes a span or so, and about a kilobyte of messages a model call. */
const contentIn = (words) => ({
  [AGENT]: (name, context) => [
    ...lean[AGENT](name, context),
    plain('gen_ai.provider.name', 'openai'),
    plain('gen_ai.agent.id', `asst_${name}`),
    plain('gen_ai.agent.version', '1.4.0'),
    ...everywhere(context),
    quoted('gen_ai.agent.description', words(context.random, 80)),
  ],
  [STEP]: (name, context) => [
    ...lean[STEP](name, context),
    plain('step.kind', 'graph-node'),
    plain('step.graph', 'support'),
    ...everywhere(context),
  ],
  [CHAT]: (model, context) => [
    ...lean[CHAT](model, context),
    plain('gen_ai.provider.name', 'openai'),
    plain('gen_ai.response.model', `${model}-2026-07-18`),
    plain('gen_ai.response.id', `chatcmpl-${hexDigits(context.random, 24)}`),
    '{"key":"gen_ai.response.finish_reasons","value":{"arrayValue":{"values":[{"stringValue":"stop"}]}}}',
    double('gen_ai.request.temperature', 0.2),
    whole('gen_ai.request.max_tokens', 1024),
    plain('gen_ai.conversation.id', context.conversation),
    plain('server.address', 'models.example.com'),
    quoted('gen_ai.input.messages', message('user', words(context.random, 550))),
    quoted('gen_ai.output.messages', message('assistant', words(context.random, 250))),
  ],
  [TOOL]: (name, context) => [
    ...lean[TOOL](name, context),
    plain('gen_ai.tool.call.id', `call_${hexDigits(context.random, 24)}`),
    plain('gen_ai.tool.type', 'function'),
    ...everywhere(context),
    quoted('gen_ai.tool.call.arguments', JSON.stringify({ query: words(context.random, 40), limit: 10 })),
    quoted('gen_ai.tool.call.result', JSON.stringify({ rows: 3, text: words(context.random, 120) })),
  ],
  [RETRIEVAL]: (source, context) => [
    ...lean[RETRIEVAL](source, context),
    quoted('gen_ai.retrieval.query.text', words(context.random, 80)),
    double('gen_ai.retrieval.threshold', 0.5),
    ...everywhere(context),
  ],
})

const everywhere = ({ conversation }) => [
  plain('gen_ai.conversation.id', conversation),
  plain('user.tier', 'standard'),
  plain('app.route', '/support/chat'),
  plain('app.tenant', 'north'),
]

const STYLES = { lean, content: contentIn(words), chinese: contentIn(chineseWords) }

/** What the name of a span speaks of: a model, a tool, an agent, a source. */
const detailOf = (random, kind) => {
  if (kind === CHAT) return pick(random, MODELS)
  if (kind === TOOL) return pick(random, TOOLS)
  if (kind === AGENT) return pick(random, AGENTS)
  return kind === STEP ? pick(random, ['plan', 'act', 'reflect']) : 'handbook'
}

/** Name and attributes of a span. `context` holds random, conversation, and the tokens of a model call. */
export const describeSpan = (kind, style, context) => {
  const detail = detailOf(context.random, kind)
  return { name: NAMES[kind](detail), attributes: STYLES[style][kind](detail, context).join(',') }
}
