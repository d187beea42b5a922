// The display order of one trace: an index of its own over the columns, rebuilt when the trace changes.

import { orderByNumber } from '../util/order-by-number.ts'
import { sortInSteps } from '../util/sort-in-steps.ts'
import { MOVE_MASK, STEP_MASK, type Steps } from '../util/steps.ts'
import { type DatasetData, FLAG } from './columns.ts'
import type { Texts } from './strings.ts'

export interface TraceTree {
  /** Column rows in display order: parents before children, siblings by start, then longer first, then span id. */
  readonly rows: Uint32Array
  /** 0 for roots and orphans. Indexed by place in `rows`, like all that follows. */
  readonly depth: Uint32Array
  /** Place of the parent in `rows`, -1 for none. */
  readonly parent: Int32Array
  /** Place after the last span of the subtree: a collapsed subtree is one jump. */
  readonly subtreeEnd: Uint32Array
  /** 1 where the span names a parent that is not here: drawn at the root level, never counted as a root. */
  readonly isOrphan: Uint8Array
  /** 1 where a loop of parents was cut. */
  readonly isCut: Uint8Array
  readonly rootCount: number
  readonly orphanCount: number
}

/**
 * Orders one trace for display.
 *
 * In:  primary rows of the trace, in any order; parents may be missing or looping.
 * Out: one place for each row.
 * Cost: O(n log n), no recursion: a chain 100,000 deep is fine.
 */
export function* buildTree(data: DatasetData, strings: Texts, rows: Uint32Array): Steps<TraceTree> {
  const { columns } = data
  const count = rows.length
  if (count === 1 && columns.parent[rows[0]] !== columns.id[rows[0]])
    return treeOfOne(rows, columns.parent[rows[0]] !== 0)
  const placeOfId = yield* placesByCode(columns.id, rows)
  const parentIndex = new Int32Array(count)
  const isOrphanIndex = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    const parentId = columns.parent[rows[i]]
    const parent = parentId === 0 ? -1 : placeOfId(parentId)
    parentIndex[i] = parent
    if (parentId !== 0 && parent < 0) isOrphanIndex[i] = 1
    if ((i & STEP_MASK) === STEP_MASK) yield i
  }
  const isCutIndex = yield* cutLoops(parentIndex, (i) => strings.at(columns.id[rows[i]]))
  const sorted = yield* sortForDisplay(data, strings, rows)
  const children = yield* childLists(sorted, parentIndex)
  return yield* layOut(rows, sorted, children, parentIndex, isOrphanIndex, isCutIndex)
}

const ONE = {
  depth: Uint32Array.of(0),
  parent: Int32Array.of(-1),
  subtreeEnd: Uint32Array.of(1),
  no: Uint8Array.of(0),
  yes: Uint8Array.of(1),
} as const

/** Logs of calls are a million traces of one span: what all of them have alike stands here once. */
const treeOfOne = (rows: Uint32Array, isOrphan: boolean): TraceTree => ({
  rows,
  depth: ONE.depth,
  parent: ONE.parent,
  subtreeEnd: ONE.subtreeEnd,
  isOrphan: isOrphan ? ONE.yes : ONE.no,
  isCut: ONE.no,
  rootCount: isOrphan ? 0 : 1,
  orphanCount: isOrphan ? 1 : 0,
})

/** Finds the index of a span id's code, -1 for one that is not here: by a table where the codes lie close together. */
function* placesByCode(ids: Uint32Array, rows: Uint32Array): Steps<(code: number) => number> {
  let least = Number.POSITIVE_INFINITY
  let most = 0
  for (let i = 0; i < rows.length; i++) {
    if ((i & MOVE_MASK) === MOVE_MASK) yield i
    const code = ids[rows[i]]
    if (code < least) least = code
    if (code > most) most = code
  }
  if (rows.length === 0) return () => -1
  if (most - least > rows.length * 8) {
    const places = new Map<number, number>()
    for (let i = 0; i < rows.length; i++) {
      places.set(ids[rows[i]], i)
      if ((i & STEP_MASK) === STEP_MASK) yield i
    }
    return (code) => places.get(code) ?? -1
  }
  const places = new Int32Array(most - least + 1).fill(-1)
  for (let i = 0; i < rows.length; i++) {
    if ((i & MOVE_MASK) === MOVE_MASK) yield i
    places[ids[rows[i]] - least] = i
  }
  return (code) => (code < least || code > most ? -1 : places[code - least])
}

/** Cuts each loop of parents at its smallest span id, so that the cut does not depend on the order of records. */
function* cutLoops(parent: Int32Array, idOf: (index: number) => string): Steps<Uint8Array> {
  const isCut = new Uint8Array(parent.length)
  const seen = new Int32Array(parent.length)
  for (let first = 0; first < parent.length; first++) {
    if ((first & MOVE_MASK) === MOVE_MASK) yield first
    let at = first
    while (at >= 0 && seen[at] === 0) {
      seen[at] = first + 1
      at = parent[at]
    }
    if (at < 0 || seen[at] !== first + 1) continue
    let cut = at
    for (let next = parent[at]; next !== at; next = parent[next]) if (idOf(next) < idOf(cut)) cut = next
    parent[cut] = -1
    isCut[cut] = 1
  }
  return isCut
}

/** Indexes into `rows`: by start (missing last), then longer first, then span id. */
function* sortForDisplay({ columns }: DatasetData, strings: Texts, rows: Uint32Array): Steps<Uint32Array> {
  const start = new Float64Array(rows.length)
  const duration = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    if ((i & MOVE_MASK) === MOVE_MASK) yield i
    const flags = columns.flags[rows[i]]
    start[i] = flags & FLAG.hasStart ? columns.start[rows[i]] : Number.POSITIVE_INFINITY
    duration[i] = flags & FLAG.hasEnd ? columns.end[rows[i]] - columns.start[rows[i]] : Number.MAX_VALUE
  }
  const order = yield* orderByNumber(start)
  const byRest = (a: number, b: number) => {
    if (duration[a] !== duration[b]) return duration[a] > duration[b] ? -1 : 1
    const idA = strings.at(columns.id[rows[a]])
    const idB = strings.at(columns.id[rows[b]])
    return idA < idB ? -1 : idA > idB ? 1 : 0
  }
  // Spans that start together are few, as a rule.
  for (let from = 0; from < order.length; ) {
    let end = from + 1
    while (end < order.length && start[order[end]] === start[order[from]]) end++
    if (end - from > 1) yield* sortInSteps(order.subarray(from, end), byRest)
    if (end >> 12 > from >> 12) yield end
    from = end
  }
  return order
}

/** Linked lists of children in display order; the last entry of `first` is the list of spans without parent. */
function* childLists(sorted: Uint32Array, parent: Int32Array): Steps<{ first: Int32Array; next: Int32Array }> {
  const count = parent.length
  const first = new Int32Array(count + 1).fill(-1)
  const next = new Int32Array(count).fill(-1)
  for (let i = count - 1; i >= 0; i--) {
    if ((i & MOVE_MASK) === MOVE_MASK) yield i
    const index = sorted[i]
    const list = parent[index] < 0 ? count : parent[index]
    next[index] = first[list]
    first[list] = index
  }
  return { first, next }
}

function* layOut(
  rows: Uint32Array,
  sorted: Uint32Array,
  { first, next }: { first: Int32Array; next: Int32Array },
  parentIndex: Int32Array,
  isOrphanIndex: Uint8Array,
  isCutIndex: Uint8Array,
): Steps<TraceTree> {
  const count = rows.length
  const placeOf = new Int32Array(count)
  const tree = {
    rows: new Uint32Array(count),
    depth: new Uint32Array(count),
    parent: new Int32Array(count),
    subtreeEnd: new Uint32Array(count),
    isOrphan: new Uint8Array(count),
    isCut: new Uint8Array(count),
    rootCount: 0,
    orphanCount: 0,
  }
  let place = 0
  let at = sorted.length === 0 ? -1 : first[count]
  while (at >= 0) {
    placeOf[at] = place
    tree.rows[place] = rows[at]
    tree.parent[place] = parentIndex[at] < 0 ? -1 : placeOf[parentIndex[at]]
    tree.depth[place] = tree.parent[place] < 0 ? 0 : tree.depth[tree.parent[place]] + 1
    tree.isOrphan[place] = isOrphanIndex[at]
    tree.isCut[place] = isCutIndex[at]
    if (isOrphanIndex[at]) tree.orphanCount++
    else if (parentIndex[at] < 0) tree.rootCount++
    place++
    if ((place & STEP_MASK) === STEP_MASK) yield place
    if (first[at] >= 0) at = first[at]
    else at = leaveSubtree(at, place, next, parentIndex, placeOf, tree.subtreeEnd)
  }
  return tree
}

/** Climbs to the next span that has not been placed, closing the subtrees it leaves. */
function leaveSubtree(
  from: number,
  place: number,
  next: Int32Array,
  parent: Int32Array,
  placeOf: Int32Array,
  subtreeEnd: Uint32Array,
): number {
  let at = from
  while (at >= 0) {
    subtreeEnd[placeOf[at]] = place
    if (next[at] >= 0) return next[at]
    at = parent[at]
  }
  return -1
}
