// Traces over time, in bins of a round length. Pure; times in ms since 1970, bins half-open.
import { type Amount, percentile, sumAmounts } from '../spanglass.ts'

/** What the strips need of a trace. */
export interface TracePoint {
  readonly traceId: string
  readonly startMs: number | undefined
  readonly durationMs: number | undefined
  readonly errorCount: number
  readonly cost: Amount | undefined
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
  /** Traces that have no start and so no place here. */
  readonly untimed: number
}

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
 * `zoneOffsetMs` is local time minus UTC, so that bins begin on the local clock. Undefined when no trace has a start.
 */
export function binTraces(points: readonly TracePoint[], maxBins: number, zoneOffsetMs = 0): Binning | undefined {
  const timed = points.filter((point) => point.startMs !== undefined)
  if (timed.length === 0) return undefined
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const { startMs } of timed) {
    first = Math.min(first, startMs as number)
    last = Math.max(last, startMs as number)
  }
  const stepMs = stepFor(first + zoneOffsetMs, last + zoneOffsetMs, maxBins)
  const startMs = Math.floor((first + zoneOffsetMs) / stepMs) * stepMs - zoneOffsetMs
  const count = Math.floor((last - startMs) / stepMs) + 1
  const inBin: TracePoint[][] = Array.from({ length: count }, () => [])
  for (const point of timed) inBin[Math.floor(((point.startMs as number) - startMs) / stepMs)].push(point)
  const bins = inBin.map((some, n) => ({
    startMs: startMs + n * stepMs,
    endMs: startMs + (n + 1) * stepMs,
    figures: figuresOfPoints(some),
  }))
  return { startMs, endMs: startMs + count * stepMs, stepMs, bins, untimed: points.length - timed.length }
}

function stepFor(first: number, last: number, maxBins: number): number {
  const fits = (step: number) => Math.floor(last / step) - Math.floor(first / step) + 1 <= maxBins
  let step = STEPS.find(fits) ?? 365 * DAY
  while (!fits(step)) step *= 2
  return step
}

export function figuresOfPoints(points: readonly TracePoint[]): Figures {
  const durations = points.flatMap(({ durationMs }) => durationMs ?? [])
  return {
    count: points.length,
    errors: points.filter(({ errorCount }) => errorCount > 0).length,
    p95Ms: percentile(durations, 0.95),
    cost: sumAmounts(points.flatMap(({ cost }) => cost ?? [])),
  }
}

/** A stretch of whole bins: indexes `[from, to)`. */
export type BinRange = readonly [from: number, to: number]

/** Traces that start in a stretch of bins. */
export function pointsInRange(points: readonly TracePoint[], { bins }: Binning, [from, to]: BinRange): TracePoint[] {
  const startMs = bins[from].startMs
  const endMs = bins[to - 1].endMs
  return points.filter((point) => point.startMs !== undefined && point.startMs >= startMs && point.startMs < endMs)
}

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
