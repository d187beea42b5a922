import { useCallback } from 'react'
import { summarizeInSteps, type TraceSummary } from '../../analysis/trace-summary.ts'
import { usePanel, useTraceSet } from '../../react/hooks.ts'
import { type Sliced, useSliced } from '../data-table/use-sliced.ts'

/** Summaries of all traces, made once for each snapshot; costs fill in when prices have come. */
export function useTraceSummaries(): Sliced<readonly TraceSummary[]> {
  const { dataset } = useTraceSet()
  const prices = usePanel((state) => state.prices)
  const costOf = prices.status === 'ready' ? prices.costOf : undefined
  const start = useCallback(() => summarizeInSteps(dataset, costOf), [dataset, costOf])
  return useSliced(start, dataset.id)
}
