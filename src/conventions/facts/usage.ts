// Token counts as the source wrote them, from the dialect that ranks first; nothing is decided here about what contains what.
// Source: docs/conventions.md.
import { ShapeMemo } from '../../model/attribute-list.ts'
import type { AttributeValue } from '../../model/span.ts'
import type { RawUsage } from '../../model/usage.ts'
import { type AttributeView, numberOf, objectOf, type RecordView } from '../view.ts'
import { PROVIDER_METADATA } from './keys.ts'
import { presentOf } from './present.ts'

type Counts = { -readonly [K in keyof RawUsage]: RawUsage[K] }

/** Spellings of each count in one family of keys, best first. */
interface Family {
  readonly shape: string
  readonly prefix: string
  readonly keys: { readonly [K in Exclude<keyof RawUsage, 'shape'>]?: readonly string[] }
}

const GEN_AI: Family = {
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
const DOTTED_CACHE_KEYS = [
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
const CLAUDE_CODE: Family = {
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

const OBJECT_COUNTS = Object.entries(OBJECT_KEYS) as unknown as CountKeys

/** Best dialect first; details that it lacks are filled in from the others where their totals agree. */
export function rawUsageOf(view: RecordView): RawUsage | undefined {
  const { attributes } = view
  const { hasCount, usageObjects, providerMetadata } = presentOf(attributes)
  if (!hasCount) return undefined
  const families = attributes.shape ? attributes.shape.memo(presentFamilies) : WHOLE
  // Most records speak one dialect, and nothing is to be weighed.
  if (families.length <= 1 && usageObjects.length === 0 && providerMetadata.length === 0) {
    const counts = families.length === 0 ? undefined : fromFamily(families[0], view)
    return counts && hasTotals(counts) ? withoutMissing(counts) : undefined
  }
  const found: Counts[] = []
  const fromObjects = (isFirst: boolean) => {
    for (const { shape, key, path = [] } of usageObjects) {
      if ((shape === 'langfuse') !== isFirst) continue
      const object = path.reduce(memberOf, objectOf(attributes.get(key)))
      const counts = fromObject(isOpenAi(object) ? 'openai' : shape, object)
      if (counts) found.push(counts)
    }
  }
  fromObjects(true)
  for (const family of families) {
    const counts = fromFamily(family, view)
    if (counts) found.push(counts)
  }
  fromObjects(false)
  const best = found.find(hasTotals)
  if (!best) return undefined
  withoutMissing(best)
  for (const other of found) if (other !== best) fillDetails(best, other)
  if (providerMetadata.length > 0) {
    const other = fromProviderMetadata(attributes)
    if (other) fillDetails(best, other)
  }
  return best
}

function fromFamily([family, keys]: PresentFamily, view: RecordView): Counts | undefined {
  if (family === CLAUDE_CODE && !view.name.startsWith('claude_code.')) return undefined
  const { attributes } = view
  const counts = settle(family.shape, keys, (key) => numberOf(attributes.get(key)))
  return counts && family === GEN_AI ? dated(counts, attributes) : counts
}

/** A shape of its own where a span follows the newer convention: dotted cache keys beside `gen_ai.provider.name`. */
function dated(counts: Counts, attributes: AttributeView): Counts {
  if (!attributes.has('gen_ai.provider.name')) return counts
  const isDotted = DOTTED_CACHE_KEYS.some((key) => attributes.has(key))
  return isDotted ? { ...counts, shape: 'gen_ai-1.40' } : counts
}

type Count = Exclude<keyof RawUsage, 'shape'>
/** Spellings by count. */
type CountKeys = readonly (readonly [Count, readonly string[]])[]
type PresentFamily = readonly [Family, CountKeys]

const entriesOf = (keys: Family['keys']): CountKeys => Object.entries(keys) as [Count, readonly string[]][]

/** Whole keys of each family, and of them those that a record has. */
const WHOLE: readonly PresentFamily[] = [
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

const presentFamilies = new ShapeMemo(({ slots }) =>
  WHOLE.map(
    ([family, keys]): PresentFamily => [
      family,
      keys
        .map(([count, spellings]) => [count, spellings.filter((key) => slots.has(key))] as const)
        .filter(([, spellings]) => spellings.length > 0),
    ],
  ).filter(([, keys]) => keys.length > 0),
)

/** OpenAI's own object, which users hand on as it is: its details are parts of its totals, whoever carries it. */
const isOpenAi = (object: { readonly [key: string]: unknown } | undefined): boolean =>
  object !== undefined && ('prompt_tokens_details' in object || 'input_tokens_details' in object)
const memberOf = (object: { readonly [key: string]: unknown } | undefined, name: string) =>
  objectOf(object?.[name] as AttributeValue | undefined)

function fromObject(shape: string, object: { readonly [key: string]: unknown } | undefined): Counts | undefined {
  if (!object) return undefined
  return settle(shape, OBJECT_COUNTS, (path) => {
    let value: unknown = object
    for (const key of path in object ? [path] : path.split('.')) {
      value = typeof value === 'object' && value !== null ? (value as { [key: string]: unknown })[key] : undefined
    }
    return numberOf(value)
  })
}

/** A pair of zeros is no usage: several emitters write it where the provider gave none. */
const hasTotals = ({ input, output, cacheRead, cacheWrite, total }: Counts): boolean =>
  Boolean(input || output || cacheRead || cacheWrite || total)

function settle(shape: string, keys: CountKeys, read: (key: string) => number | undefined): Counts | undefined {
  let counts: Counts | undefined
  for (const [count, spellings] of keys) {
    for (const spelling of spellings) {
      const value = read(spelling)
      if (value === undefined || value < 0) continue
      counts ??= { shape }
      counts[count] = value
      break
    }
  }
  return counts
}

/** AI SDK 4 keeps cache and reasoning counts in the provider's own metadata only. */
function fromProviderMetadata(attributes: AttributeView): Counts | undefined {
  const metadata = objectOf(attributes.get(PROVIDER_METADATA))
  if (!metadata) return undefined
  const { openai, anthropic, bedrock } = metadata as { [provider: string]: { [key: string]: unknown } | undefined }
  const anthropicUsage = anthropic?.usage as { [key: string]: unknown } | undefined
  const bedrockUsage = bedrock?.usage as { [key: string]: unknown } | undefined
  const counts: Counts = { shape: 'ai.usage' }
  counts.cacheRead =
    numberOf(openai?.cachedPromptTokens) ??
    numberOf(anthropic?.cacheReadInputTokens) ??
    numberOf(anthropicUsage?.cache_read_input_tokens) ??
    numberOf(bedrockUsage?.cacheReadInputTokens)
  counts.cacheWrite =
    numberOf(anthropic?.cacheCreationInputTokens) ??
    numberOf(anthropicUsage?.cache_creation_input_tokens) ??
    numberOf(bedrockUsage?.cacheWriteInputTokens)
  counts.reasoning = numberOf(openai?.reasoningTokens)
  return counts
}

/** A model answers to something: an input of 0 beside an output, with nothing cached or heard, was not recorded (streams, mostly). */
const isInputMissing = ({ input, output, cacheRead, cacheWrite, inputAudio, inputImage }: Counts): boolean =>
  input === 0 && Boolean(output) && !cacheRead && !cacheWrite && !inputAudio && !inputImage

function withoutMissing(counts: Counts): Counts {
  if (isInputMissing(counts)) counts.input = undefined
  return counts
}

const DETAILS = [
  'total',
  'cacheRead',
  'cacheWrite',
  'cacheWrite5m',
  'cacheWrite1h',
  'inputAudio',
  'inputImage',
  'reasoning',
  'outputAudio',
  'noCache',
] as const

function fillDetails(best: Counts, other: Counts): void {
  const agrees = (a: number | undefined, b: number | undefined) => a === undefined || b === undefined || a === b
  if (!agrees(best.input, other.input) || !agrees(best.output, other.output)) return
  for (const detail of DETAILS) if (best[detail] === undefined) best[detail] = other[detail]
}
