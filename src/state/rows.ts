// Which spans of a trace are shown, given what is folded. Works on places in the trace's tree.

import type { Dataset } from '../model/dataset.ts'
import { type SpanKey, spanKey } from '../model/ids.ts'
import type { TraceTree } from '../model/tree.ts'
import { lowerBound } from '../util/binary-search.ts'

/**
 * Places of the rows that are visible, in display order: a collapsed subtree is one jump.
 * A fold that hides one of `shown` (ascending places) is passed over, so that what was found can be seen.
 */
export function visiblePlaces(
  dataset: Dataset,
  tree: TraceTree,
  collapsed: ReadonlySet<SpanKey>,
  shown: Uint32Array = NO_PLACES,
): Uint32Array {
  const isFoldedId = foldedIds(dataset, tree, collapsed)
  const visible = new Uint32Array(tree.rows.length)
  let count = 0
  for (let place = 0; place < tree.rows.length; ) {
    visible[count++] = place
    const end = tree.subtreeEnd[place]
    const isFolded = end > place + 1 && isFoldedId(tree.rows[place]) && !hasBetween(shown, place + 1, end)
    place = isFolded ? end : place + 1
  }
  return visible.subarray(0, count)
}

const NO_PLACES = new Uint32Array(0)

/** Whether an ascending list has a value in [start, end). */
export function hasBetween(sorted: Uint32Array, start: number, end: number): boolean {
  const at = lowerBound(sorted, start)
  return at < sorted.length && sorted[at] < end
}

/** Tells of a row whether it is folded, without making a key for each. */
function foldedIds(dataset: Dataset, tree: TraceTree, collapsed: ReadonlySet<SpanKey>): (row: number) => boolean {
  if (collapsed.size === 0 || tree.rows.length === 0) return () => false
  const prefix = keyPrefix(dataset, tree)
  const ids = new Set<string>()
  for (const key of collapsed) if (key.startsWith(prefix)) ids.add(key.slice(prefix.length))
  return ids.size === 0 ? () => false : (row) => ids.has(dataset.idAt(row))
}

const keyPrefix = (dataset: Dataset, tree: TraceTree): string =>
  spanKey(dataset.traceIdAt(dataset.data.columns.trace[tree.rows[0]]), '')

export const hasChildren = (tree: TraceTree, place: number): boolean => tree.subtreeEnd[place] > place + 1

/** Place of a span in its tree, or -1. Cost: linear; keep the result. */
export function placeOfKey(dataset: Dataset, tree: TraceTree, key: SpanKey): number {
  if (tree.rows.length === 0) return -1
  const prefix = keyPrefix(dataset, tree)
  if (!key.startsWith(prefix)) return -1
  const code = dataset.codeOf(key.slice(prefix.length))
  const { id } = dataset.data.columns
  for (let place = 0; place < tree.rows.length; place++) if (id[tree.rows[place]] === code) return place
  return -1
}

/** Folds to open so that a span can be seen: the keys of its ancestors. */
export function ancestorKeys(dataset: Dataset, tree: TraceTree, place: number): SpanKey[] {
  const keys: SpanKey[] = []
  for (let at = tree.parent[place]; at >= 0; at = tree.parent[at]) keys.push(dataset.keyAt(tree.rows[at]))
  return keys
}

/** Index among the visible rows of a place, or of its nearest ancestor that is visible; -1 for no place. */
export function visibleIndexOf(visible: Uint32Array, tree: TraceTree, place: number): number {
  for (let at = place; at >= 0; at = tree.parent[at]) {
    const index = lowerBound(visible, at)
    if (index < visible.length && visible[index] === at) return index
  }
  return -1
}

/** Next place after `from` for which `matches` holds, round the end; -1 when there is none. `step` -1 goes backwards. */
export function nextPlace(tree: TraceTree, from: number, step: 1 | -1, matches: (place: number) => boolean): number {
  const count = tree.rows.length
  for (let i = 1; i <= count; i++) {
    const place = (((from + step * i) % count) + count) % count
    if (matches(place)) return place
  }
  return -1
}
