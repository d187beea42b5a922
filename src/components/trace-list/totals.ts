// What some traces of the list come to.
import { percentileInPlace } from '../../analysis/percentile.ts'
import { sumOf, type TraceAmounts } from '../../analysis/trace-amounts.ts'
import type { TraceTimes } from '../../analysis/trace-times.ts'
import type { Amount } from '../../model/amount.ts'
import { STEP_MASK, type Steps } from '../../util/steps.ts'

export interface ListTotals {
  readonly p50Ms: number | undefined
  /** Traces whose duration is known: those the median is of. */
  readonly timedCount: number
  readonly tokens: Amount | undefined
  readonly cost: Amount | undefined
  /** The largest of each figure: what comparison bars are measured against. */
  readonly max: { readonly durationMs: number; readonly tokens: number; readonly cost: number }
}

export function* totalsInSteps(
  found: Uint32Array,
  times: TraceTimes,
  amounts: TraceAmounts | undefined,
): Steps<ListTotals> {
  const durations = new Float64Array(found.length)
  const max = { durationMs: 0, tokens: 0, cost: 0 }
  let timedCount = 0
  for (let i = 0; i < found.length; i++) {
    if ((i & STEP_MASK) === STEP_MASK) yield i
    const traceRow = found[i]
    // Found in a later snapshot than the times are of.
    if (traceRow >= times.durationMs.length) continue
    const durationMs = times.durationMs[traceRow]
    if (!Number.isNaN(durationMs)) {
      durations[timedCount++] = durationMs
      max.durationMs = Math.max(max.durationMs, durationMs)
    }
    if (!amounts) continue
    max.tokens = Math.max(max.tokens, amounts.tokens.valueAt(traceRow))
    max.cost = Math.max(max.cost, amounts.cost.valueAt(traceRow))
  }
  return {
    p50Ms: percentileInPlace(durations.subarray(0, timedCount), 0.5),
    timedCount,
    tokens: amounts && (yield* sumOf(amounts.tokens, found)),
    cost: amounts && (yield* sumOf(amounts.cost, found)),
    max,
  }
}
