// Where time, tokens or money went: spans of one name under the same parents taken together, as an icicle.
import { hierarchy, partition } from 'd3-hierarchy'
import { amountValue } from '../model/amount.ts'
import type { Dataset } from '../model/dataset.ts'
import type { SpanFigures } from '../model/span.ts'
import { tokenTotal } from '../model/usage.ts'
import { selfTimes } from './self-time.ts'

export type Measure = 'time' | 'tokens' | 'cost'

/** A rectangle: `start` and `end` are shares of the whole, 0 to 1; `depth` 0 is the whole trace. */
export interface IcicleNode {
  /** Path of names, unique in the icicle. */
  readonly path: string
  readonly name: string
  readonly observationType: string
  readonly depth: number
  readonly start: number
  readonly end: number
  /** Of this node and all beneath: ms of work, tokens, or USD. */
  readonly value: number
  /** Index of the parent, -1 for the whole. */
  readonly parent: number
  /** Places of the spans in the trace's tree. */
  readonly places: readonly number[]
}

interface Group {
  path: string
  name: string
  observationType: string
  own: number
  places: number[]
  children: Group[]
  byKey: Map<string, Group>
}

/** Most rectangles an icicle draws; the rest has no width that anyone could see. */
const MIN_SHARE = 1 / 2000

/**
 * Rectangles in display order, parents before children, siblings largest first. Empty when nothing has a value.
 * Time is work: the self times beneath, so parallel children stand side by side and never exceed their parent.
 */
export function layOutIcicle(
  dataset: Dataset,
  traceRow: number,
  figures: readonly SpanFigures[],
  measure: Measure,
): IcicleNode[] {
  const root = groupSpans(dataset, traceRow, ownValues(dataset, traceRow, figures, measure))
  const sums = hierarchy(root, (group) => group.children).sum((group) => group.own)
  if (!sums.value) return []
  const placed = partition<Group>()(sums.sort((a, b) => (b.value ?? 0) - (a.value ?? 0)))
  const indexOf = new Map<object, number>()
  const nodes: IcicleNode[] = []
  placed.eachBefore((node) => {
    if (node.x1 - node.x0 < MIN_SHARE) return
    indexOf.set(node, nodes.length)
    const { path, name, observationType, places } = node.data
    const parent = node.parent ? (indexOf.get(node.parent) ?? -1) : -1
    nodes.push({
      path,
      name,
      observationType,
      places,
      parent,
      depth: node.depth,
      start: node.x0,
      end: node.x1,
      value: node.value ?? 0,
    })
  })
  return nodes
}

function ownValues(
  dataset: Dataset,
  traceRow: number,
  figures: readonly SpanFigures[],
  measure: Measure,
): ArrayLike<number> {
  if (measure === 'time') return selfTimes(dataset, traceRow)
  return figures.map(({ usageRole, usage, cost }) => {
    if (measure === 'cost') return usageRole === 'counted' || usage === undefined ? (amountValue(cost) ?? 0) : 0
    return usageRole === 'counted' && usage ? (tokenTotal(usage) ?? 0) : 0
  })
}

function groupSpans(dataset: Dataset, traceRow: number, own: ArrayLike<number>): Group {
  const tree = dataset.tree(traceRow)
  const root: Group = newGroup('', '', 'other')
  const groupAt: Group[] = new Array(tree.rows.length)
  for (let place = 0; place < tree.rows.length; place++) {
    const above = tree.parent[place] < 0 ? root : groupAt[tree.parent[place]]
    const row = tree.rows[place]
    const name = dataset.nameAt(row)
    const observationType = dataset.typeAt(row)
    const key = `${observationType} ${name}`
    let group = above.byKey.get(key)
    if (!group) {
      group = newGroup(`${above.path}\u001f${key}`, name, observationType)
      above.byKey.set(key, group)
      above.children.push(group)
    }
    group.own += own[place]
    group.places.push(place)
    groupAt[place] = group
  }
  return root
}

const newGroup = (path: string, name: string, observationType: string): Group => ({
  path,
  name,
  observationType,
  own: 0,
  places: [],
  children: [],
  byKey: new Map(),
})
