// Where spans stand in the tree of their trace, by key and back.
import type { Dataset } from '../model/dataset.ts'
import { type SpanKey, spanKey } from '../model/ids.ts'
import type { TraceTree } from '../model/tree.ts'

export const hasChildren = (tree: TraceTree, place: number): boolean => tree.subtreeEnd[place] > place + 1

/** Key of the span at a place. */
export const keyAtPlace = (dataset: Dataset, tree: TraceTree, place: number): SpanKey => dataset.keyAt(tree.rows[place])

/** Place of a span in its tree, or -1. Cost: a pass over the numbers of its spans. */
export function placeOfKey(dataset: Dataset, tree: TraceTree, key: SpanKey): number {
  if (tree.rows.length === 0) return -1
  const prefix = keyPrefix(dataset, tree)
  if (!key.startsWith(prefix)) return -1
  const code = dataset.codeOf(key.slice(prefix.length))
  const { id } = dataset.data.columns
  for (let place = 0; place < tree.rows.length; place++) if (id[tree.rows[place]] === code) return place
  return -1
}

const keyPrefix = (dataset: Dataset, tree: TraceTree): string =>
  spanKey(dataset.traceIdAt(dataset.data.columns.trace[tree.rows[0]]), '')
