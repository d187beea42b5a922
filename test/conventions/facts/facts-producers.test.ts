// What published producers write that the conventions do not foresee.
import { describe, expect, test } from 'vitest'
import { readFacts } from '../../../src/conventions/facts/index.ts'
import { observationTypeOf } from '../../../src/conventions/facts/type.ts'
import { rawUsageOf } from '../../../src/conventions/facts/usage.ts'
import type { AttributeValue } from '../../../src/model/span.ts'
import { NOWHERE, recordView } from '../../support/record-view.ts'

type Attributes = { readonly [key: string]: AttributeValue }
const typeOf = (attributes: Attributes) => observationTypeOf(recordView(attributes))
const usageOf = (attributes: Attributes) => rawUsageOf(recordView(attributes))
const costOf = (attributes: Attributes) => readFacts(recordView(attributes), NOWHERE).number.costUsd

describe('observation type', () => {
  test('an inference is the model call of a step', () => {
    expect(typeOf({ 'mastra.span.type': 'model_inference', 'gen_ai.operation.name': 'chat' })).toBe('llm')
  })

  test('a vendor’s word that is not known gives way to what else names the type', () => {
    expect(typeOf({ 'mastra.span.type': 'model_musing', 'gen_ai.operation.name': 'chat' })).toBe('llm')
    expect(typeOf({ 'mastra.span.type': 'oven_check', 'openinference.span.kind': 'TOOL' })).toBe('tool')
    expect(typeOf({ 'mastra.span.type': 'oven_check', 'gen_ai.operation.name': 'bake' })).toBe('oven_check')
  })

  test('a log record that was sent as a span is an event, whatever it tells of a call', () => {
    expect(
      typeOf({ 'logfire.span_type': 'log', 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'toast-1' }),
    ).toBe('event')
    expect(
      typeOf({ 'logfire.span_type': 'span', 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'toast-1' }),
    ).toBe('llm')
  })

  describe('marked as a model call, yet a request comes out', () => {
    const prepared = {
      'openinference.span.kind': 'LLM',
      'llm.model_name': 'toast-1',
      'output.value': '{"messages": ["Rye?"], "tools": []}',
    }

    test('is a prompt', () => expect(typeOf(prepared)).toBe('prompt'))

    test.each<[string, Attributes]>([
      ['an answer', { 'llm.output_messages.0.message.role': 'assistant' }],
      ['messages that went in', { 'llm.input_messages.0.message.role': 'user' }],
      ['tokens', { 'llm.token_count.prompt': 4 }],
    ])('with %s it is a call', (_, more) => expect(typeOf({ ...prepared, ...more })).toBe('llm'))
  })
})

describe('usage', () => {
  test('an input of 0 beside an output was not recorded', () => {
    expect(
      usageOf({ 'llm.token_count.prompt': 0, 'llm.token_count.completion': 61, 'llm.token_count.total': 61 }),
    ).toEqual({
      shape: 'openinference',
      input: undefined,
      output: 61,
      total: 61,
    })
  })

  test('it was where everything was cached or heard', () => {
    expect(
      usageOf({
        'gen_ai.usage.input_tokens': 0,
        'gen_ai.usage.output_tokens': 5,
        'gen_ai.usage.cache_read_input_tokens': 90,
      })?.input,
    ).toBe(0)
    expect(
      usageOf({
        'gen_ai.usage.input_tokens': 0,
        'gen_ai.usage.output_tokens': 5,
        'gen_ai.usage.input_audio_tokens': 90,
      })?.input,
    ).toBe(0)
  })

  test('the details that LangSmith keeps in metadata complete the plain counts', () => {
    expect(
      usageOf({
        'gen_ai.usage.input_tokens': 583,
        'gen_ai.usage.output_tokens': 61,
        'langsmith.metadata.usage_metadata':
          '{"input_tokens":583,"output_tokens":61,"input_token_details":{"cache_read":224},"output_token_details":{"reasoning":9}}',
      }),
    ).toMatchObject({ shape: 'gen_ai', input: 583, output: 61, cacheRead: 224, reasoning: 9 })
  })
})

describe('cost', () => {
  test('0 on a call is nothing known, with tokens or without', () => {
    const call = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'toast-1', 'operation.cost': 0 }
    expect(costOf(call)).toBeUndefined()
    expect(costOf({ ...call, 'gen_ai.usage.input_tokens': 4 })).toBeUndefined()
    expect(costOf({ ...call, 'operation.cost': 0.02 })).toBe(0.02)
  })

  test('0 on anything else is what the source says', () => {
    expect(costOf({ 'gen_ai.operation.name': 'execute_tool', 'operation.cost': 0 })).toBe(0)
  })
})

test('Logfire keeps the details of the provider’s own usage in one object', () => {
  expect(
    usageOf({
      'gen_ai.usage.input_tokens': 90,
      'gen_ai.usage.output_tokens': 12,
      'gen_ai.usage.raw':
        '{"prompt_tokens":90,"completion_tokens":12,"prompt_tokens_details":{"cached_tokens":64},"completion_tokens_details":{"reasoning_tokens":5}}',
    }),
  ).toMatchObject({ shape: 'gen_ai', input: 90, output: 12, cacheRead: 64, reasoning: 5 })
})

describe('Genkit', () => {
  const oven = (subtype: string, more?: Attributes) => ({
    'genkit:type': 'action',
    'genkit:metadata:subtype': subtype,
    'genkit:name': `oven/${subtype}-1`,
    ...more,
  })
  const factsOf = (attributes: Attributes) => readFacts(recordView(attributes), NOWHERE)

  test.each([
    ['model', 'llm'],
    ['tool', 'tool'],
    ['embedder', 'embedding'],
    ['retriever', 'retriever'],
    ['flow', 'workflow'],
    ['indexer', 'indexer'],
  ])('%s is %s', (subtype, type) => expect(typeOf(oven(subtype))).toBe(type))

  test('a model is named by the action, and so is a tool', () => {
    expect(factsOf(oven('model')).text).toMatchObject({ requestModel: 'oven/model-1', conventions: 'genkit' })
    expect(factsOf(oven('tool')).text).toMatchObject({ toolName: 'oven/tool-1' })
    expect(factsOf(oven('tool')).text.requestModel).toBeUndefined()
  })

  test('usage stands in the answer, and its details in the provider’s own', () => {
    const usage = { inputTokens: 90, outputTokens: 12, totalTokens: 102 }
    const raw = { usage: { prompt_tokens: 90, completion_tokens: 12, prompt_tokens_details: { cached_tokens: 64 } } }
    expect(usageOf(oven('model', { 'genkit:output': JSON.stringify({ usage, raw }) }))).toMatchObject({
      shape: 'genkit',
      input: 90,
      cacheRead: 64,
      output: 12,
      total: 102,
    })
    const thoughts = { ...usage, totalTokens: 107, thoughtsTokens: 5, cachedContentTokens: 30 }
    expect(usageOf(oven('model', { 'genkit:output': JSON.stringify({ usage: thoughts }) }))).toMatchObject({
      cacheRead: 30,
      reasoning: 5,
    })
    expect(usageOf(oven('tool', { 'genkit:output': '"rye"' }))).toBeUndefined()
  })
})
