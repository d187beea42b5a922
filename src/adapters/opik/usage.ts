// Opik's usage: `prompt_tokens` and its like, and beside them the provider's own counts as `original_usage.<path>`.
import { numberIn, objectIn, type PlainObject } from '../plain-values.ts'

const READ_INSIDE = [
  'prompt_tokens_details.cached_tokens',
  'input_tokens_details.cached_tokens',
  'cached_content_token_count',
]
/** Anthropic and Bedrock count what was cached beside the input. */
const READ_APART = ['cache_read_input_tokens', 'cacheReadInputTokens']
const WRITE_APART = ['cache_creation_input_tokens', 'cacheWriteInputTokens']
const BARE_INPUT = ['input_tokens', 'inputTokens']
const REASONING = [
  'completion_tokens_details.reasoning_tokens',
  'output_tokens_details.reasoning_tokens',
  'thoughts_token_count',
]

/** Counts whose input contains what was cached; undefined where there are none. */
export function countsOf(value: unknown): PlainObject | undefined {
  const usage = objectIn(value)
  const [input, output] = inAndOut(usage)
  const total = numberIn(usage.total_tokens)
  if (input === undefined && output === undefined && total === undefined) return undefined
  const original = (paths: readonly string[]): number | undefined =>
    paths.map((path) => numberIn(usage[`original_usage.${path}`])).find((count) => count !== undefined)
  const read = original(READ_APART)
  const write = original(WRITE_APART)
  const apart = (read ?? 0) + (write ?? 0)
  // Versions differ in whether they added what stands apart.
  const isBare = apart > 0 && input !== undefined && (original(BARE_INPUT) ?? input) === input
  return withoutUndefined({
    input_tokens: isBare ? input + apart : input,
    output_tokens: output,
    total_tokens: isBare ? undefined : total,
    input_token_details: withoutUndefined({ cache_read: read ?? original(READ_INSIDE), cache_creation: write }),
    output_token_details: withoutUndefined({ reasoning: original(REASONING) }),
  })
}

/** An SDK writes the two the wrong way round for some answers; the provider's own counts beside them tell. */
function inAndOut(usage: PlainObject): readonly [number | undefined, number | undefined] {
  const [input, output] = [numberIn(usage.prompt_tokens), numberIn(usage.completion_tokens)]
  const isSwapped =
    input !== undefined &&
    input === numberIn(usage['original_usage.output_tokens']) &&
    output === numberIn(usage['original_usage.input_tokens'])
  return isSwapped ? [output, input] : [input, output]
}

const withoutUndefined = (object: PlainObject): PlainObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
