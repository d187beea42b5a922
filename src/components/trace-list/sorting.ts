// What the list can be sorted by, and the order that gives.
import type { AmountSums } from '../../analysis/amount-sums.ts'
import type { TraceAmounts } from '../../analysis/trace-amounts.ts'
import { sortedIndexes, textRanks } from '../../analysis/trace-order.ts'
import { traceNameOf } from '../../analysis/trace-summary.ts'
import type { TraceTimes } from '../../analysis/trace-times.ts'
import type { Dataset } from '../../model/dataset.ts'
import { joinSteps, type SharedSteps, STEP_MASK, type Steps, sharedSteps } from '../../util/steps.ts'

/** Keys that a list can be sorted by, in the order they are offered. */
export const SORT_KEYS = ['start', 'name', 'duration', 'tokens', 'cost', 'errors', 'spans'] as const
export type SortKey = (typeof SORT_KEYS)[number]

export interface Sorting {
  readonly key: SortKey
  readonly isDescending: boolean
}

/** Newest first until the reader sorts. */
export const NEWEST_FIRST: Sorting = { key: 'start', isDescending: true }

/** Whether an order needs the sums of every trace. */
export const needsAmounts = ({ key }: Sorting): boolean => key === 'tokens' || key === 'cost'

/** Trace rows in order; unknown figures stand last either way, equal ones in the order of the data. */
export function* orderInSteps(
  dataset: Dataset,
  times: TraceTimes,
  amounts: TraceAmounts | undefined,
  { key, isDescending }: Sorting,
): Steps<Uint32Array> {
  const values =
    key === 'name'
      ? yield* nameRanks(dataset)
      : key === 'tokens' || key === 'cost'
        ? amountValues(amounts?.[key], dataset.traceCount)
        : columnOf(times, key)
  return yield* sortedIndexes(values, isDescending)
}

function columnOf(times: TraceTimes, key: 'start' | 'duration' | 'errors' | 'spans'): Float64Array {
  if (key === 'start') return times.startMs
  if (key === 'duration') return times.durationMs
  return new Float64Array(key === 'errors' ? times.errorCount : times.spanCount)
}

function amountValues(sums: AmountSums | undefined, count: number): Float64Array {
  const values = new Float64Array(count)
  for (let traceRow = 0; traceRow < count; traceRow++) {
    values[traceRow] = sums?.isKnownAt(traceRow) ? sums.valueAt(traceRow) : Number.NaN
  }
  return values
}

const ranks = new WeakMap<Dataset, SharedSteps<Float64Array>>()

/** Kept for each snapshot: comparing names takes longer than all other sorting. */
function* nameRanks(dataset: Dataset): Steps<Float64Array> {
  let shared = ranks.get(dataset)
  if (!shared) {
    shared = sharedSteps(rankNames(dataset))
    ranks.set(dataset, shared)
  }
  return yield* joinSteps(shared)
}

function* rankNames(dataset: Dataset): Steps<Float64Array> {
  const names: string[] = []
  for (let traceRow = 0; traceRow < dataset.traceCount; traceRow++) {
    // Trees of larger traces are built for their names.
    if ((traceRow & (STEP_MASK >> 6)) === 0) yield traceRow
    names.push(traceNameOf(dataset, traceRow))
  }
  return yield* textRanks(names)
}
