import { type Amount, computed, estimated } from '../../model/amount.ts'
import type { Span } from '../../model/span.ts'
import { outputTotal, type Usage } from '../../model/usage.ts'

export interface OutputSpeed {
  /** Output tokens per second. */
  readonly amount: Amount
  /** True where the first token is unknown, so that waiting counts as generating. */
  readonly isWholeCall: boolean
}

/** No model writes as fast: what was recorded as the first token was the whole answer. */
const MAX_PER_SECOND = 20_000

/**
 * Output tokens / (end - first token), or / duration where the first token is unknown (docs/definitions.md, "Time").
 * Undefined without output tokens or without a time to divide by.
 */
export function outputSpeed(
  { durationMs, ttftMs }: Pick<Span, 'durationMs' | 'ttftMs'>,
  usage: Usage | undefined,
  basisOf: (tokens: number, generatingMs: number, isWholeCall: boolean) => string,
): OutputSpeed | undefined {
  const tokens = usage && outputTotal(usage)
  if (!tokens || durationMs === undefined) return undefined
  const isWholeCall = ttftMs === undefined || tokens / ((durationMs - ttftMs) / 1000) > MAX_PER_SECOND
  const generatingMs = isWholeCall ? durationMs : durationMs - ttftMs
  if (generatingMs <= 0) return undefined
  const perSecond = tokens / (generatingMs / 1000)
  const basis = basisOf(tokens, generatingMs, isWholeCall)
  return { isWholeCall, amount: isWholeCall ? estimated(perSecond, '', basis) : computed(perSecond, basis) }
}
