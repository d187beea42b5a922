// Token usage. The model stores exclusive parts, so that nothing is counted twice, and derives the totals people expect.

/** Exclusive parts, in tokens. A missing part was not recorded; it is not 0. */
export interface Usage {
  /** Uncached text input. */
  readonly input?: number
  readonly cacheRead?: number
  /** All cache writes; the two lifetimes below are parts of it where the source tells them apart. */
  readonly cacheWrite?: number
  readonly cacheWrite5m?: number
  readonly cacheWrite1h?: number
  readonly inputAudio?: number
  readonly inputImage?: number
  /** Visible output. */
  readonly output?: number
  readonly reasoning?: number
  readonly outputAudio?: number
}

export const USAGE_PARTS = [
  'input',
  'cacheRead',
  'cacheWrite',
  'inputAudio',
  'inputImage',
  'output',
  'reasoning',
  'outputAudio',
] as const
export type UsagePart = (typeof USAGE_PARTS)[number]

/** input + cacheRead + cacheWrite + media; undefined when no input part was recorded. */
export const inputTotal = (usage: Usage): number | undefined =>
  sumParts([usage.input, usage.cacheRead, usage.cacheWrite, usage.inputAudio, usage.inputImage])

/** output + reasoning + media; undefined when no output part was recorded. */
export const outputTotal = (usage: Usage): number | undefined =>
  sumParts([usage.output, usage.reasoning, usage.outputAudio])

/** All tokens of a call; undefined when none were recorded. */
export const tokenTotal = (usage: Usage): number | undefined => sumParts([inputTotal(usage), outputTotal(usage)])

const sumParts = (parts: readonly (number | undefined)[]): number | undefined => {
  let sum: number | undefined
  for (const part of parts) if (part !== undefined) sum = (sum ?? 0) + part
  return sum
}

/** Part by part sum of two usages. */
export function addUsage(a: Usage, b: Usage): Usage {
  const sum: { -readonly [K in keyof Usage]: number | undefined } = {}
  for (const part of [...USAGE_PARTS, 'cacheWrite5m', 'cacheWrite1h'] as const) {
    if (a[part] !== undefined || b[part] !== undefined) sum[part] = (a[part] ?? 0) + (b[part] ?? 0)
  }
  return sum
}

/** Each part times a factor, for sums that are weighted by a sampling rate. */
export function scaleUsage(usage: Usage, factor: number): Usage {
  if (factor === 1) return usage
  return Object.fromEntries(Object.entries(usage).map(([part, tokens]) => [part, tokens * factor]))
}

/**
 * Counts as a source wrote them, before anyone decided what contains what.
 * `shape` names the family of keys they came in (one value per convention and spelling), see docs/definitions.md.
 */
export interface RawUsage {
  readonly shape: string
  readonly input?: number
  readonly output?: number
  readonly total?: number
  readonly cacheRead?: number
  readonly cacheWrite?: number
  readonly cacheWrite5m?: number
  readonly cacheWrite1h?: number
  readonly inputAudio?: number
  readonly inputImage?: number
  readonly reasoning?: number
  readonly outputAudio?: number
  /** Uncached input where the source says it outright: proves the reading of the rest. */
  readonly noCache?: number
}
