import { describe, expect, it } from 'vitest'
import type { Attributes } from '../../../src/model/span.ts'
import { decode, log, said } from './record.ts'

/** Every source of the precedence table, best rank first; each says something else. */
const SOURCES: readonly (readonly [string, Attributes])[] = [
  ['langfuse', { 'langfuse.observation.input': 'rank 1', 'langfuse.observation.output': 'rank 1' }],
  [
    'otel-genai',
    {
      'gen_ai.input.messages': '[{"role":"user","content":"rank 2"}]',
      'gen_ai.output.messages': '[{"role":"assistant","content":"rank 2"}]',
    },
  ],
  [
    'openinference',
    { 'llm.input_messages.0.message.content': 'rank 3', 'llm.output_messages.0.message.content': 'rank 3' },
  ],
  ['vercel-ai', { 'ai.prompt.messages': '[{"role":"user","content":"rank 4"}]', 'ai.response.text': 'rank 4' }],
  ['openllmetry', { 'gen_ai.prompt.0.content': 'rank 6', 'gen_ai.completion.0.content': 'rank 6' }],
  ['otel-genai', { 'gen_ai.prompt': 'rank 7', 'gen_ai.completion': 'rank 7' }],
  [
    'pydantic-ai',
    {
      request_data: '{"messages":[{"role":"user","content":"rank 8"}]}',
      response_data: '{"message":{"role":"assistant","content":"rank 8"}}',
    },
  ],
  ['openinference', { 'input.value': 'rank 9', 'output.value': 'rank 9' }],
]
const LLM = { 'openinference.span.kind': 'LLM' }

describe('precedence of content', () => {
  it.each(SOURCES.slice(0, -1).map(([id], index) => [id, index] as const))(
    '%s (%i) goes before all that follow',
    (id, index) => {
      const best = SOURCES[index]?.[1] ?? {}
      const rest: Attributes = Object.assign({}, ...SOURCES.slice(index + 1).map(([, attributes]) => attributes))
      const text = String(Object.values(best)[0]).match(/rank \d/)?.[0] ?? ''
      for (const attributes of [
        { ...LLM, ...best, ...rest },
        { ...LLM, ...rest, ...best },
      ]) {
        const content = decode(attributes)
        expect(content.convention).toBe(id)
        expect(content.inputMessages).toEqual([said('user', text)])
        expect(content.outputMessages).toEqual([said('assistant', text)])
      }
    },
  )

  it('puts message events between AI SDK messages and numbered keys', () => {
    const logs = [log('gen_ai.user.message', { content: 'rank 5' })]
    const numbered = { 'gen_ai.request.model': 'm', 'gen_ai.prompt.0.content': 'rank 6' }
    expect(decode(numbered, { logs }).inputMessages).toEqual([said('user', 'rank 5')])
    const sent = { ...numbered, 'ai.prompt.messages': '[{"role":"user","content":"rank 4"}]' }
    expect(decode(sent, { logs }).inputMessages).toEqual([said('user', 'rank 4')])
  })

  it('does not glue the input of one dialect to the output of another', () => {
    const content = decode({
      ...LLM,
      'gen_ai.input.messages': '[{"role":"user","content":"Rye?"}]',
      'llm.output_messages.0.message.content': 'Yes.',
    })
    expect([content.inputMessages, content.outputMessages]).toEqual([[said('user', 'Rye?')], []])
  })

  it('takes a missing side from another source of the same dialect', () => {
    const content = decode({ ...LLM, 'llm.input_messages.0.message.content': 'Rye?', 'output.value': 'Yes.' })
    expect([content.inputMessages, content.outputMessages]).toEqual([
      [said('user', 'Rye?')],
      [said('assistant', 'Yes.')],
    ])
  })

  it.each(['', '{}', '[]', 'N/A', '<REDACTED>', '__REDACTED__', '[REDACTED]', "[Scrubbed due to 'session']"])(
    'a placeholder (%j) does not beat a lower rank',
    (placeholder) => {
      const content = decode({
        ...LLM,
        'langfuse.observation.input': placeholder,
        'gen_ai.input.messages': placeholder,
        'input.value': 'Rye?',
      })
      expect(content.inputMessages).toEqual([said('user', 'Rye?')])
      expect(content.isRedacted).toBe(false)
    },
  )

  it('does not show instructions alone while another source has the conversation', () => {
    const content = decode({
      ...LLM,
      'gen_ai.system_instructions': 'Be brief.',
      'llm.input_messages.0.message.content': 'Rye?',
    })
    expect(content.inputMessages).toEqual([said('user', 'Rye?')])
  })

  it('ranks plain values first on spans that are no model calls', () => {
    const content = decode({
      'openinference.span.kind': 'CHAIN',
      'input.value': 'values',
      all_messages_events: '[]',
      final_result: 'framework',
      'output.value': 'values',
    })
    expect([content.input, content.output, content.convention]).toEqual(['values', 'values', 'openinference'])
  })
})

describe('precedence of tool arguments and results', () => {
  const RANKED: readonly (readonly [string, string])[] = [
    ['gen_ai.tool.call.arguments', 'gen_ai.tool.call.result'],
    ['ai.toolCall.args', 'ai.toolCall.result'],
    ['gcp.vertex.agent.tool_call_args', 'gcp.vertex.agent.tool_response'],
    ['tool_arguments', 'tool_response'],
    ['input.value', 'output.value'],
    ['traceloop.entity.input', 'traceloop.entity.output'],
    ['mcp.request.argument', 'mcp.response.value'],
  ]

  it.each(RANKED.map(([input], index) => [input, index] as const))('%s', (_key, index) => {
    const attributes: { [key: string]: string } = { 'gen_ai.operation.name': 'execute_tool' }
    RANKED.slice(index).forEach(([input, output], offset) => {
      attributes[input] = `{"rank":${index + offset}}`
      attributes[output] = `{"rank":${index + offset}}`
    })
    const content = decode(attributes)
    expect([content.toolArguments, content.toolResult]).toEqual([{ rank: index }, { rank: index }])
  })
})

describe('parameters and metadata', () => {
  it('unite what all dialects say, the first to name one wins', () => {
    const content = decode({
      'gen_ai.request.model': 'm',
      'gen_ai.request.temperature': 0.1,
      'gen_ai.request.stop_sequences': ['x'],
      'llm.invocation_parameters': '{"model":"m","temperature":0.9,"seed":7,"tools":[]}',
      'langfuse.observation.model.parameters': '{"top_p":0.5}',
      'ai.settings.maxRetries': 2,
      'llm.top_k': 40,
      'gcp.gen_ai.operation.config.candidate_count': 1,
    })
    expect(content.parameters).toEqual({
      temperature: 0.1,
      stop_sequences: ['x'],
      seed: 7,
      top_p: 0.5,
      maxRetries: 2,
      top_k: 40,
      candidate_count: 1,
    })
  })

  it('collects metadata by key', () => {
    const content = decode({
      metadata: '{"step":1,"tags":["a"]}',
      'langfuse.observation.metadata.step': 2,
      'traceloop.association.properties.user_id': 'u3',
      'langsmith.metadata.nested': '{"a":1}',
    })
    expect(content.metadata).toEqual({ step: 1, tags: ['a'], user_id: 'u3', nested: { a: 1 } })
  })
})
