// Time a span spent itself: its duration minus the union of its children's intervals, clipped to it.
import type { Dataset } from '../model/dataset.ts'
import { STEP_MASK, type Steps } from '../util/steps.ts'

/**
 * Self time in ms by place in the trace's tree; 0 where the duration is unknown.
 * Cost: linear, since children stand in order of start behind their parent.
 */
export function* selfTimesInSteps(dataset: Dataset, traceRow: number): Steps<Float64Array> {
  const tree = yield* dataset.treeInSteps(traceRow)
  const count = tree.rows.length
  const self = new Float64Array(count)
  // End of what the children seen so far cover, by place of the parent.
  const coveredTo = new Float64Array(count).fill(Number.NEGATIVE_INFINITY)
  for (let place = 0; place < count; place++) {
    if ((place & STEP_MASK) === STEP_MASK) yield place
    const row = tree.rows[place]
    const start = dataset.startNs(row)
    const end = dataset.endNs(row)
    if (start === undefined || end === undefined || end < start) continue
    self[place] += end - start
    const parent = tree.parent[place]
    if (parent < 0) continue
    const parentRow = tree.rows[parent]
    const parentStart = dataset.startNs(parentRow)
    const parentEnd = dataset.endNs(parentRow)
    if (parentStart === undefined || parentEnd === undefined) continue
    const from = Math.max(start, parentStart, coveredTo[parent])
    const to = Math.min(end, parentEnd)
    if (to > from) self[parent] -= to - from
    coveredTo[parent] = Math.max(coveredTo[parent], to)
  }
  for (let place = 0; place < count; place++) self[place] = Math.max(0, self[place]) / 1e6
  return self
}
