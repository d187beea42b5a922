import { useCallback } from 'react'
import { summarizeInSteps, type TraceSummary } from '../../analysis/trace-summary.ts'
import { useCostOf, useTraceSet } from '../../react/hooks.ts'
import { type InSlices, useInSlices } from '../../react/work.ts'

/** Summaries of all traces, made once for each snapshot; costs fill in when prices have come. */
export function useTraceSummaries(): InSlices<readonly TraceSummary[]> {
  const { dataset } = useTraceSet()
  const loaded = useCostOf()
  const startUnpriced = useCallback(() => summarizeInSteps(dataset), [dataset])
  const unpriced = useInSlices(startUnpriced, dataset.id)
  // Costs come second: pricing takes longer than all the rest, and must not hold it up.
  const costOf = unpriced.value && loaded
  const startPriced = useCallback(() => summarizeInSteps(dataset, costOf), [dataset, costOf])
  const priced = useInSlices(costOf && startPriced, dataset.id)
  return { value: priced.value ?? unpriced.value, done: unpriced.done }
}
