// Which spans of a trace are shown, given what is folded. Works on places in the trace's tree.

import type { Dataset } from '../model/dataset.ts'
import type { SpanKey } from '../model/ids.ts'
import type { TraceTree } from '../model/tree.ts'
import { lowerBound } from '../util/binary-search.ts'
import { finish, MOVE_MASK, type Steps } from '../util/steps.ts'
import { foldBits } from './folds.ts'

export { hasChildren, keyAtPlace, placeOfKey } from './places.ts'

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
  const folded = foldBits(dataset, tree, collapsed)
  if (!folded) return finish(allPlacesInSteps(tree))
  const visible = new Uint32Array(tree.rows.length)
  let count = 0
  for (let place = 0; place < visible.length; ) {
    visible[count++] = place
    const end = tree.subtreeEnd[place]
    const isFolded = folded[place] === 1 && end > place + 1 && !hasBetween(shown, place + 1, end)
    place = isFolded ? end : place + 1
  }
  // A few rows must not keep the memory of a million.
  return count < visible.length / 2 ? visible.slice(0, count) : visible.subarray(0, count)
}

const NO_PLACES = new Uint32Array(0)

const unfolded = new WeakMap<TraceTree, Uint32Array>()

/** Every place: what is visible while nothing is folded. Memoised per tree. */
export function* allPlacesInSteps(tree: TraceTree): Steps<Uint32Array> {
  let places = unfolded.get(tree)
  if (!places) {
    places = new Uint32Array(tree.rows.length)
    for (let place = 0; place < places.length; place++) {
      if ((place & MOVE_MASK) === MOVE_MASK) yield place
      places[place] = place
    }
    unfolded.set(tree, places)
  }
  return places
}

/** Whether an ascending list has a value in [start, end). */
export function hasBetween(sorted: Uint32Array, start: number, end: number): boolean {
  const at = lowerBound(sorted, start)
  return at < sorted.length && sorted[at] < end
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

/** Next of ascending places after `from`, round the end; -1 when there is none. `step` -1 goes backwards. */
export function nextAmong(places: Uint32Array, from: number, step: 1 | -1): number {
  if (places.length === 0) return -1
  if (step > 0) return places[lowerBound(places, from + 1) % places.length]
  return places[(lowerBound(places, from) + places.length - 1) % places.length]
}
