// What contains what in a source's token counts: whether input includes cache, whether output includes reasoning.
// Decided once per (scope, version, provider, usage shape) over all its spans; one span that proves a reading settles the group.
// Source: docs/definitions.md, tokens.
import type { RawUsage, Usage } from '../model/usage.ts'

export interface UsageContext {
  readonly scopeName: string
  readonly scopeVersion: string
  readonly provider: string
  readonly model: string
}

/** Whether details are parts of the total beside them, or come on top. */
export interface Reading {
  readonly cacheInInput: boolean
  readonly reasoningInOutput: boolean
}

type Proof = boolean | undefined

export const groupKey = (raw: RawUsage, context: UsageContext): string =>
  [context.scopeName, context.scopeVersion, context.provider, isAnthropic(context) ? 'anthropic' : '', raw.shape].join(
    '\u001f',
  )

/** Collects the proofs of a group's spans and then says how to read it. */
export class ReadingGroup {
  private readonly counts = { cacheIn: 0, cacheOut: 0, reasoningIn: 0, reasoningOut: 0 }
  private readonly usual: Reading

  constructor(raw: RawUsage, context: UsageContext) {
    this.usual = usualReading(raw, context)
  }

  add(raw: RawUsage, context: UsageContext): void {
    const cache = proveCache(raw, context)
    if (cache !== undefined) this.counts[cache ? 'cacheIn' : 'cacheOut']++
    const reasoning = proveReasoning(raw)
    if (reasoning !== undefined) this.counts[reasoning ? 'reasoningIn' : 'reasoningOut']++
  }

  /** True when spans of one group prove opposite readings: each is then read by what it proves itself. */
  get isContradictory(): boolean {
    return (
      (this.counts.cacheIn > 0 && this.counts.cacheOut > 0) ||
      (this.counts.reasoningIn > 0 && this.counts.reasoningOut > 0)
    )
  }

  get reading(): Reading {
    const { cacheIn, cacheOut, reasoningIn, reasoningOut } = this.counts
    return {
      cacheInInput: cacheIn === cacheOut ? this.usual.cacheInInput : cacheIn > cacheOut,
      reasoningInOutput: reasoningIn === reasoningOut ? this.usual.reasoningInOutput : reasoningIn > reasoningOut,
    }
  }

  /** True where a proof overruled what the emitter usually means. */
  get isUnusual(): boolean {
    const { cacheInInput, reasoningInOutput } = this.reading
    return cacheInInput !== this.usual.cacheInInput || reasoningInOutput !== this.usual.reasoningInOutput
  }
}

const isAnthropic = ({ provider, model }: UsageContext): boolean =>
  provider.includes('anthropic') || /claude/i.test(model)

/** Strands writes a total of input, output and cache for every provider, whichever way its input is meant. */
const SUMMING_SCOPE = /^strands\./

/** True: input includes cache. Undefined: these counts prove nothing. */
function proveCache(raw: RawUsage, context: UsageContext): Proof {
  const cache = inputDetails(raw)
  if (cache === 0 || raw.input === undefined) return undefined
  if (cache > raw.input) return false
  if (raw.noCache !== undefined) {
    if (raw.noCache + cache === raw.input) return true
    if (raw.noCache === raw.input) return false
  }
  if (raw.total === undefined || raw.output === undefined) return undefined
  const reasoning = outputDetails(raw)
  const withOutput = [raw.input + raw.output, raw.input + raw.output + reasoning]
  if (withOutput.some((sum) => raw.total === sum + cache)) return false
  // Anthropic's own total leaves cache out, so an equal sum proves nothing there unless the emitter sums all four itself.
  if (withOutput.includes(raw.total) && (!isAnthropic(context) || SUMMING_SCOPE.test(context.scopeName))) return true
  return undefined
}

/** True: output includes reasoning. */
function proveReasoning(raw: RawUsage): Proof {
  const reasoning = outputDetails(raw)
  if (reasoning === 0 || raw.output === undefined) return undefined
  if (reasoning > raw.output) return false
  if (raw.total === undefined || raw.input === undefined) return undefined
  for (const input of [raw.input, raw.input + inputDetails(raw)]) {
    if (raw.total === input + raw.output) return true
    if (raw.total === input + raw.output + reasoning) return false
  }
  return undefined
}

/** What the emitter is known to mean; used where no span of the group proves it. */
function usualReading(raw: RawUsage, context: UsageContext): Reading {
  return {
    cacheInInput: usuallyIncludesCache(raw, context),
    reasoningInOutput: raw.shape !== 'langfuse',
  }
}

const EXCLUSIVE_SCOPES = [
  /^@traceloop\/instrumentation-anthropic$/,
  /claude[-_]agent[-_]sdk/,
  /^strands\./,
  /^com\.anthropic\.claude_code/,
  /^openinference\.instrumentation\.bedrock$/,
]
const INCLUSIVE_SCOPES = [
  /^com\.anthropic\.sdk\./,
  /^opentelemetry\.instrumentation\.anthropic$/,
  /^openinference\.instrumentation\.anthropic$/,
  /^@arizeai\/openinference-instrumentation-anthropic$/,
  /^pydantic-ai$/,
  /^gen_ai$/,
]

/** Shapes that hand on the counts of the provider as they are. */
const BARE_SHAPES = new Set(['gen_ai', 'provider'])

function usuallyIncludesCache(raw: RawUsage, context: UsageContext): boolean {
  if (raw.shape === 'langfuse' || raw.shape === 'claude-code') return false
  if (EXCLUSIVE_SCOPES.some((scope) => scope.test(context.scopeName))) return false
  if (INCLUSIVE_SCOPES.some((scope) => scope.test(context.scopeName))) return true
  if (!isAnthropic(context)) return true
  // AI SDK up to 5 hands on Anthropic's bare count; 6 and later give the uncached part beside the sum.
  if (raw.shape === 'ai.usage') return raw.noCache !== undefined
  return !BARE_SHAPES.has(raw.shape)
}

const cacheOf = (raw: RawUsage): number => (raw.cacheRead ?? 0) + writeOf(raw)

const writeOf = (raw: RawUsage): number =>
  Math.max(raw.cacheWrite ?? 0, (raw.cacheWrite5m ?? 0) + (raw.cacheWrite1h ?? 0))

const mediaOf = (raw: RawUsage): number => (raw.inputAudio ?? 0) + (raw.inputImage ?? 0)

/** Langfuse sets audio and images beside the rest as it does the cache; elsewhere they are in the total always. */
const hasMediaApart = ({ shape }: RawUsage): boolean => shape === 'langfuse'

/** What may be in the input or beside it. */
const inputDetails = (raw: RawUsage): number => cacheOf(raw) + (hasMediaApart(raw) ? mediaOf(raw) : 0)

const outputDetails = (raw: RawUsage): number =>
  (raw.reasoning ?? 0) + (hasMediaApart(raw) ? (raw.outputAudio ?? 0) : 0)

/** Exclusive parts under a reading; undefined when a part would be negative, so the reading is wrong. */
export function splitUsage(raw: RawUsage, { cacheInInput, reasoningInOutput }: Reading): Usage | undefined {
  const usage: { -readonly [K in keyof Usage]: Usage[K] } = {}
  const media = hasMediaApart(raw) ? { input: 0, output: 0 } : { input: mediaOf(raw), output: raw.outputAudio ?? 0 }
  if (raw.input !== undefined) usage.input = raw.input - media.input - (cacheInInput ? inputDetails(raw) : 0)
  if (raw.output !== undefined) usage.output = raw.output - media.output - (reasoningInOutput ? outputDetails(raw) : 0)
  if ((usage.input ?? 0) < 0 || (usage.output ?? 0) < 0) return undefined
  if (raw.cacheRead !== undefined) usage.cacheRead = raw.cacheRead
  if (raw.cacheWrite !== undefined || writeOf(raw) > 0) usage.cacheWrite = writeOf(raw)
  for (const part of [
    'cacheWrite5m',
    'cacheWrite1h',
    'inputAudio',
    'inputImage',
    'reasoning',
    'outputAudio',
  ] as const) {
    if (raw[part] !== undefined) usage[part] = raw[part]
  }
  return usage
}

/** Parts of one span: by its group's reading, else by another that fits; undefined when none does. */
export function readUsage(raw: RawUsage, reading: Reading): { usage: Usage; isOther: boolean } | undefined {
  const usage = splitUsage(raw, reading)
  if (usage) return { usage, isOther: false }
  for (const cacheInInput of [reading.cacheInInput, !reading.cacheInInput]) {
    for (const reasoningInOutput of [reading.reasoningInOutput, !reading.reasoningInOutput]) {
      const other = splitUsage(raw, { cacheInInput, reasoningInOutput })
      if (other) return { usage: other, isOther: true }
    }
  }
  return undefined
}
