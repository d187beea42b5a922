// The figures of all traces, in columns, as they get known: times first, tokens and costs after them.
import { type TraceAmounts, traceAmountsInSteps } from '../analysis/trace-amounts.ts'
import { type TraceTimes, traceTimesInSteps } from '../analysis/trace-times.ts'
import type { Dataset } from '../model/dataset.ts'
import type { CostOf } from '../model/price.ts'
import { useCostOf, useTraceSet } from './hooks.ts'
import { useLast } from './use-last.ts'
import { sharedWork, useProgress, useWork } from './work.ts'

export interface TraceFigures {
  /** What `times` are of: while a grown data set is gone through, the one before. */
  readonly dataset: Dataset
  /** Undefined until they are known for every trace. */
  readonly times: TraceTimes | undefined
  /** The same; while new prices are applied, those before. */
  readonly amounts: TraceAmounts | undefined
  /** While amounts are added up: for how many traces they are. */
  readonly added: number | undefined
}

const timesWork = /* @__PURE__ */ sharedWork(function* (dataset: Dataset, _: undefined) {
  yield* dataset.listInSteps()
  return { dataset, times: yield* traceTimesInSteps(dataset) }
})
const amountsWork = /* @__PURE__ */ sharedWork(function* (dataset: Dataset, costOf: CostOf | undefined) {
  return { dataset, amounts: yield* traceAmountsInSteps(dataset, costOf) }
}, 'later')

/** Worked out between other work, once for all parts that ask; made for a million traces. */
export function useTraceFigures(): TraceFigures {
  const { dataset } = useTraceSet()
  const costOf = useCostOf()
  const timed = useLast(useWork(timesWork(dataset, undefined)), dataset.id)
  const adding = timed?.dataset === dataset ? amountsWork(dataset, costOf) : undefined
  const summed = useLast(useWork(adding), dataset.id)
  // The sums of a data set that has grown since are those of some traces only.
  const amounts = summed?.dataset === timed?.dataset ? summed?.amounts : undefined
  return { dataset: timed?.dataset ?? dataset, times: timed?.times, amounts, added: useProgress(adding) }
}
