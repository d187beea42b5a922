// From the kernel's arrays to rows that can be read. The only place where texts of groups are looked up.
import type { Gathered } from './gather.ts'
import type { KernelOutput } from './kernel.ts'
import type { QueryResult, QueryRow, QuerySums, QueryValue, TraceQuery } from './query.ts'
import { sortInSteps } from './sort.ts'

/** Rows of a step: some milliseconds of work. */
const STEP = 256

export function* resultOf(
  gathered: Gathered,
  output: KernelOutput,
  query: TraceQuery,
): Generator<unknown, QueryResult> {
  const { spans, missing, estimated, groupCount, keysOf } = gathered
  const sums = sumsReader(output, query)
  const found: { group: number; keys: QueryValue[] }[] = []
  for (let group = 0; group < groupCount; group++) {
    if (spans[group] > 0) found.push({ group, keys: keysOf(group) })
    if (group % STEP === 0) yield
  }
  const sorted = yield* sortInSteps(found, (a, b) => spans[b.group] - spans[a.group] || compareKeys(a.keys, b.keys))
  const rows: QueryRow[] = []
  for (const { group, keys } of sorted.slice(0, query.limit)) {
    rows.push({ keys, ...sums(group, spans[group], missing[group], estimated[group]) })
    if (rows.length % STEP === 0) yield
  }
  return {
    rows,
    groupCount: found.length,
    total: sums(groupCount, sumOf(spans), sumOf(missing), sumOf(estimated)),
    edges: [...output.edges],
  }
}

const sumOf = (counts: Uint32Array): number => counts.reduce((sum, count) => sum + count, 0)

/** Numbers by size, then texts by code unit, then what has none. */
function compareKeys(a: readonly QueryValue[], b: readonly QueryValue[]): number {
  for (let at = 0; at < a.length; at++) {
    const one = a[at]
    const other = b[at]
    if (one === other) continue
    if (one === undefined || other === undefined) return one === undefined ? 1 : -1
    if (typeof one !== typeof other) return typeof one < typeof other ? -1 : 1
    return one < other ? -1 : 1
  }
  return 0
}

const NO_BINS: readonly number[] = []

type SumsAt = (group: number, spans: number, missing: number, estimated: number) => QuerySums

/** Percentiles in the order they were asked for: the kernel has them ascending. */
function sumsReader(output: KernelOutput, { percentiles = [], histogram }: TraceQuery): SumsAt {
  const ascending = ascendingOf(percentiles)
  const order = percentiles.map((p) => ascending.indexOf(p))
  const bins = output.edges.length > 0 ? (histogram?.bins ?? 0) : 0
  return (group, spans, missing, estimated) => {
    const measured = output.counts[group]
    const known = <T>(value: T): T | undefined => (measured > 0 ? value : undefined)
    const first = group * percentiles.length
    return {
      spans,
      measured,
      missing,
      estimated,
      sum: known(output.sums[group]),
      mean: known(output.sums[group] / measured),
      min: known(output.mins[group]),
      max: known(output.maxs[group]),
      percentiles: order.map((at) => known(output.percentiles[first + at])),
      histogram: bins > 0 && measured > 0 ? [...output.histograms.subarray(group * bins, (group + 1) * bins)] : NO_BINS,
    }
  }
}

export const ascendingOf = (percentiles: readonly number[]): number[] => [...percentiles].sort((a, b) => a - b)
