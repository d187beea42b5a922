// How each dialect spells the counts of tokens, best spelling first. What they mean is settled in usage.ts.
// Source: docs/conventions.md.
import type { RawUsage } from '../../model/usage.ts'

/** Spellings of each count in one family of keys, best first. */
export interface Family {
  readonly shape: string
  readonly prefix: string
  readonly keys: { readonly [K in Count]?: readonly string[] }
}

type Count = Exclude<keyof RawUsage, 'shape'>
/** Spellings by count. */
export type CountKeys = readonly (readonly [Count, readonly string[]])[]
/** A family and the keys of it that are there. */
export type PresentFamily = readonly [Family, CountKeys]

export const GEN_AI: Family = {
  shape: 'gen_ai',
  prefix: 'gen_ai.usage.',
  keys: {
    input: ['input_tokens', 'prompt_tokens'],
    output: ['output_tokens', 'completion_tokens'],
    total: ['total_tokens'],
    cacheRead: [
      'cache_read.input_tokens',
      'cache_read_input_tokens',
      'cache_read_tokens',
      'cached_input_tokens',
      'cached_tokens',
      'details.cache_read_tokens',
      'details.cache_read_input_tokens',
      'input_tokens.cache_read',
      'input_tokens.cache_input',
      'input_cached_tokens',
    ],
    cacheWrite: [
      'cache_write.input_tokens',
      'cache_creation.input_tokens',
      'cache_creation_input_tokens',
      'cache_write_input_tokens',
      'cache_write_tokens',
      'details.cache_write_tokens',
      'details.cache_creation_input_tokens',
      'input_tokens.cache_write',
      'input_cache_creation',
    ],
    cacheWrite5m: ['cache_creation_5m.input_tokens', 'cache_creation.input_tokens.ephemeral_5m'],
    cacheWrite1h: ['cache_creation_1h.input_tokens', 'cache_creation.input_tokens.ephemeral_1h'],
    reasoning: [
      'reasoning.output_tokens',
      'reasoning_tokens',
      'details.reasoning_tokens',
      'output_tokens.reasoning',
      'output_reasoning_tokens',
    ],
    inputAudio: ['audio.input_tokens', 'audio_input_tokens', 'input_audio_tokens', 'details.input_audio_tokens'],
    inputImage: ['image.input_tokens'],
    outputAudio: ['audio.output_tokens', 'output_audio_tokens', 'details.output_audio_tokens'],
  },
}

/** Cache keys as the convention has written them since 1.40, when it began to say that input contains the cache. */
export const DOTTED_CACHE_KEYS = [
  'gen_ai.usage.cache_read.input_tokens',
  'gen_ai.usage.cache_write.input_tokens',
  'gen_ai.usage.cache_creation.input_tokens',
]

const OPENINFERENCE: Family = {
  shape: 'openinference',
  prefix: 'llm.token_count.',
  keys: {
    input: ['prompt'],
    output: ['completion'],
    total: ['total'],
    cacheRead: ['prompt_details.cache_read', 'prompt_details.cache_input'],
    cacheWrite: ['prompt_details.cache_write', 'prompt_details.cache_creation'],
    inputAudio: ['prompt_details.audio'],
    reasoning: ['completion_details.reasoning'],
    outputAudio: ['completion_details.audio'],
  },
}

const VERCEL: Family = {
  shape: 'ai.usage',
  prefix: 'ai.usage.',
  keys: {
    input: ['inputTokens', 'promptTokens', 'tokens'],
    output: ['outputTokens', 'completionTokens'],
    total: ['totalTokens'],
    cacheRead: ['inputTokenDetails.cacheReadTokens', 'cachedInputTokens'],
    cacheWrite: ['inputTokenDetails.cacheWriteTokens'],
    reasoning: ['outputTokenDetails.reasoningTokens', 'reasoningTokens'],
    noCache: ['inputTokenDetails.noCacheTokens'],
  },
}

const LLM_USAGE: Family = {
  shape: 'llm.usage',
  prefix: 'llm.usage.',
  keys: {
    input: ['prompt_tokens'],
    output: ['completion_tokens'],
    total: ['total_tokens'],
    reasoning: ['reasoning_tokens'],
  },
}

const CODEX_TURN: Family = {
  shape: 'codex',
  prefix: 'codex.turn.token_usage.',
  keys: {
    input: ['input_tokens'],
    output: ['output_tokens'],
    total: ['total_tokens'],
    cacheRead: ['cached_input_tokens'],
    cacheWrite: ['cache_write_input_tokens'],
    reasoning: ['reasoning_output_tokens'],
  },
}

const BRAINTRUST: Family = {
  shape: 'braintrust',
  prefix: 'braintrust.metrics.',
  keys: {
    input: ['prompt_tokens'],
    output: ['completion_tokens'],
    total: ['tokens', 'total_tokens'],
    cacheRead: ['prompt_cached_tokens'],
    cacheWrite: ['prompt_cache_creation_tokens'],
    cacheWrite5m: ['prompt_cache_creation_5m_tokens'],
    cacheWrite1h: ['prompt_cache_creation_1h_tokens'],
    inputAudio: ['prompt_audio_tokens'],
    inputImage: ['prompt_image_tokens'],
    reasoning: ['completion_reasoning_tokens'],
    outputAudio: ['completion_audio_tokens'],
  },
}

const TRULENS: Family = {
  shape: 'trulens',
  prefix: 'ai.observability.cost.',
  keys: {
    input: ['num_prompt_tokens'],
    output: ['num_completion_tokens'],
    total: ['num_tokens'],
    reasoning: ['num_reasoning_tokens'],
  },
}

/** Bare names: only on spans of Claude Code, which leaves cache out of the input. */
export const CLAUDE_CODE: Family = {
  shape: 'claude-code',
  prefix: '',
  keys: {
    input: ['input_tokens'],
    output: ['output_tokens'],
    cacheRead: ['cache_read_tokens'],
    cacheWrite: ['cache_creation_tokens'],
  },
}

/** Counts inside one JSON value: Langfuse, LangSmith, MLflow, Braintrust, Genkit and raw provider objects. */
const OBJECT_KEYS: Family['keys'] = {
  input: [
    'input',
    'input_tokens',
    'prompt_tokens',
    'inputTokens',
    'promptTokens',
    'prompt_token_count',
    'promptTokenCount',
  ],
  output: [
    'output',
    'output_tokens',
    'completion_tokens',
    'outputTokens',
    'completionTokens',
    'candidates_token_count',
    'candidatesTokenCount',
  ],
  total: ['total', 'total_tokens', 'totalTokens', 'tokens', 'total_token_count', 'totalTokenCount'],
  cacheRead: [
    'input_cached_tokens',
    'input_cache_read',
    'cache_read_input_tokens',
    'input_token_details.cache_read',
    'prompt_tokens_details.cached_tokens',
    'input_tokens_details.cached_tokens',
    'prompt_cached_tokens',
    'cacheReadInputTokens',
    'cached_content_token_count',
    'cachedContentTokenCount',
    'cachedContentTokens',
  ],
  cacheWrite: [
    'input_cache_creation',
    'input_cache_write',
    'cache_creation_input_tokens',
    'input_token_details.cache_creation',
    'input_token_details.cache_write',
    'prompt_cache_creation_tokens',
    'cacheWriteInputTokens',
  ],
  cacheWrite5m: [
    'input_cache_creation_5m',
    'input_token_details.ephemeral_5m_input_tokens',
    'cache_creation.ephemeral_5m_input_tokens',
    'prompt_cache_creation_5m_tokens',
  ],
  cacheWrite1h: [
    'input_cache_creation_1h',
    'input_token_details.ephemeral_1h_input_tokens',
    'cache_creation.ephemeral_1h_input_tokens',
    'prompt_cache_creation_1h_tokens',
  ],
  inputAudio: [
    'input_audio_tokens',
    'input_audio',
    'input_token_details.audio',
    'prompt_tokens_details.audio_tokens',
    'prompt_audio_tokens',
  ],
  inputImage: ['input_image_tokens', 'input_image'],
  reasoning: [
    'output_reasoning_tokens',
    'output_reasoning',
    'output_token_details.reasoning',
    'completion_tokens_details.reasoning_tokens',
    'output_tokens_details.reasoning_tokens',
    'completion_reasoning_tokens',
    'thoughts_token_count',
    'thoughtsTokenCount',
    'thoughtsTokens',
  ],
  outputAudio: [
    'output_audio_tokens',
    'output_audio',
    'output_token_details.audio',
    'completion_tokens_details.audio_tokens',
    'completion_audio_tokens',
  ],
}

const entriesOf = (keys: Family['keys']): CountKeys => Object.entries(keys) as [Count, readonly string[]][]

export const OBJECT_COUNTS: CountKeys = entriesOf(OBJECT_KEYS)

/** Whole keys of each family, in the order in which dialects rank. */
export const WHOLE: readonly PresentFamily[] = [
  GEN_AI,
  OPENINFERENCE,
  VERCEL,
  LLM_USAGE,
  CODEX_TURN,
  BRAINTRUST,
  TRULENS,
  CLAUDE_CODE,
].map((family) => [
  family,
  entriesOf(family.keys).map(([count, spellings]) => [count, spellings.map((key) => family.prefix + key)] as const),
])

/** Every key that is a count by itself, of names that nothing else has. */
export const COUNT_KEYS: readonly string[] = WHOLE.filter(([{ prefix }]) => prefix !== '').flatMap(([, keys]) =>
  keys.flatMap(([, spellings]) => spellings),
)
