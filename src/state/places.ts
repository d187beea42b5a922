// Where spans stand in the tree of their trace, by key and back.
import type { Dataset } from '../model/dataset.ts'
import { type SpanKey, spanKey } from '../model/ids.ts'
import type { TraceTree } from '../model/tree.ts'

export const hasChildren = (tree: TraceTree, place: number): boolean => tree.subtreeEnd[place] > place + 1

/** Rows of keys that were handed out lately: nearly every key that is asked for is one of them. */
const lately = new Map<SpanKey, number>()
const MAX_LATELY = 4096

/** Key of the span at a place; its place is then found again at once. */
export function keyAtPlace(dataset: Dataset, tree: TraceTree, place: number): SpanKey {
  const row = tree.rows[place]
  const key = dataset.keyAt(row)
  remember(key, row)
  return key
}

/** The key that was not asked for longest gives way. */
function remember(key: SpanKey, row: number): void {
  lately.delete(key)
  lately.set(key, row)
  if (lately.size <= MAX_LATELY) return
  for (const oldest of lately.keys()) {
    lately.delete(oldest)
    return
  }
}

/** Place of a span in its tree, or -1. Cost: one fast pass for a key handed out lately, else a text for each span. */
export function placeOfKey(dataset: Dataset, tree: TraceTree, key: SpanKey): number {
  if (tree.rows.length === 0 || !key.startsWith(keyPrefix(dataset, tree))) return -1
  const row = lately.get(key)
  // Rows are of one data set: in another the number may be any span's, or none's.
  const place = row === undefined ? -1 : tree.rows.indexOf(row)
  if (place >= 0 && dataset.keyAt(tree.rows[place]) === key) {
    remember(key, tree.rows[place])
    return place
  }
  for (let at = 0; at < tree.rows.length; at++) {
    if (dataset.keyAt(tree.rows[at]) !== key) continue
    remember(key, tree.rows[at])
    return at
  }
  return -1
}

const keyPrefix = (dataset: Dataset, tree: TraceTree): string =>
  spanKey(dataset.traceIdAt(dataset.data.columns.trace[tree.rows[0]]), '')
