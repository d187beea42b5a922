// Which spans of a trace are shown, given what is folded. Works on places in the trace's tree.
import type { Dataset } from '../model/dataset.ts'
import type { SpanKey } from '../model/ids.ts'
import type { TraceTree } from '../model/tree.ts'

/** Places of the rows that are visible, in display order: a collapsed subtree is one jump. */
export function visiblePlaces(dataset: Dataset, tree: TraceTree, collapsed: ReadonlySet<SpanKey>): Uint32Array {
  const visible = new Uint32Array(tree.rows.length)
  let count = 0
  for (let place = 0; place < tree.rows.length; ) {
    visible[count++] = place
    const isFolded = tree.subtreeEnd[place] > place + 1 && collapsed.size > 0 && collapsed.has(dataset.keyAt(tree.rows[place]))
    place = isFolded ? tree.subtreeEnd[place] : place + 1
  }
  return visible.subarray(0, count)
}

export const hasChildren = (tree: TraceTree, place: number): boolean => tree.subtreeEnd[place] > place + 1

/** Place of a span in its tree, or -1. Cost: linear; keep the result. */
export function placeOfKey(dataset: Dataset, tree: TraceTree, key: SpanKey): number {
  for (let place = 0; place < tree.rows.length; place++) if (dataset.keyAt(tree.rows[place]) === key) return place
  return -1
}

/** Folds to open so that a span can be seen: the keys of its ancestors. */
export function ancestorKeys(dataset: Dataset, tree: TraceTree, place: number): SpanKey[] {
  const keys: SpanKey[] = []
  for (let at = tree.parent[place]; at >= 0; at = tree.parent[at]) keys.push(dataset.keyAt(tree.rows[at]))
  return keys
}
