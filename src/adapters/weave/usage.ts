// Counts and costs by model. A call has one model; a parent has the sums of what lies beneath, over all models.
import { numberIn, objectIn, type PlainObject } from '../plain-values.ts'

/** Counts as the provider wrote them where there is one model; sums where there are several. Undefined where there are none. */
export function usageOf(byModel: unknown): PlainObject | undefined {
  const counts = Object.values(objectIn(byModel))
    .map(objectIn)
    .filter((each) => Object.keys(each).length > 0)
  if (counts.length < 2) return counts[0]
  const parts = counts.map(partsOf)
  const sum = (part: keyof Parts) => parts.reduce((total, each) => total + each[part], 0)
  return {
    input_tokens: sum('input'),
    output_tokens: sum('output'),
    input_token_details: { cache_read: sum('cacheRead'), cache_creation: sum('cacheWrite') },
    output_token_details: { reasoning: sum('reasoning') },
  }
}

/** Input with what was cached, output with reasoning. */
interface Parts {
  readonly input: number
  readonly output: number
  readonly cacheRead: number
  readonly cacheWrite: number
  readonly reasoning: number
}

/** OpenAI counts what was cached inside the input, in details; Anthropic apart, beside it. */
function partsOf(counts: PlainObject): Parts {
  const count = (...values: readonly unknown[]) => values.map(numberIn).find((value) => value !== undefined) ?? 0
  const input = objectIn(counts.prompt_tokens_details ?? counts.input_tokens_details)
  const output = objectIn(counts.completion_tokens_details ?? counts.output_tokens_details)
  const apart = count(counts.cache_read_input_tokens)
  const cacheWrite = count(counts.cache_creation_input_tokens)
  return {
    input: count(counts.prompt_tokens, counts.input_tokens) + apart + cacheWrite,
    output: count(counts.completion_tokens, counts.output_tokens),
    cacheRead: apart + count(input.cached_tokens),
    cacheWrite,
    reasoning: count(output.reasoning_tokens),
  }
}

/** Sum of all parts that have a price, USD. */
export function costOf(byModel: unknown): number | undefined {
  const parts = Object.values(objectIn(byModel)).flatMap((costs) =>
    Object.entries(objectIn(costs)).flatMap(([key, value]) =>
      key.endsWith('_total_cost') ? (numberIn(value) ?? []) : [],
    ),
  )
  return parts.length === 0 ? undefined : parts.reduce((sum, part) => sum + part, 0)
}
