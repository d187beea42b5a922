// Traces too large to be described while drawing: until that is done, a row shows what needs no tree.
import { describeInSteps, type TraceDescription } from '../../analysis/trace-summary.ts'
import type { TraceTimes } from '../../analysis/trace-times.ts'
import type { Dataset } from '../../model/dataset.ts'
import { sharedWork, useProgress } from '../../react/work.ts'
import { STEP_MASK, type Steps, within } from '../../util/steps.ts'

/** Spans of a trace from which on it waits for its turn. */
export const MANY_SPANS = 2000

type Descriptions = Map<number, TraceDescription>
const known = new WeakMap<Dataset, Descriptions>()

const describeWork = sharedWork(function* (dataset: Dataset, times: TraceTimes): Steps<void> {
  const descriptions: Descriptions = new Map()
  known.set(dataset, descriptions)
  for (let traceRow = 0; traceRow < times.spanCount.length; traceRow++) {
    if ((traceRow & STEP_MASK) === STEP_MASK) yield descriptions.size
    if (times.spanCount[traceRow] <= MANY_SPANS) continue
    descriptions.set(traceRow, yield* within(describeInSteps(dataset, traceRow), descriptions.size))
  }
})

/** Has them described; draws anew now and then while they are. */
export function useLargeTraces(dataset: Dataset, times: TraceTimes | undefined): void {
  useProgress(times && describeWork(dataset, times))
}

/** Undefined until it has been described. */
export const largeTraceAt = (dataset: Dataset, traceRow: number): TraceDescription | undefined =>
  known.get(dataset)?.get(traceRow)

const orUndefined = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value)

/** What a row shows until then. */
export function firstGlance(dataset: Dataset, times: TraceTimes, traceRow: number): TraceDescription {
  const { parent } = dataset.data.columns
  const root = dataset.rowsOfTrace(traceRow).find((row) => parent[row] === 0)
  const traceId = dataset.traceIdAt(traceRow)
  return {
    traceRow,
    traceId,
    name: (root !== undefined && dataset.nameAt(root)) || traceId,
    observationType: root === undefined ? undefined : dataset.typeAt(root),
    startTime: undefined,
    startMs: orUndefined(times.startMs[traceRow]),
    durationMs: orUndefined(times.durationMs[traceRow]),
    unfinishedCount: times.unfinishedCount[traceRow],
    spanCount: times.spanCount[traceRow],
    errorCount: times.errorCount[traceRow],
    models: [],
    sessionId: undefined,
    userId: undefined,
    environment: undefined,
    version: undefined,
    tags: [],
    scores: [],
  }
}
