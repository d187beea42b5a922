// What the rows of the list show, for the traces that are asked for.
import { useMemo } from 'react'
import { totalsOf } from '../../analysis/totals.ts'
import { oneSpanReader, type TraceAmounts } from '../../analysis/trace-amounts.ts'
import { bothKinds, describeTrace, type TraceSummary } from '../../analysis/trace-summary.ts'
import type { TraceTimes } from '../../analysis/trace-times.ts'
import { usageInSteps } from '../../analysis/usage.ts'
import type { Dataset } from '../../model/dataset.ts'
import type { CostOf } from '../../model/price.ts'
import { useCostOf, useTraceSet } from '../../react/hooks.ts'
import { type TraceFigures, useTraceFigures } from '../../react/trace-figures.ts'
import { sharedWork, useWork } from '../../react/work.ts'
import { finish } from '../../util/steps.ts'
import { firstGlance, largeTraceAt, MANY_SPANS, useLargeTraces } from './large-traces.ts'

const usageWork = sharedWork((dataset: Dataset, _: undefined) => usageInSteps(dataset), 'later')

export interface TraceColumns extends TraceFigures {
  readonly times: TraceTimes
  /** One line about a trace; its figures are worked out for the traces that are asked for. */
  summaryAt(traceRow: number): TraceSummary
}

/** Undefined until times are known. */
export function useTraceColumns(): TraceColumns | undefined {
  const figures = useTraceFigures()
  const { dataset, times, amounts } = figures
  const isLatest = useTraceSet().dataset === dataset
  const costOf = useCostOf()
  useLargeTraces(dataset, times)
  // Rows come first: sums take many times as long.
  const isUsageRead = useWork(times && isLatest ? usageWork(dataset, undefined) : undefined) !== undefined
  const summaryAt = useMemo(
    () => times && summaryReader(dataset, times, amounts, isUsageRead, costOf),
    [dataset, times, amounts, isUsageRead, costOf],
  )
  return times && summaryAt && { ...figures, times, summaryAt }
}

const MAX_KEPT = 2000

function summaryReader(
  dataset: Dataset,
  times: TraceTimes,
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
      const isLarge = times.spanCount[traceRow] > MANY_SPANS
      const description = isLarge ? largeTraceAt(dataset, traceRow) : describeTrace(dataset, traceRow)
      // Asked for again once more is known: not kept.
      if (!description) return { ...firstGlance(dataset, times, traceRow), ...amountsAt(traceRow) }
      summary = { ...description, ...amountsAt(traceRow) }
      made.set(traceRow, summary)
    }
    return summary
  }
}
