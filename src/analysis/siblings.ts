// Where each span stands among its siblings, for the tree's ARIA attributes.
import type { TraceTree } from '../model/tree.ts'
import { finish, MOVE_MASK, type Steps } from '../util/steps.ts'

export interface Siblings {
  /** By place; from 1. */
  readonly position: Uint32Array
  readonly count: Uint32Array
}

const cache = new WeakMap<TraceTree, Siblings>()

/** Spans drawn at the root level are siblings of each other. Memoised per tree. */
export const siblingsOf = (tree: TraceTree): Siblings => cache.get(tree) ?? finish(siblingsInSteps(tree))

/** The same, for a caller that lets other work run in between. */
export function* siblingsInSteps(tree: TraceTree): Steps<Siblings> {
  let siblings = cache.get(tree)
  if (!siblings) {
    siblings = yield* countSiblings(tree)
    cache.set(tree, siblings)
  }
  return siblings
}

function* countSiblings({ parent }: TraceTree): Steps<Siblings> {
  const total = new Uint32Array(parent.length + 1)
  const position = new Uint32Array(parent.length)
  const count = new Uint32Array(parent.length)
  for (let place = 0; place < parent.length; place++) {
    if ((place & MOVE_MASK) === MOVE_MASK) yield place
    position[place] = ++total[parent[place] + 1]
  }
  for (let place = 0; place < parent.length; place++) {
    if ((place & MOVE_MASK) === MOVE_MASK) yield place
    count[place] = total[parent[place] + 1]
  }
  return { position, count }
}
