// The front door: a question over all spans, answered away from the page where there is much to do.
import type { Dataset } from '../model/dataset.ts'
import type { CostOf } from '../model/price.ts'
import { runInSlices } from '../util/run-in-slices.ts'
import { checkQuery } from './check.ts'
import { type Gathered, gather } from './gather.ts'
import { aggregate, type KernelInput, type KernelOutput } from './kernel.ts'
import type { QueryResult, TraceQuery } from './query.ts'
import { type QueryWorker, queryWorkerOf, takeSpare } from './query-worker.ts'
import { ascendingOf, resultOf } from './result.ts'

export interface QueryTracesOptions {
  /** Cancels; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Prices, for costs that the source does not tell: without them those are missing. See `loadPrices`. */
  readonly costOf?: CostOf
  /** Makes the worker, for hosts whose bundler or policy needs its own way; the same one that reads. */
  readonly createWorker?: () => Worker
  /** `inline` never starts a worker. Default: `auto`, which starts one for many spans. */
  readonly worker?: 'auto' | 'inline'
}

/** With fewer spans the work is done inline before a worker has begun, and in fewer slices than anyone notices. */
const MANY_ROWS = 100_000
/** A worker that takes longer to begin is left for the next query. */
const BEGIN_MS = 1_000

/**
 * Sums, counts, means, percentiles and histograms over the spans of a dataset, by up to two keys.
 * Columns are gathered in slices that let the page breathe; the rest runs in a worker. Throws `query.invalid`.
 */
export async function queryTraces(
  dataset: Dataset,
  query: TraceQuery,
  { signal, costOf, createWorker, worker = 'auto' }: QueryTracesOptions = {},
): Promise<QueryResult> {
  checkQuery(query)
  signal?.throwIfAborted()
  const isLarge = worker === 'auto' && dataset.data.columns.trace.length >= MANY_ROWS
  // Begins while the columns are gathered; asked again then, since that may take longer than an idle worker is kept.
  if (isLarge) void queryWorkerOf(dataset, createWorker)
  const gathered = await runInSlices(gather(dataset, query, costOf, isLarge ? takeSpare(dataset) : undefined), signal)
  const ready = isLarge ? await inTime(queryWorkerOf(dataset, createWorker)) : undefined
  signal?.throwIfAborted()
  const output = await work(inputOf(gathered, query), ready, signal)
  return runInSlices(resultOf(gathered, output, query), signal)
}

const work = (input: KernelInput, worker: QueryWorker | undefined, signal?: AbortSignal): Promise<KernelOutput> =>
  worker ? worker.ask(input, signal) : runInSlices(aggregate(input), signal)

const inputOf = (
  { groups, values, length, groupCount }: Gathered,
  { percentiles = [], histogram }: TraceQuery,
): KernelInput => ({
  groups,
  values,
  length,
  groupCount,
  percentiles: ascendingOf(percentiles),
  bins: histogram?.bins ?? 0,
})

function inTime<T>(promise: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), BEGIN_MS)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
