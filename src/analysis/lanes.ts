// Lanes of the overview: each span below its parent, parallel ones side by side.
import type { Dataset } from '../model/dataset.ts'
import type { TraceTree } from '../model/tree.ts'
import { STEP_MASK, type Steps } from '../util/steps.ts'

/** More lanes than this cannot be told apart in a strip; deeper spans share the last one. */
export const MAX_LANES = 24

export interface Lanes {
  /** By place. */
  readonly lane: Uint8Array
  readonly count: number
}

/**
 * Puts each span in the first lane below its parent's that is free at its start. Spans without a start stay in the
 * lane below their parent's and take no room.
 *
 * @param slackNs overlap that counts as none
 */
export function* layOutLanes(dataset: Dataset, tree: TraceTree, slackNs: number): Steps<Lanes> {
  const lane = new Uint8Array(tree.rows.length)
  const freeFrom = new Float64Array(MAX_LANES).fill(Number.NEGATIVE_INFINITY)
  let count = 0
  for (let place = 0; place < tree.rows.length; place++) {
    if ((place & STEP_MASK) === STEP_MASK) yield place
    const parent = tree.parent[place]
    const start = dataset.startNs(tree.rows[place])
    let at = parent < 0 ? 0 : Math.min(lane[parent] + 1, MAX_LANES - 1)
    if (start !== undefined) {
      while (at < MAX_LANES - 1 && freeFrom[at] > start + slackNs) at++
      freeFrom[at] = Math.max(freeFrom[at], dataset.endNs(tree.rows[place]) ?? start)
    }
    lane[place] = at
    count = Math.max(count, at + 1)
  }
  return { lane, count }
}
