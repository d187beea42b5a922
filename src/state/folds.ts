// Which spans of a trace are folded: to hosts a set of keys, within the panel a bit for each place.
import type { Dataset } from '../model/dataset.ts'
import type { SpanKey } from '../model/ids.ts'
import type { TraceTree } from '../model/tree.ts'
import { hasChildren, keyAtPlace, placeOfKey } from './places.ts'

/** 1 by place where a span is folded. */
export type FoldBits = Uint8Array

/** Folds of very many spans as a set of keys: no key is made until somebody asks for it. */
export class FoldedSpans implements ReadonlySet<SpanKey> {
  readonly size: number
  private readonly dataset: Dataset
  readonly tree: TraceTree
  readonly bits: FoldBits
  /** Folds of other traces, and of spans that are not here. */
  readonly others: ReadonlySet<SpanKey>

  constructor(dataset: Dataset, tree: TraceTree, bits: FoldBits, others: ReadonlySet<SpanKey>) {
    this.dataset = dataset
    this.tree = tree
    this.bits = bits
    this.others = others
    this.size = countOnes(bits) + others.size
  }

  has(key: SpanKey): boolean {
    if (this.others.has(key)) return true
    const place = placeOfKey(this.dataset, this.tree, key)
    return place >= 0 && this.bits[place] === 1
  }

  *[Symbol.iterator](): SetIterator<SpanKey> {
    yield* this.others
    for (let place = this.bits.indexOf(1); place >= 0; place = this.bits.indexOf(1, place + 1)) {
      yield this.dataset.keyAt(this.tree.rows[place])
    }
  }

  keys(): SetIterator<SpanKey> {
    return this[Symbol.iterator]()
  }

  values(): SetIterator<SpanKey> {
    return this[Symbol.iterator]()
  }

  *entries(): SetIterator<[SpanKey, SpanKey]> {
    for (const key of this) yield [key, key]
  }

  forEach(visit: (value: SpanKey, key: SpanKey, set: ReadonlySet<SpanKey>) => void): void {
    for (const key of this) visit(key, key, this)
  }
}

const countOnes = (bits: FoldBits): number => {
  let count = 0
  for (let place = 0; place < bits.length; place++) count += bits[place]
  return count
}

/** Up to this many keys are looked up one by one; more are found by asking every parent for its key. */
const FEW_KEYS = 16

const known = new WeakMap<ReadonlySet<SpanKey>, { readonly tree: TraceTree; readonly bits: FoldBits }>()

/** Folds of one trace by place; undefined while it has none. A fold of a span without children hides nothing. */
export function foldBits(dataset: Dataset, tree: TraceTree, collapsed: ReadonlySet<SpanKey>): FoldBits | undefined {
  if (collapsed.size === 0 || tree.rows.length === 0) return undefined
  if (collapsed instanceof FoldedSpans && collapsed.tree === tree) return collapsed.bits
  const last = known.get(collapsed)
  if (last?.tree === tree) return last.bits
  const bits = new Uint8Array(tree.rows.length)
  if (collapsed.size <= FEW_KEYS) {
    for (const key of collapsed) {
      const place = placeOfKey(dataset, tree, key)
      if (place >= 0) bits[place] = 1
    }
  } else {
    // A set of another snapshot's places is asked by keys that it would have to look for.
    const keys = collapsed instanceof FoldedSpans ? new Set(collapsed) : collapsed
    for (let place = 0; place < bits.length; place++) {
      if (hasChildren(tree, place) && keys.has(dataset.keyAt(tree.rows[place]))) bits[place] = 1
    }
  }
  known.set(collapsed, { tree, bits })
  return bits
}

/** The set with one span folded that was not, or unfolded. */
export function toggleFold(
  dataset: Dataset,
  tree: TraceTree | undefined,
  collapsed: ReadonlySet<SpanKey>,
  key: SpanKey,
): ReadonlySet<SpanKey> {
  const place = tree ? placeOfKey(dataset, tree, key) : -1
  const before = tree && place >= 0 ? foldBits(dataset, tree, collapsed) : undefined
  const bits = tree && place >= 0 ? (before?.slice() ?? new Uint8Array(tree.rows.length)) : undefined
  if (bits) bits[place] ^= 1
  if (tree && bits && collapsed instanceof FoldedSpans && collapsed.tree === tree) {
    return new FoldedSpans(dataset, tree, bits, collapsed.others)
  }
  const toggled = new Set(collapsed)
  if (!toggled.delete(key)) toggled.add(key)
  if (tree && bits) known.set(toggled, { tree, bits })
  return toggled
}

/** The set with a span and all beneath it folded, or all unfolded; place -1 stands for the whole trace. */
export function foldBeneath(
  dataset: Dataset,
  tree: TraceTree,
  collapsed: ReadonlySet<SpanKey>,
  place: number,
  isFolded: boolean,
): ReadonlySet<SpanKey> {
  const bits = foldBits(dataset, tree, collapsed)?.slice() ?? new Uint8Array(tree.rows.length)
  const end = place < 0 ? bits.length : tree.subtreeEnd[place]
  for (let at = Math.max(0, place); at < end; at++) bits[at] = Number(isFolded && hasChildren(tree, at))
  const others = othersOf(dataset, tree, collapsed)
  return others.size === 0 && bits.indexOf(1) < 0 ? new Set() : new FoldedSpans(dataset, tree, bits, others)
}

/** Keys that are no parents of this trace. */
function othersOf(dataset: Dataset, tree: TraceTree, collapsed: ReadonlySet<SpanKey>): ReadonlySet<SpanKey> {
  if (collapsed instanceof FoldedSpans && collapsed.tree === tree) return collapsed.others
  const bits = foldBits(dataset, tree, collapsed)
  if (!bits) return new Set(collapsed)
  const others = new Set(collapsed)
  for (let place = bits.indexOf(1); place >= 0; place = bits.indexOf(1, place + 1)) {
    others.delete(keyAtPlace(dataset, tree, place))
  }
  return others
}

/** The set without folds that hide a span; the same set when none does. */
export function unfoldAbove(
  dataset: Dataset,
  tree: TraceTree,
  collapsed: ReadonlySet<SpanKey>,
  key: SpanKey,
): ReadonlySet<SpanKey> {
  const before = foldBits(dataset, tree, collapsed)
  if (!before) return collapsed
  let bits: FoldBits | undefined
  const opened: SpanKey[] = []
  for (let at = ancestorOf(tree, placeOfKey(dataset, tree, key)); at >= 0; at = tree.parent[at]) {
    if (before[at] === 0) continue
    bits ??= before.slice()
    bits[at] = 0
    opened.push(dataset.keyAt(tree.rows[at]))
  }
  if (!bits) return collapsed
  if (collapsed instanceof FoldedSpans && collapsed.tree === tree) {
    return new FoldedSpans(dataset, tree, bits, collapsed.others)
  }
  const rest = new Set(collapsed)
  for (const ancestor of opened) rest.delete(ancestor)
  known.set(rest, { tree, bits })
  return rest
}

const ancestorOf = (tree: TraceTree, place: number): number => (place < 0 ? -1 : tree.parent[place])
