// Token counts as the source wrote them, from the dialect that ranks first; nothing is decided here about what contains what.
// Source: docs/conventions.md.
import { ShapeMemo } from '../../model/attribute-list.ts'
import type { AttributeValue } from '../../model/span.ts'
import type { RawUsage } from '../../model/usage.ts'
import { type AttributeView, numberOf, objectOf, type RecordView } from '../view.ts'
import { PROVIDER_METADATA } from './keys.ts'
import { presentOf } from './present.ts'
import {
  CLAUDE_CODE,
  type CountKeys,
  DOTTED_CACHE_KEYS,
  GEN_AI,
  OBJECT_COUNTS,
  type PresentFamily,
  WHOLE,
} from './usage-keys.ts'

type Counts = { -readonly [K in keyof RawUsage]: RawUsage[K] }

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
