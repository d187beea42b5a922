// The figures of all traces as they get known: times at once, tokens and costs after them.
import { useMemo } from 'react'
import { totalsOf } from '../../analysis/totals.ts'
import { oneSpanReader, type TraceAmounts, traceAmountsInSteps } from '../../analysis/trace-amounts.ts'
import { bothKinds, describeTrace, type TraceSummary } from '../../analysis/trace-summary.ts'
import { type TraceTimes, traceTimesInSteps } from '../../analysis/trace-times.ts'
import { usageInSteps } from '../../analysis/usage.ts'
import type { Dataset } from '../../model/dataset.ts'
import type { CostOf } from '../../model/price.ts'
import { usePanel, useTraceSet } from '../../react/hooks.ts'
import { sharedWork, useProgress, useWork } from '../../react/work.ts'
import { finish } from '../../util/steps.ts'
import { useLast } from './use-last.ts'

const timesWork = sharedWork((dataset: Dataset, _: undefined) => traceTimesInSteps(dataset))
const usageWork = sharedWork((dataset: Dataset, _: undefined) => usageInSteps(dataset), 'later')
const amountsWork = sharedWork(
  (dataset: Dataset, costOf: CostOf | undefined) => traceAmountsInSteps(dataset, costOf),
  'later',
)

export interface TraceColumns {
  readonly times: TraceTimes | undefined
  /** Those before, while new prices are applied; undefined until they are known for every trace. */
  readonly amounts: TraceAmounts | undefined
  /** While amounts are added up: for how many traces they are. */
  readonly done: number | undefined
  /** One line about a trace; its figures are worked out for the traces that are asked for. */
  summaryAt(traceRow: number): TraceSummary
}

export function useTraceColumns(): TraceColumns {
  const { dataset } = useTraceSet()
  const prices = usePanel((state) => state.prices)
  const costOf = prices.status === 'ready' ? prices.costOf : undefined
  const times = useLast(useWork(timesWork(dataset, undefined)), dataset.id)
  // Rows come first: sums take many times as long.
  const isUsageRead = useWork(times && usageWork(dataset, undefined)) !== undefined
  const adding = times && amountsWork(dataset, costOf)
  const amounts = useLast(useWork(adding), dataset.id)
  const done = useProgress(adding)
  const summaryAt = useMemo(
    () => summaryReader(dataset, amounts, isUsageRead, costOf),
    [dataset, amounts, isUsageRead, costOf],
  )
  return { times, amounts, done, summaryAt }
}

/** Traces that are too large to be added up while drawing. */
const MANY_SPANS = 2000
const MAX_KEPT = 2000

function summaryReader(
  dataset: Dataset,
  amounts: TraceAmounts | undefined,
  isUsageRead: boolean,
  costOf: CostOf | undefined,
): (traceRow: number) => TraceSummary {
  const made = new Map<number, TraceSummary>()
  const oneSpan = isUsageRead && !amounts ? finish(oneSpanReader(dataset, costOf)) : undefined
  const amountsAt = (traceRow: number): Pick<TraceSummary, 'tokens' | 'cost'> => {
    if (amounts) return { tokens: amounts.tokens.at(traceRow), cost: amounts.cost.at(traceRow) }
    const rows = dataset.rowsOfTrace(traceRow)
    if (!oneSpan || rows.length > MANY_SPANS) return { tokens: undefined, cost: undefined }
    if (rows.length === 1) return oneSpan(rows[0])
    const totals = totalsOf(dataset, [traceRow], { costOf })
    return {
      tokens: bothKinds(totals.tokens, totals.embeddingTokens),
      cost: bothKinds(totals.costUsd, totals.embeddingCostUsd),
    }
  }
  return (traceRow) => {
    let summary = made.get(traceRow)
    if (!summary) {
      if (made.size >= MAX_KEPT) made.clear()
      summary = { ...describeTrace(dataset, traceRow), ...amountsAt(traceRow) }
      made.set(traceRow, summary)
    }
    return summary
  }
}
