import { describe, expect, test } from 'vitest'
import { rawUsageOf } from '../../../src/conventions/facts/usage.ts'
import type { AttributeValue } from '../../../src/model/span.ts'
import { recordView } from '../../support/record-view.ts'

const usageOf = (attributes: { [key: string]: AttributeValue }, name = 'span') =>
  rawUsageOf(recordView(attributes, { name }))

describe('spellings of the counts', () => {
  test.each<[{ [key: string]: AttributeValue }, object]>([
    [
      { 'gen_ai.usage.prompt_tokens': 3, 'gen_ai.usage.completion_tokens': 2 },
      { shape: 'gen_ai', input: 3, output: 2 },
    ],
    [
      { 'gen_ai.usage.input_tokens': 9, 'gen_ai.usage.cache_read_input_tokens': 4 },
      { shape: 'gen_ai', input: 9, cacheRead: 4 },
    ],
    [
      { 'gen_ai.provider.name': 'x', 'gen_ai.usage.input_tokens': 9, 'gen_ai.usage.cache_read.input_tokens': 4 },
      { shape: 'gen_ai-1.40', input: 9, cacheRead: 4 },
    ],
    [
      { 'gen_ai.usage.input_tokens': 9, 'gen_ai.usage.cache_creation.input_tokens.ephemeral_1h': 4 },
      { input: 9, cacheWrite1h: 4 },
    ],
    [
      { 'gen_ai.usage.input_tokens': 9, 'gen_ai.usage.output_tokens.reasoning': 4 },
      { input: 9, reasoning: 4 },
    ],
    [
      {
        'llm.token_count.prompt': 9,
        'llm.token_count.prompt_details.cache_read': 4,
        'llm.token_count.completion_details.reasoning': 1,
      },
      { shape: 'openinference', input: 9, cacheRead: 4, reasoning: 1 },
    ],
    [
      { 'ai.usage.inputTokens': 9, 'ai.usage.inputTokenDetails.noCacheTokens': 5 },
      { shape: 'ai.usage', input: 9, noCache: 5 },
    ],
    [{ 'ai.usage.tokens': 9 }, { shape: 'ai.usage', input: 9 }],
    [
      { 'llm.usage.prompt_tokens': 9, 'llm.usage.total_tokens': 12 },
      { shape: 'llm.usage', input: 9, total: 12 },
    ],
    [
      { 'codex.turn.token_usage.input_tokens': 9, 'codex.turn.token_usage.cached_input_tokens': 4 },
      { shape: 'codex', input: 9, cacheRead: 4 },
    ],
    [
      { 'langfuse.observation.usage_details': '{"input":9,"input_cached_tokens":4}' },
      { shape: 'langfuse', input: 9, cacheRead: 4 },
    ],
    [
      { 'langfuse.observation.usage_details': '{"prompt_tokens":9,"prompt_tokens_details":{"cached_tokens":4}}' },
      { shape: 'openai', input: 9, cacheRead: 4 },
    ],
    [
      { 'langfuse.observation.usage_details': { input: 9, input_audio: 2, output: 1, output_reasoning: 3 } },
      { shape: 'langfuse', input: 9, inputAudio: 2, output: 1, reasoning: 3 },
    ],
    [
      {
        'langfuse.observation.usage_details':
          '{"input_tokens":9,"input_tokens_details":{"cached_tokens":4},"output_tokens":3,"output_tokens_details":{"reasoning_tokens":2}}',
      },
      { shape: 'openai', input: 9, cacheRead: 4, output: 3, reasoning: 2 },
    ],
    [
      { 'langsmith.usage_metadata': '{"input_tokens":9,"output_token_details":{"reasoning":2}}' },
      { shape: 'langsmith', input: 9, reasoning: 2 },
    ],
    [{ 'mlflow.chat.tokenUsage': { input_tokens: 9, output_tokens: 1 } }, { shape: 'mlflow', input: 9, output: 1 }],
  ])('%o', (attributes, raw) => expect(usageOf(attributes)).toMatchObject(raw))

  test('bare names count on spans of Claude Code only', () => {
    expect(usageOf({ input_tokens: 9 }, 'claude_code.llm_request')).toEqual({ shape: 'claude-code', input: 9 })
    expect(usageOf({ input_tokens: 9 })).toBeUndefined()
  })

  test('numbers may be texts or large integers', () => {
    expect(usageOf({ 'gen_ai.usage.input_tokens': '9', 'gen_ai.usage.output_tokens': 2n })).toMatchObject({
      input: 9,
      output: 2,
    })
  })
})

describe('no usage', () => {
  test.each<{ [key: string]: AttributeValue }>([
    {},
    { 'gen_ai.usage.input_tokens': 0, 'gen_ai.usage.output_tokens': 0 },
    { 'gen_ai.usage.input_tokens': Number.NaN, 'gen_ai.usage.output_tokens': Number.NaN },
    { 'gen_ai.usage.input_tokens': 'NaN' },
    { 'gen_ai.usage.input_tokens': -5 },
    { 'gen_ai.usage.input_tokens': null },
    { 'gen_ai.usage.input_tokens': '' },
    { 'langfuse.observation.usage_details': '{"input":' },
    { 'langfuse.observation.usage_details': '[]' },
    { 'gen_ai.aggregated_usage.input_tokens': 500 },
  ])('%o', (attributes) => expect(usageOf(attributes)).toBeUndefined())
})

describe('several dialects on one span', () => {
  test('the pair comes from one of them, details that it lacks from another that agrees', () => {
    expect(
      usageOf({
        'gen_ai.usage.input_tokens': 60,
        'gen_ai.usage.output_tokens': 15,
        'llm.token_count.prompt': 60,
        'llm.token_count.completion': 15,
        'llm.token_count.prompt_details.cache_read': 40,
      }),
    ).toMatchObject({ shape: 'gen_ai', input: 60, output: 15, cacheRead: 40 })
  })
  test('not from one that disagrees', () => {
    expect(
      usageOf({
        'gen_ai.usage.input_tokens': 12,
        'llm.token_count.prompt': 912,
        'llm.token_count.prompt_details.cache_read': 900,
      }),
    ).toEqual({ shape: 'gen_ai', input: 12 })
  })
  test('AI SDK 4 keeps details in the provider’s metadata', () => {
    expect(
      usageOf({
        'gen_ai.usage.input_tokens': 60,
        'ai.response.providerMetadata':
          '{"anthropic":{"cacheReadInputTokens":40,"usage":{"cache_creation_input_tokens":7}}}',
      }),
    ).toMatchObject({ input: 60, cacheRead: 40, cacheWrite: 7 })
  })
  test('a dialect of zeros gives way', () => {
    expect(usageOf({ 'gen_ai.usage.input_tokens': 0, 'llm.token_count.prompt': 9 })).toMatchObject({
      shape: 'openinference',
      input: 9,
    })
  })
})
