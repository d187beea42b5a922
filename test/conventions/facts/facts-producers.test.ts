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
