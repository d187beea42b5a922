// Three applications that speak three dialects into one collector: OpenInference, the Vercel AI SDK, Langfuse.
import { attributesOf, idMaker, seeded, span } from './otlp.mjs'

const random = seeded(7)
const id = idMaker(2026)
const between = (low, high) => Math.round(low + (high - low) * random())

const PASSAGES = [
  [
    'atlas-12',
    'The heat pump of the house in Arles runs at 2.8 kW in January and was last serviced in September.',
    0.88,
  ],
  ['atlas-07', 'Radiators on the second floor are bled in October. Valve 2B sticks and is due for replacement.', 0.74],
  ['atlas-31', 'The meter is read on the first of every month; readings before 2024 are in cubic metres.', 0.41],
]

/** Flat OpenInference messages: `llm.input_messages.0.message.role` … */
const messages = (prefix, list) =>
  Object.assign(
    {},
    ...list.map(([role, content], n) => ({
      [`${prefix}.${n}.message.role`]: role,
      [`${prefix}.${n}.message.content`]: content,
    })),
  )

function openInference(startMs, question, answer) {
  const traceId = id(16)
  const [root, retriever, reranker, llm] = [id(8), id(8), id(8), id(8)]
  const retrieveMs = between(90, 240)
  const rerankMs = between(60, 140)
  const llmMs = between(700, 1900)
  const endMs = startMs + retrieveMs + rerankMs + llmMs + 20
  const documents = Object.assign(
    {},
    ...PASSAGES.map(([key, content, score], n) => ({
      [`retrieval.documents.${n}.document.id`]: key,
      [`retrieval.documents.${n}.document.content`]: content,
      [`retrieval.documents.${n}.document.score`]: score,
    })),
  )
  const common = { 'session.id': 'house-arles', 'user.id': 'caretaker' }
  const input = [
    ['system', 'Answer from the passages. Say so when they do not tell.'],
    ['user', `${PASSAGES.map(([, content]) => content).join('\n')}\n\n${question}`],
  ]
  return [
    span({
      traceId,
      spanId: root,
      name: 'RetrievalQA',
      startMs,
      endMs,
      attributes: {
        'openinference.span.kind': 'CHAIN',
        'input.value': question,
        'output.value': answer,
        ...common,
      },
    }),
    span({
      traceId,
      spanId: retriever,
      parentSpanId: root,
      name: 'VectorStoreRetriever',
      startMs: startMs + 4,
      endMs: startMs + retrieveMs,
      attributes: { 'openinference.span.kind': 'RETRIEVER', 'input.value': question, ...documents, ...common },
    }),
    span({
      traceId,
      spanId: reranker,
      parentSpanId: root,
      name: 'CrossEncoderReranker',
      startMs: startMs + retrieveMs + 3,
      endMs: startMs + retrieveMs + rerankMs,
      attributes: {
        'openinference.span.kind': 'RERANKER',
        'reranker.query': question,
        'reranker.model_name': 'bge-reranker-v2-m3',
        'reranker.top_k': 2,
        ...Object.assign(
          {},
          ...PASSAGES.slice(0, 2).map(([key, content, score], n) => ({
            [`reranker.output_documents.${n}.document.id`]: key,
            [`reranker.output_documents.${n}.document.content`]: content,
            [`reranker.output_documents.${n}.document.score`]: score + 0.06,
          })),
        ),
        ...common,
      },
    }),
    span({
      traceId,
      spanId: llm,
      parentSpanId: root,
      name: 'ChatAnthropic',
      startMs: startMs + retrieveMs + rerankMs + 6,
      endMs: endMs - 4,
      attributes: {
        'openinference.span.kind': 'LLM',
        'llm.provider': 'anthropic',
        'llm.model_name': 'claude-sonnet-4-5-20250929',
        'llm.invocation_parameters': '{"max_tokens":400,"temperature":0}',
        ...messages('llm.input_messages', input),
        ...messages('llm.output_messages', [['assistant', answer]]),
        'llm.token_count.prompt': 412,
        'llm.token_count.completion': 38,
        'llm.token_count.total': 450,
        ...common,
      },
    }),
  ]
}

function vercelAi(startMs, prompt, city, weather, answer) {
  const traceId = id(16)
  const [root, step1, tool, step2] = [id(8), id(8), id(8), id(8)]
  const model = { 'ai.model.id': 'gpt-4o-mini', 'ai.model.provider': 'openai.responses' }
  const genAi = {
    'gen_ai.system': 'openai',
    'gen_ai.request.model': 'gpt-4o-mini',
    'gen_ai.response.model': 'gpt-4o-mini-2024-07-18',
  }
  const user = { role: 'user', content: [{ type: 'text', text: prompt }] }
  const firstMs = between(500, 900)
  const toolMs = between(120, 300)
  const secondMs = between(600, 1200)
  const t1 = startMs + 5 + firstMs
  const t2 = t1 + 4 + toolMs
  const endMs = t2 + 6 + secondMs
  const meta = { 'ai.telemetry.functionId': 'trip-planner', 'ai.telemetry.metadata.sessionId': 'trip-14' }
  return [
    span({
      traceId,
      spanId: root,
      name: 'ai.streamText',
      startMs,
      endMs: endMs + 8,
      attributes: {
        'operation.name': 'ai.streamText trip-planner',
        'ai.operationId': 'ai.streamText',
        ...model,
        ...meta,
        'ai.prompt': JSON.stringify({ prompt }),
        'ai.response.text': answer,
        'ai.response.finishReason': 'stop',
        'ai.usage.promptTokens': 402,
        'ai.usage.completionTokens': 71,
      },
    }),
    span({
      traceId,
      spanId: step1,
      parentSpanId: root,
      name: 'ai.streamText.doStream',
      startMs: startMs + 5,
      endMs: t1,
      attributes: {
        'operation.name': 'ai.streamText.doStream trip-planner',
        'ai.operationId': 'ai.streamText.doStream',
        ...model,
        ...meta,
        ...genAi,
        'ai.prompt.messages': JSON.stringify([user]),
        'ai.response.toolCalls': JSON.stringify([
          { toolCallType: 'function', toolCallId: 'call_w1', toolName: 'weather', args: JSON.stringify({ city }) },
        ]),
        'ai.response.finishReason': 'tool-calls',
        'ai.response.msToFirstChunk': Math.round(firstMs * 0.3),
        'ai.usage.promptTokens': 168,
        'ai.usage.completionTokens': 17,
        'gen_ai.usage.input_tokens': 168,
        'gen_ai.usage.output_tokens': 17,
      },
    }),
    span({
      traceId,
      spanId: tool,
      parentSpanId: root,
      name: 'ai.toolCall',
      startMs: t1 + 2,
      endMs: t2,
      attributes: {
        'operation.name': 'ai.toolCall trip-planner',
        'ai.operationId': 'ai.toolCall',
        ...meta,
        'ai.toolCall.name': 'weather',
        'ai.toolCall.id': 'call_w1',
        'ai.toolCall.args': JSON.stringify({ city }),
        'ai.toolCall.result': JSON.stringify(weather),
      },
    }),
    span({
      traceId,
      spanId: step2,
      parentSpanId: root,
      name: 'ai.streamText.doStream',
      startMs: t2 + 4,
      endMs,
      attributes: {
        'operation.name': 'ai.streamText.doStream trip-planner',
        'ai.operationId': 'ai.streamText.doStream',
        ...model,
        ...meta,
        ...genAi,
        'ai.prompt.messages': JSON.stringify([
          user,
          {
            role: 'assistant',
            content: [{ type: 'tool-call', toolCallId: 'call_w1', toolName: 'weather', args: { city } }],
          },
          {
            role: 'tool',
            content: [{ type: 'tool-result', toolCallId: 'call_w1', toolName: 'weather', result: weather }],
          },
        ]),
        'ai.response.text': answer,
        'ai.response.finishReason': 'stop',
        'ai.response.msToFirstChunk': Math.round(secondMs * 0.25),
        'ai.usage.promptTokens': 234,
        'ai.usage.completionTokens': 54,
        'gen_ai.usage.input_tokens': 234,
        'gen_ai.usage.output_tokens': 54,
      },
    }),
  ]
}

function langfuse(startMs, question, answer, level) {
  const traceId = id(16)
  const [root, prompt, generation] = [id(8), id(8), id(8)]
  const generationMs = between(900, 2400)
  const endMs = startMs + generationMs + 60
  const trace = {
    'langfuse.trace.name': 'minutes-writer',
    'langfuse.session.id': 'council-nov',
    'langfuse.user.id': 'clerk',
    'langfuse.trace.tags': ['minutes', 'beta'],
    'langfuse.environment': 'production',
  }
  return [
    span({
      traceId,
      spanId: root,
      name: 'write-minutes',
      startMs,
      endMs,
      attributes: {
        ...trace,
        'langfuse.observation.type': 'span',
        'langfuse.observation.input': JSON.stringify({ question }),
        'langfuse.observation.output': JSON.stringify({ answer }),
      },
    }),
    span({
      traceId,
      spanId: prompt,
      parentSpanId: root,
      name: 'anonymise',
      startMs: startMs + 6,
      endMs: startMs + 44,
      attributes: {
        ...trace,
        'langfuse.observation.type': 'guardrail',
        'langfuse.observation.output': '"3 names replaced"',
      },
    }),
    span({
      traceId,
      spanId: generation,
      parentSpanId: root,
      name: 'summarise',
      startMs: startMs + 50,
      endMs: endMs - 6,
      error: level === 'ERROR' ? 'the answer was cut by the content filter' : undefined,
      attributes: {
        ...trace,
        'langfuse.observation.type': 'generation',
        'langfuse.observation.model.name': 'mistral-large-2411',
        'langfuse.observation.model.parameters': '{"temperature":0.3,"max_tokens":600}',
        'langfuse.observation.prompt.name': 'minutes',
        'langfuse.observation.prompt.version': 4,
        'langfuse.observation.input': JSON.stringify([
          { role: 'system', content: 'Write minutes in plain words. Keep decisions and numbers.' },
          { role: 'user', content: question },
        ]),
        'langfuse.observation.output': JSON.stringify({ role: 'assistant', content: answer }),
        'langfuse.observation.usage_details': '{"input":1180,"output":96,"total":1276}',
        'langfuse.observation.cost_details': '{"input":0.00236,"output":0.000576,"total":0.002936}',
        'langfuse.observation.level': level,
      },
    }),
  ]
}

const group = (service, scope, spans) => ({
  resource: { attributes: attributesOf({ 'service.name': service }) },
  scope,
  spans,
})

/** Groups of spans by resource and scope. */
export const dialectSpans = () => {
  const dayMs = Date.parse('2026-11-20T09:00:00Z')
  const minute = 60_000
  return [
    group('house-assistant', { name: 'openinference.instrumentation.langchain', version: '0.1.50' }, [
      ...openInference(dayMs, 'When was the heat pump serviced?', 'In September.'),
      ...openInference(
        dayMs + 7 * minute,
        'Which valve sticks?',
        'Valve 2B on the second floor; it is due for replacement.',
      ),
      ...openInference(dayMs + 31 * minute, 'Who installed the boiler?', 'The passages do not tell.'),
    ]),
    group('trip-planner', { name: 'ai' }, [
      ...vercelAi(
        dayMs + 3 * minute,
        'Should I take the bicycle in Nantes tomorrow?',
        'Nantes',
        { sky: 'dry', windKmh: 12, celsius: 11 },
        'Yes. It stays dry in Nantes, with a light wind and 11 degrees.',
      ),
      ...vercelAi(
        dayMs + 18 * minute,
        'And in Brest?',
        'Brest',
        { sky: 'storm', windKmh: 78, celsius: 9 },
        'Better not: a storm with gusts of 78 km/h is forecast for Brest.',
      ),
    ]),
    group('minutes-writer', { name: 'langfuse-sdk', version: '3.8.1' }, [
      ...langfuse(
        dayMs + 10 * minute,
        'The council met for two hours about the school yard …',
        'The council decided to plant 14 trees in the school yard. Cost: 9,200 euros. Start: March.',
        'DEFAULT',
      ),
      ...langfuse(dayMs + 44 * minute, 'The council met about the market square …', 'The council postponed', 'ERROR'),
    ]),
  ]
}
