import { describe, expect, it } from 'vitest'
import { decode, event, said } from './record.ts'

describe('OpenLLMetry numbered keys', () => {
  it.each([
    ['era B', 'gen_ai.prompt', 'gen_ai.completion'],
    ['era A', 'llm.prompts', 'llm.completions'],
    ['LiteLLM`s old bug', 'SpanAttributes.LLM_PROMPTS', 'SpanAttributes.LLM_COMPLETIONS'],
  ])('reads %s', (_era, prompt, completion) => {
    const content = decode({
      'llm.request.type': 'chat',
      [`${prompt}.0.role`]: 'user',
      [`${prompt}.0.content`]: 'Opening hours?',
      [`${prompt}.1.role`]: 'assistant',
      [`${prompt}.1.tool_calls.0.id`]: 'k1',
      [`${prompt}.1.tool_calls.0.name`]: 'hours',
      [`${prompt}.1.tool_calls.0.arguments`]: '{"day":"sat"}',
      [`${prompt}.2.role`]: 'tool',
      [`${prompt}.2.tool_call_id`]: 'k1',
      [`${prompt}.2.content`]: '9-17',
      [`${completion}.0.role`]: 'assistant',
      [`${completion}.0.content`]: 'Nine to five.',
      [`${completion}.0.finish_reason`]: 'stop',
    })
    expect(content.inputMessages).toEqual([
      said('user', 'Opening hours?'),
      { role: 'assistant', parts: [{ type: 'tool-call', id: 'k1', name: 'hours', arguments: { day: 'sat' } }] },
      { role: 'tool', parts: [{ type: 'tool-result', id: 'k1', result: '9-17' }] },
    ])
    expect(content.outputMessages).toEqual([said('assistant', 'Nine to five.', 'stop')])
  })

  it('leaves members that are no number alone', () => {
    const content = decode({
      'llm.request.type': 'chat',
      'gen_ai.prompt.prompt_filter_results': '[{"hate":"safe"}]',
      'gen_ai.prompt.name': 'greeter',
      'gen_ai.prompt.0.role': 'user',
      'gen_ai.prompt.0.content': 'Hi',
    })
    expect(content.inputMessages).toEqual([said('user', 'Hi')])
  })

  it('reads content that is JSON text of known blocks, and leaves other JSON a text', () => {
    const content = decode({
      'llm.request.type': 'chat',
      'gen_ai.prompt.0.role': 'user',
      'gen_ai.prompt.0.content':
        '[{"type":"text","text":"What is it?"},{"type":"image_url","image_url":{"url":"https://files.example/a.png"}}]',
      'gen_ai.prompt.1.role': 'user',
      'gen_ai.prompt.1.content': '[{"breed":"rye"}]',
    })
    expect(content.inputMessages).toEqual([
      {
        role: 'user',
        parts: [
          { type: 'text', text: 'What is it?' },
          { type: 'media', modality: 'image', uri: 'https://files.example/a.png' },
        ],
      },
      said('user', '[{"breed":"rye"}]'),
    ])
  })

  it('joins thinking with the answer after it, for there indices are blocks', () => {
    const content = decode({
      'llm.request.type': 'chat',
      'gen_ai.completion.0.role': 'thinking',
      'gen_ai.completion.0.content': 'Saturday …',
      'gen_ai.completion.1.role': 'assistant',
      'gen_ai.completion.1.content': 'Nine to five.',
    })
    expect(content.outputMessages).toEqual([
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'Saturday …' },
          { type: 'text', text: 'Nine to five.' },
        ],
      },
    ])
  })

  it('reads refusal, reasoning and a single function call; a filtered answer is withheld', () => {
    const content = decode({
      'llm.request.type': 'chat',
      'gen_ai.completion.0.refusal': 'I cannot.',
      'gen_ai.completion.1.reasoning': 'Hm.',
      'gen_ai.completion.1.content': 'Yes.',
      'gen_ai.completion.2.function_call.name': 'hours',
      'gen_ai.completion.2.function_call.arguments': '{}',
      'gen_ai.completion.3.content': 'FILTERED',
      'gen_ai.completion.3.finish_reason': 'content_filter',
    })
    expect(content.outputMessages).toEqual([
      { role: 'assistant', parts: [{ type: 'refusal', text: 'I cannot.' }] },
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'Hm.' },
          { type: 'text', text: 'Yes.' },
        ],
      },
      { role: 'assistant', parts: [{ type: 'tool-call', name: 'hours', arguments: {} }] },
      { role: 'assistant', parts: [], finishReason: 'content_filter' },
    ])
    expect(content.isRedacted).toBe(true)
  })

  it('reads advertised functions', () => {
    const content = decode({
      'llm.request.type': 'chat',
      'llm.request.functions.0.name': 'hours',
      'llm.request.functions.0.parameters': '{"type":"object"}',
      'llm.request.functions.1.name': 'menu',
      'llm.request.functions.1.input_schema': '{"type":"object"}',
    })
    expect(content.toolDefinitions).toEqual([
      { name: 'hours', parameters: { type: 'object' } },
      { name: 'menu', parameters: { type: 'object' } },
    ])
  })
})

describe('OpenLLMetry entities', () => {
  const TOOL = { 'traceloop.span.kind': 'tool' }

  it('unwraps args and kwargs', () => {
    const given = (input: string) => decode({ ...TOOL, 'traceloop.entity.input': input }).toolArguments
    expect(given('{"args":[],"kwargs":{"day":"sat"}}')).toEqual({ day: 'sat' })
    expect(given('{"args":["{\\"day\\":\\"sat\\"}"]}')).toEqual({ day: 'sat' })
    expect(given('{"args":[1,2],"kwargs":{}}')).toEqual([1, 2])
    expect(given('{"args":[1],"kwargs":{"b":2}}')).toEqual({ args: [1], kwargs: { b: 2 } })
    expect(given('{"command":"ls","args":["-l"]}')).toEqual({ command: 'ls', args: ['-l'] })
  })

  it('reads a workflow`s input and output as plain values', () => {
    const content = decode({
      'traceloop.span.kind': 'workflow',
      'traceloop.entity.input': '{"args":[],"kwargs":{"question":"Open?"}}',
      'traceloop.entity.output': '"Nine to five."',
    })
    expect(content.input).toEqual({ question: 'Open?' })
    expect(content.output).toBe('Nine to five.')
    expect(content.convention).toBe('openllmetry')
  })

  it('reads LangChain`s inputs and outputs with serialised messages', () => {
    const human = {
      lc: 1,
      type: 'constructor',
      id: ['langchain_core', 'messages', 'HumanMessage'],
      kwargs: { content: 'Open?' },
    }
    const ai = {
      lc: 1,
      type: 'constructor',
      id: ['langchain_core', 'messages', 'AIMessage'],
      kwargs: { content: 'Yes.', response_metadata: { finish_reason: 'stop' } },
    }
    const content = decode({
      'traceloop.span.kind': 'workflow',
      'traceloop.entity.input': JSON.stringify({ inputs: { messages: [human] }, tags: [], metadata: {}, kwargs: {} }),
      'traceloop.entity.output': JSON.stringify({ outputs: { messages: [human, ai] }, kwargs: {} }),
    })
    expect(content.inputMessages).toEqual([said('user', 'Open?')])
    expect(content.outputMessages).toEqual([said('user', 'Open?'), said('assistant', 'Yes.', 'stop')])
    expect(content.input).toBeUndefined()
  })

  it('takes the content of a tool message for the result', () => {
    const message = {
      lc: 1,
      type: 'constructor',
      id: ['langchain_core', 'messages', 'ToolMessage'],
      kwargs: { content: '{"open":true}', tool_call_id: 'k1' },
    }
    expect(decode({ ...TOOL, 'traceloop.entity.output': JSON.stringify(message) }).toolResult).toEqual({ open: true })
  })

  it('keeps a value that was cut at the attribute limit', () => {
    expect(decode({ 'traceloop.span.kind': 'task', 'traceloop.entity.input': '{"args":["Op' }).input).toBe(
      '{"args":["Op',
    )
  })
})

describe('OpenLLMetry vector stores', () => {
  it('reads one document for each result event, in order', () => {
    const content = decode(
      { 'db.system': 'chroma' },
      {
        events: [
          event('db.query.embeddings', { 'db.query.embeddings.vector': '[0.1]' }),
          event('db.query.result', {
            'db.query.result.id': 'd1',
            'db.query.result.score': 0.9,
            'db.query.result.document': 'Thirty days.',
            'db.query.result.metadata': '{"source":"returns.md"}',
          }),
          event('db.query.result', {
            'db.query.result.id': 'd2',
            'db.query.result.distance': 0.4,
            'db.query.result.document': 'Vouchers.',
          }),
        ],
      },
    )
    expect(content.documents).toEqual([
      { id: 'd1', content: 'Thirty days.', score: 0.9, metadata: { source: 'returns.md' } },
      { id: 'd2', content: 'Vouchers.', metadata: { distance: 0.4 } },
    ])
    expect(content.events.map((item) => item.name)).toEqual(['db.query.embeddings'])
  })

  it('reads MCP arguments and value', () => {
    const content = decode({
      'traceloop.span.kind': 'tool',
      'mcp.request.argument': '{"a":1}',
      'mcp.response.value': '{"b":2}',
    })
    expect(content.toolArguments).toEqual({ a: 1 })
    expect(content.toolResult).toEqual({ b: 2 })
  })
})
