// Traces over time, in bins of a round length. Pure; times in ms since 1970, bins half-open.
import { type Amount, type AmountSums, percentileInPlace } from '../spanglass.ts'

/** What the strips need of every trace, by trace row. NaN where a time is not known. */
export interface TraceTable {
  readonly startMs: Float64Array
  readonly durationMs: Float64Array
  readonly errorCount: Uint32Array
  /** Undefined while costs are being added up. */
  readonly cost: AmountSums | undefined
}

export interface Bin {
  readonly startMs: number
  readonly endMs: number
  readonly figures: Figures
}

export interface Figures {
  readonly count: number
  /** Traces with at least one error. */
  readonly errors: number
  /** Undefined where no trace has a known duration. */
  readonly p95Ms: number | undefined
  /** Undefined where nothing could have a cost. */
  readonly cost: Amount | undefined
}

export interface Binning {
  readonly startMs: number
  readonly endMs: number
  readonly stepMs: number
  readonly bins: readonly Bin[]
  /** Trace rows, bin by bin; those that have no start and so no place here stand last. */
  readonly rows: Uint32Array
  /** Where the rows of each bin begin; one more for those without a start. */
  readonly firsts: Uint32Array
  /** Of all traces. */
  readonly figures: Figures
}

/** Work that may be paused wherever it yields. */
type Steps<T> = Generator<number, T>
/** Traces between two pauses: well under a millisecond. */
const STEP_MASK = 4095

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Lengths that read well on a clock. */
const STEPS = [
  ...[0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 30, 90, 365].map((n) => n * DAY),
]

/**
 * Bins over all traces that have a start: at most `maxBins`, of the shortest round length that covers them.
 * `zoneOffsetAt` gives local time minus UTC at an instant, so that bins begin on the local clock. Undefined when no trace
 * has a start.
 */
export function* binTraces(
  table: TraceTable,
  maxBins: number,
  zoneOffsetAt: (ms: number) => number = () => 0,
): Steps<Binning | undefined> {
  const starts = table.startMs
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (let row = 0; row < starts.length; row++) {
    if ((row & STEP_MASK) === STEP_MASK) yield row
    // NaN is neither less nor more.
    if (starts[row] < first) first = starts[row]
    if (starts[row] > last) last = starts[row]
  }
  if (first > last) return undefined
  const zoneOffsetMs = zoneOffsetAt(first)
  const stepMs = stepFor(first + zoneOffsetMs, last + zoneOffsetMs, maxBins)
  const startMs = Math.floor((first + zoneOffsetMs) / stepMs) * stepMs - zoneOffsetMs
  const count = Math.floor((last - startMs) / stepMs) + 1
  const binOf = (row: number) => (Number.isNaN(starts[row]) ? count : Math.floor((starts[row] - startMs) / stepMs))
  const { rows, firsts } = yield* sortIntoBins(starts.length, count + 1, binOf)
  const bins: Bin[] = []
  for (let n = 0; n < count; n++) {
    const figures = yield* figuresOfRows(table, rows.subarray(firsts[n], firsts[n + 1]))
    bins.push({ startMs: startMs + n * stepMs, endMs: startMs + (n + 1) * stepMs, figures })
  }
  const figures = yield* figuresOfRows(table, rows)
  return { startMs, endMs: startMs + count * stepMs, stepMs, bins, rows, firsts, figures }
}

/** By counting, in the order of rows. */
function* sortIntoBins(
  rowCount: number,
  binCount: number,
  binOf: (row: number) => number,
): Steps<{ rows: Uint32Array; firsts: Uint32Array }> {
  const firsts = new Uint32Array(binCount + 1)
  for (let row = 0; row < rowCount; row++) {
    if ((row & STEP_MASK) === STEP_MASK) yield row
    firsts[binOf(row) + 1]++
  }
  for (let n = 1; n < firsts.length; n++) firsts[n] += firsts[n - 1]
  const fill = firsts.slice()
  const rows = new Uint32Array(rowCount)
  for (let row = 0; row < rowCount; row++) {
    if ((row & STEP_MASK) === STEP_MASK) yield row
    rows[fill[binOf(row)]++] = row
  }
  return { rows, firsts }
}

function stepFor(first: number, last: number, maxBins: number): number {
  const fits = (step: number) => Math.floor(last / step) - Math.floor(first / step) + 1 <= maxBins
  let step = STEPS.find(fits) ?? 365 * DAY
  while (!fits(step)) step *= 2
  return step
}

export function* figuresOfRows({ durationMs, errorCount, cost }: TraceTable, rows: Uint32Array): Steps<Figures> {
  const durations = new Float64Array(rows.length)
  const sum = cost?.empty()
  let timed = 0
  let errors = 0
  for (let i = 0; i < rows.length; i++) {
    if ((i & STEP_MASK) === STEP_MASK) yield i
    const row = rows[i]
    if (!Number.isNaN(durationMs[row])) durations[timed++] = durationMs[row]
    if (errorCount[row] > 0) errors++
    if (cost) sum?.addSum(0, row, cost)
  }
  const p95Ms = percentileInPlace(durations.subarray(0, timed), 0.95)
  return { count: rows.length, errors, p95Ms, cost: sum?.at(0) }
}

/** A stretch of whole bins: indexes `[from, to)`. */
export type BinRange = readonly [from: number, to: number]

/** Rows of the traces that start in a stretch of bins. */
export const rowsInRange = ({ rows, firsts }: Binning, [from, to]: BinRange): Uint32Array =>
  rows.subarray(firsts[from], firsts[to])

/** The stretch that a drag between two places covers; places are shares of the width. */
export function rangeBetween(a: number, b: number, binCount: number): BinRange {
  const clamp = (n: number) => Math.min(binCount - 1, Math.max(0, Math.floor(n * binCount)))
  const [from, to] = [clamp(Math.min(a, b)), clamp(Math.max(a, b))]
  return [from, to + 1]
}

/** Starts of bins to label: at most `max`, a round number of bins apart. */
export function labelledBins({ bins, stepMs, startMs }: Binning, max: number, zoneOffsetMs = 0): number[] {
  const spacing = STEPS.find((step) => step >= stepMs && step % stepMs === 0 && (bins.length * stepMs) / step <= max)
  const every = spacing ?? stepMs * Math.ceil(bins.length / max)
  const firstLabel = Math.ceil((startMs + zoneOffsetMs) / every) * every - zoneOffsetMs
  const labels: number[] = []
  for (let ms = firstLabel; ms < bins[bins.length - 1].endMs; ms += every)
    labels.push(Math.round((ms - startMs) / stepMs))
  return labels
}
