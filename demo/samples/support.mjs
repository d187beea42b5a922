// A morning of a support agent in OpenTelemetry's GenAI conventions: a session of three turns with a failing tool,
// retries and a sub-agent, and the shorter traces around it.
import { idMaker, seeded, span } from './otlp.mjs'
import { DOCUMENTS, QUESTIONS, SYSTEM } from './support-texts.mjs'

const random = seeded(20261121)
const id = idMaker(48213)
const between = (low, high) => low + (high - low) * random()
const round = (value, digits) => Number(value.toFixed(digits))

const MODELS = {
  'gpt-5': { provider: 'openai', version: 'gpt-5-2025-08-07' },
  'gpt-4o-mini': { provider: 'openai', version: 'gpt-4o-mini-2024-07-18' },
  'claude-haiku-4-5': { provider: 'anthropic', version: 'claude-haiku-4-5-20251001' },
}

const text = (role, content) => ({ role, parts: [{ type: 'text', content }] })
const tokensOf = (messages) => Math.ceil(JSON.stringify(messages).length / 4)

/** Collects the spans of one trace; each call below opens a span and says when it ended. */
class Trace {
  constructor(session, user) {
    this.traceId = id(16)
    this.common = { 'session.id': session, 'user.id': user }
    this.spans = []
  }

  add(parent, name, startMs, endMs, attributes, more = {}) {
    const spanId = id(8)
    this.spans.push(
      span({
        traceId: this.traceId,
        spanId,
        parentSpanId: parent,
        name,
        startMs,
        endMs,
        attributes: { ...attributes, ...this.common },
        ...more,
      }),
    )
    return spanId
  }

  agent(parent, agent, startMs, endMs, question, answer, more) {
    return this.add(
      parent,
      agent,
      startMs,
      endMs,
      {
        'gen_ai.operation.name': 'invoke_agent',
        'gen_ai.agent.name': agent,
        'gen_ai.input.messages': question && [text('user', question)],
        'gen_ai.output.messages': answer && [text('assistant', answer)],
      },
      more,
    )
  }

  chat(parent, model, startMs, endMs, { input, output, finish = 'stop', cached = 0, reasoning, tools, cost, error }) {
    const { provider, version } = MODELS[model]
    const messages = [{ role: 'system', parts: [{ type: 'text', content: SYSTEM }] }, ...input]
    return this.add(
      parent,
      `chat ${model}`,
      startMs,
      endMs,
      {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': provider,
        'gen_ai.request.model': model,
        'gen_ai.response.model': error ? undefined : version,
        'gen_ai.response.id': error ? undefined : `resp_${id(8)}`,
        'gen_ai.request.temperature': 0.2,
        'gen_ai.request.max_tokens': 1024,
        'gen_ai.system_instructions': [{ type: 'text', content: SYSTEM }],
        'gen_ai.input.messages': input,
        'gen_ai.output.messages': output,
        'gen_ai.tool.definitions': tools,
        'gen_ai.response.finish_reasons': error ? undefined : [finish],
        'gen_ai.usage.input_tokens': error ? undefined : tokensOf(messages) + 640 + cached,
        'gen_ai.usage.output_tokens': error ? undefined : tokensOf(output) + (reasoning ?? 0),
        'gen_ai.usage.cache_read.input_tokens': cached || undefined,
        'gen_ai.usage.reasoning.output_tokens': reasoning,
        'gen_ai.response.time_to_first_chunk': error
          ? undefined
          : round(((endMs - startMs) * between(0.18, 0.34)) / 1000, 3),
        'gen_ai.usage.cost': cost,
        'error.type': error && '429',
        'server.address': provider === 'openai' ? 'api.openai.com' : 'api.anthropic.com',
      },
      { kind: 3, error },
    )
  }

  tool(parent, name, startMs, endMs, args, result, { error, callId = `call_${id(4)}`, type } = {}) {
    return this.add(
      parent,
      `execute_tool ${name}`,
      startMs,
      endMs,
      {
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.tool.name': name,
        'gen_ai.tool.type': 'function',
        'gen_ai.tool.call.id': callId,
        'gen_ai.tool.call.arguments': args,
        'gen_ai.tool.call.result': result,
        'error.type': error && (type ?? 'timeout'),
      },
      {
        error,
        events: error && [
          ['exception', endMs, { 'exception.type': type ?? 'TimeoutError', 'exception.message': error }],
        ],
      },
    )
  }

  retrieve(parent, startMs, endMs, query, found) {
    const documents = found.map(([key, score]) => ({ id: key, score, content: DOCUMENTS[key] }))
    this.add(
      parent,
      'embeddings text-embedding-3-small',
      startMs,
      startMs + (endMs - startMs) * 0.4,
      {
        'gen_ai.operation.name': 'embeddings',
        'gen_ai.provider.name': 'openai',
        'gen_ai.request.model': 'text-embedding-3-small',
        'gen_ai.usage.input_tokens': Math.ceil(query.length / 4),
      },
      { kind: 3 },
    )
    return this.add(parent, 'retrieval handbook', startMs + (endMs - startMs) * 0.42, endMs, {
      'gen_ai.operation.name': 'retrieval',
      'gen_ai.data_source.id': 'handbook',
      'gen_ai.retrieval.query.text': query,
      'gen_ai.retrieval.documents': documents,
    })
  }

  guard(parent, name, startMs, endMs) {
    return this.add(parent, name, startMs, endMs, { 'openinference.span.kind': 'GUARDRAIL', 'guardrail.passed': true })
  }

  /** A judge's verdict and, sometimes, what the customer said. */
  scores(parent, startMs, endMs, score, feedback) {
    const evaluation = (name, more) => ['gen_ai.evaluation.result', endMs, { 'gen_ai.evaluation.name': name, ...more }]
    const events = [evaluation('groundedness', { 'gen_ai.evaluation.score.value': score })]
    if (feedback !== undefined)
      events.push(evaluation('user_feedback', { 'gen_ai.evaluation.score.label': String(feedback) }))
    events.push(
      evaluation('tone', { 'gen_ai.evaluation.score.label': score > 0.8 ? 'warm' : score > 0.6 ? 'neutral' : 'curt' }),
    )
    this.add(parent, 'evaluate groundedness', startMs, endMs, { 'openinference.span.kind': 'EVALUATOR' }, { events })
  }
}

const TOOLS = [
  {
    type: 'function',
    name: 'lookup_order',
    description: 'Status and items of one order.',
    parameters: { type: 'object', properties: { order: { type: 'string' } }, required: ['order'] },
  },
  {
    type: 'function',
    name: 'change_address',
    description: 'Changes the delivery address of an order that is not scanned yet.',
    parameters: { type: 'object', properties: { order: { type: 'string' }, address: { type: 'string' } } },
  },
]

const call = (name, args, callId) => ({
  role: 'assistant',
  parts: [{ type: 'tool_call', id: callId, name, arguments: args }],
})
const result = (callId, response) => ({ role: 'tool', parts: [{ type: 'tool_call_response', id: callId, response }] })

/** One question, from the look into the handbook to the verdict. */
function shortTrace(startMs, n, isIll) {
  const { question, answer, documents, tools } = QUESTIONS[n % QUESTIONS.length]
  const trace = new Trace(`session-${100 + n}`, `customer-${(n * 7) % 19}`)
  const model = n % 5 === 3 ? 'claude-haiku-4-5' : n % 3 === 0 ? 'gpt-5' : 'gpt-4o-mini'
  const isSlow = n % 11 === 6
  const fails = isIll && tools.length > 0
  const retrieveMs = between(120, 320)
  const toolMs = tools.length === 0 ? 0 : between(180, 700)
  const firstMs = tools.length === 0 ? 0 : between(500, 1100)
  const answerMs = between(800, 2100) * (isSlow ? 4 : 1)
  const endMs = startMs + retrieveMs + firstMs + toolMs + answerMs + 140
  const agent = trace.agent(
    undefined,
    'support-agent',
    startMs,
    n === 31 ? undefined : endMs,
    question,
    fails ? undefined : answer,
    {
      error: fails ? 'the order system did not answer' : undefined,
    },
  )
  let atMs = startMs + 6
  if (documents.length > 0) trace.retrieve(agent, atMs, atMs + retrieveMs, question, documents)
  atMs += retrieveMs + 4
  const input = [text('user', question)]
  for (const [name, args, response] of tools) {
    const callId = `call_${id(4)}`
    trace.chat(agent, model, atMs, atMs + firstMs, {
      input: [...input],
      output: [call(name, args, callId)],
      finish: 'tool_calls',
      tools: TOOLS,
    })
    atMs += firstMs + 3
    const error = fails ? `order system: no answer after ${Math.round(toolMs)} ms` : undefined
    trace.tool(agent, name, atMs, atMs + toolMs, args, fails ? undefined : response, { error, callId })
    atMs += toolMs + 3
    input.push(call(name, args, callId), result(callId, fails ? 'error: timeout' : response))
  }
  if (!fails) {
    trace.chat(agent, model, atMs, n === 31 ? undefined : atMs + answerMs, {
      input,
      output: [text('assistant', answer)],
      cached: n % 2 === 0 ? 256 : 0,
      reasoning: model === 'gpt-5' ? 64 : undefined,
      // The gateway of one region writes what was billed.
      cost: n % 4 === 1 ? round(between(0.0008, 0.0031), 6) : undefined,
    })
    trace.guard(agent, 'output_guardrail', atMs + answerMs + 2, atMs + answerMs + 60)
  }
  trace.scores(
    agent,
    endMs - 60,
    endMs - 4,
    round(fails ? between(0.2, 0.5) : between(0.62, 0.99), 2),
    n % 3 === 0 ? undefined : !fails && n % 7 !== 5,
  )
  return trace.spans
}

const SESSION = 'session-VL-48213'
const USER = 'customer-3'

function firstTurn(startMs) {
  const trace = new Trace(SESSION, USER)
  const question = 'Where is my order VL-48213? It was due on Tuesday.'
  const answer =
    'Your parcel is with the carrier in Lyon and is expected on Monday. That is more than 3 working days late, so you may wait or get a **free replacement**. Which do you prefer?'
  const agent = trace.agent(undefined, 'support-agent', startMs, startMs + 4210, question, answer)
  trace.retrieve(agent, startMs + 8, startMs + 260, question, [
    ['doc-04', 0.911],
    ['doc-02', 0.407],
  ])
  const order = { order: 'VL-48213' }
  const status = { status: 'in transit', carrier: 'Colis+', place: 'Lyon', expected: '2026-11-23' }
  trace.chat(agent, 'gpt-5', startMs + 270, startMs + 1490, {
    input: [text('user', question)],
    output: [call('lookup_order', order, 'call_a1')],
    finish: 'tool_calls',
    tools: TOOLS,
    reasoning: 128,
  })
  trace.tool(agent, 'lookup_order', startMs + 1500, startMs + 1920, order, status, { callId: 'call_a1' })
  trace.chat(agent, 'gpt-5', startMs + 1930, startMs + 4060, {
    input: [text('user', question), call('lookup_order', order, 'call_a1'), result('call_a1', status)],
    output: [text('assistant', answer)],
    cached: 512,
    reasoning: 64,
  })
  trace.guard(agent, 'output_guardrail', startMs + 4062, startMs + 4110)
  trace.scores(agent, startMs + 4115, startMs + 4200, 0.93, true)
  return trace.spans
}

function secondTurn(startMs) {
  const trace = new Trace(SESSION, USER)
  const question = 'A replacement would be fine. Is the same bicycle in stock?'
  const answer =
    'Yes, the *Flâneur 48 cm* in green is in stock and could leave tomorrow. Shall I send it to the same address?'
  const find = { query: 'Flâneur 48 cm green' }
  const agent = trace.agent(undefined, 'support-agent', startMs, startMs + 2380, question, answer)
  trace.chat(agent, 'gpt-4o-mini', startMs + 10, startMs + 820, {
    input: [text('user', question)],
    output: [call('search_catalogue', find, 'call_d1')],
    finish: 'tool_calls',
  })
  trace.tool(
    agent,
    'search_catalogue',
    startMs + 830,
    startMs + 1190,
    find,
    { hits: 1, stock: 4 },
    { callId: 'call_d1' },
  )
  trace.chat(agent, 'gpt-4o-mini', startMs + 1200, startMs + 2290, {
    input: [
      text('user', question),
      call('search_catalogue', find, 'call_d1'),
      result('call_d1', { hits: 1, stock: 4 }),
    ],
    output: [text('assistant', answer)],
  })
  trace.scores(agent, startMs + 2300, startMs + 2370, 0.97, true)
  return trace.spans
}

/** The long one: a sub-agent looks for lockers, a tool times out, a model call is refused and tried again. */
function thirdTurn(startMs) {
  const trace = new Trace(SESSION, USER)
  const question = 'Please send it to 12 Rue Lepic, 75018 Paris instead, and tell me what that costs.'
  const answer =
    'The address can still be changed and it costs nothing:\n\n- new address: **12 Rue Lepic, 75018 Paris**\n- the nearest pick-up point, *Abbesses*, is open until 20:00\n\nThe change itself could not be saved just now, because the carrier did not answer. A colleague will finish it today.'
  const at = (ms) => startMs + ms
  const args = { order: 'VL-48213', address: '12 Rue Lepic, 75018 Paris' }
  const agent = trace.agent(undefined, 'support-agent', at(0), at(13200), question, answer)
  trace.guard(agent, 'input_guardrail', at(2), at(86))
  trace.retrieve(agent, at(90), at(410), question, [
    ['doc-09', 0.911],
    ['doc-04', 0.701],
    ['doc-21', 0.512],
  ])
  trace.chat(agent, 'gpt-5', at(420), at(1980), {
    input: [text('user', question)],
    output: [call('change_address', args, 'call_b1')],
    finish: 'tool_calls',
    tools: TOOLS,
    reasoning: 192,
  })
  trace.tool(agent, 'change_address', at(1990), at(4990), args, undefined, {
    callId: 'call_b1',
    error: 'carrier api: timeout after 3000 ms',
  })
  trace.chat(agent, 'gpt-5', at(5000), at(5980), {
    input: [text('user', question), call('change_address', args, 'call_b1'), result('call_b1', 'error: timeout')],
    output: [call('find_lockers', { near: '75018' }, 'call_b2')],
    finish: 'tool_calls',
    cached: 768,
  })
  const finder = trace.agent(
    agent,
    'locker-finder',
    at(6000),
    at(8960),
    'Lockers near 75018',
    'Abbesses, open until 20:00',
  )
  const ask = [text('user', 'Lockers near 75018')]
  trace.chat(finder, 'claude-haiku-4-5', at(6010), at(6150), {
    input: ask,
    output: undefined,
    error: 'rate limited, retry after 510 ms',
  })
  trace.chat(finder, 'claude-haiku-4-5', at(6660), at(7420), {
    input: ask,
    output: [call('search_lockers', { zip: '75018', radiusKm: 1 }, 'call_c0')],
    finish: 'tool_calls',
  })
  for (let n = 0; n < 7; n++) {
    const from = 7430 + n * 90
    trace.tool(
      finder,
      'search_lockers',
      at(from),
      at(from + 82),
      { zip: '75018', radiusKm: 1 },
      { page: n + 1, hits: n === 6 ? ['Abbesses'] : [] },
    )
  }
  trace.chat(finder, 'claude-haiku-4-5', at(8070), at(8950), {
    input: [
      ...ask,
      call('search_lockers', { zip: '75018', radiusKm: 1 }, 'call_c0'),
      result('call_c0', { hits: ['Abbesses'] }),
    ],
    output: [text('assistant', 'Abbesses, open until 20:00')],
  })
  trace.chat(agent, 'gpt-5', at(8970), at(12010), {
    input: [
      text('user', question),
      call('change_address', args, 'call_b1'),
      result('call_b1', 'error: timeout'),
      call('find_lockers', { near: '75018' }, 'call_b2'),
      result('call_b2', 'Abbesses, open until 20:00'),
    ],
    output: [
      {
        role: 'assistant',
        parts: [
          {
            type: 'reasoning',
            content:
              'The change failed, so I must not say that it worked. The handbook says that it is free of charge.',
          },
          { type: 'text', content: answer },
        ],
      },
    ],
    cached: 1536,
    reasoning: 192,
  })
  const judge = trace.add(agent, 'groundedness', at(12020), at(12540), { 'openinference.span.kind': 'EVALUATOR' })
  trace.chat(judge, 'gpt-4o-mini', at(12030), at(12520), {
    input: [text('user', `Is this grounded in the documents? ${answer}`)],
    output: [text('assistant', '0.82')],
  })
  trace.guard(agent, 'output_guardrail', at(12550), at(12630))
  trace.scores(agent, at(12640), at(13190), 0.82, false)
  return trace.spans
}

/** Minutes after eight at which questions come: busy at twenty to nine and after ten, none while the shop moved house. */
function questionTimes(count) {
  const bell = (at, middle, width) => Math.exp(-(((at - middle) / width) ** 2))
  const times = []
  while (times.length < count) {
    const at = between(0, 158)
    const isQuiet = at > 82 && at < 92
    if (!isQuiet && random() < 0.25 + 0.5 * bell(at, 42, 16) + 0.75 * bell(at, 136, 20)) times.push(at)
  }
  return times.sort((a, b) => a - b)
}

/** Groups of spans by resource and scope. */
export const supportSpans = () => {
  const openMs = Date.parse('2026-11-21T08:00:00Z')
  const spans = []
  for (const [n, at] of questionTimes(72).entries()) {
    // The order system is ill between five past and half past ten.
    const isIll = at > 125 && at < 150
    spans.push(...shortTrace(openMs + at * 60_000, n, random() < (isIll ? 0.4 : 0.04)))
  }
  spans.push(...firstTurn(Date.parse('2026-11-21T10:40:31Z')))
  spans.push(...secondTurn(Date.parse('2026-11-21T10:41:22Z')))
  spans.push(...thirdTurn(Date.parse('2026-11-21T10:42:07Z')))
  const attributes = [
    ['service.name', 'velo-support'],
    ['service.version', '2026.11.2'],
    ['deployment.environment.name', 'staging'],
  ].map(([key, stringValue]) => ({ key, value: { stringValue } }))
  // An exporter sends a batch at a time; a trace may lie across two.
  const groups = []
  for (let at = 0; at < spans.length; at += 64) {
    groups.push({
      resource: { attributes },
      scope: { name: 'velo.agent', version: '1.4.0' },
      spans: spans.slice(at, at + 64),
    })
  }
  return groups
}
