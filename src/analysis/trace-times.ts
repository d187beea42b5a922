// What one pass over the columns tells of every trace: when it ran, how many spans it has, and how many are in trouble. No tree is built.
import { FLAG } from '../model/columns.ts'
import type { Dataset } from '../model/dataset.ts'
import { epochMs } from '../model/time.ts'
import { STEP_MASK, type Steps } from '../util/steps.ts'

/** By trace row. NaN where it is not known. */
export interface TraceTimes {
  readonly spanCount: Uint32Array
  readonly errorCount: Uint32Array
  /** Spans with a start and no end. */
  readonly unfinishedCount: Uint32Array
  /** First start over all spans, in ms since 1970. */
  readonly startMs: Float64Array
  /** From the first start to the last end over all spans. */
  readonly durationMs: Float64Array
}

export function* traceTimesInSteps(dataset: Dataset): Steps<TraceTimes> {
  const count = dataset.traceCount
  const times = {
    spanCount: new Uint32Array(count),
    errorCount: new Uint32Array(count),
    unfinishedCount: new Uint32Array(count),
    startMs: new Float64Array(count).fill(Number.NaN),
    durationMs: new Float64Array(count).fill(Number.NaN),
  }
  const { flags, trace, start, end } = dataset.data.columns
  const first = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
  const last = new Float64Array(count).fill(Number.NEGATIVE_INFINITY)
  const firstRow = new Int32Array(count).fill(-1)
  for (let row = 0; row < trace.length; row++) {
    if ((row & STEP_MASK) === STEP_MASK) yield 0
    const bits = flags[row]
    if (!(bits & FLAG.primary)) continue
    const at = trace[row]
    const isSpan = !(bits & FLAG.traceRecord)
    if (isSpan) times.spanCount[at]++
    if (bits & FLAG.error) times.errorCount[at]++
    if (bits & FLAG.hasEnd) last[at] = Math.max(last[at], end[row])
    if (!(bits & FLAG.hasStart)) continue
    if (isSpan && !(bits & FLAG.hasEnd)) times.unfinishedCount[at]++
    if (start[row] < first[at]) {
      first[at] = start[row]
      firstRow[at] = row
    }
  }
  for (let at = 0; at < count; at++) {
    if ((at & STEP_MASK) === STEP_MASK) yield at
    if (last[at] >= first[at]) times.durationMs[at] = (last[at] - first[at]) / 1e6
    const startTime = firstRow[at] < 0 ? undefined : dataset.startTime(firstRow[at])
    if (startTime !== undefined) times.startMs[at] = epochMs(startTime)
  }
  return times
}
