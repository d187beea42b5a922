// Token counts of OpenAI's APIs: the prompt contains what came from the cache, the completion contains reasoning.
// Source: openai-openapi, CompletionUsage and ResponseUsage.
import type { PlainAttributes } from '../plain-span.ts'
import { numberIn, objectIn, type PlainObject } from '../plain-values.ts'

export function usageOf(usage: PlainObject): PlainAttributes {
  const given = objectIn(usage.input_tokens_details ?? usage.prompt_tokens_details)
  const answered = objectIn(usage.output_tokens_details ?? usage.completion_tokens_details)
  return {
    'gen_ai.usage.input_tokens': numberIn(usage.input_tokens) ?? numberIn(usage.prompt_tokens),
    'gen_ai.usage.output_tokens': numberIn(usage.output_tokens) ?? numberIn(usage.completion_tokens),
    'gen_ai.usage.total_tokens': numberIn(usage.total_tokens),
    'gen_ai.usage.cache_read.input_tokens': numberIn(given.cached_tokens),
    'gen_ai.usage.cache_write.input_tokens': numberIn(given.cache_write_tokens),
    'gen_ai.usage.audio.input_tokens': numberIn(given.audio_tokens),
    'gen_ai.usage.image.input_tokens': numberIn(given.image_tokens),
    'gen_ai.usage.reasoning.output_tokens': numberIn(answered.reasoning_tokens),
    'gen_ai.usage.audio.output_tokens': numberIn(answered.audio_tokens),
    'openai.usage.accepted_prediction_tokens': numberIn(answered.accepted_prediction_tokens),
    'openai.usage.rejected_prediction_tokens': numberIn(answered.rejected_prediction_tokens),
    'openai.usage.requests': numberIn(usage.requests),
  }
}
