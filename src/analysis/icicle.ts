// Where time, tokens or money went: spans of one name under the same parents taken together, as an icicle.
import { hierarchy, partition } from 'd3-hierarchy'
import { amountValue } from '../model/amount.ts'
import type { Dataset } from '../model/dataset.ts'
import { tokenTotal } from '../model/usage.ts'
import { STEP_MASK, type Steps } from '../util/steps.ts'
import type { FigureTable } from './figures.ts'
import { selfTimesInSteps } from './self-time.ts'

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
  /** Ascending places of the spans in the trace's tree. */
  readonly places: readonly number[]
}

/** Narrower rectangles are not drawn: nobody could see them. */
const MIN_SHARE = 1 / 1000

/**
 * Rectangles in display order, parents before children, siblings largest first. Empty when nothing has a value.
 * Time is work: the self times beneath, so parallel children stand side by side and never exceed their parent; it needs
 * no `figures`.
 */
export function* icicleInSteps(
  dataset: Dataset,
  traceRow: number,
  measure: Measure,
  figures: FigureTable | undefined,
): Steps<readonly IcicleNode[]> {
  const { rows } = yield* dataset.treeInSteps(traceRow)
  const own =
    measure === 'time'
      ? yield* selfTimesInSteps(dataset, traceRow)
      : figures
        ? yield* ownValues(rows.length, figures, measure)
        : new Float64Array(rows.length)
  const groups = yield* groupSpans(dataset, traceRow, own)
  if (!groups.total[WHOLE]) return []
  const { root, byGroup } = nestShown(groups)
  yield* listPlaces(groups, byGroup)
  const sums = hierarchy(root, ({ children }) => children).sum(({ own }) => own)
  const placed = partition<Shown>()(sums.sort((a, b) => (b.value ?? 0) - (a.value ?? 0)))
  const indexOf = new Map<Shown, number>()
  const rectangles: IcicleNode[] = []
  placed.eachBefore(({ data, parent, depth, x0, x1, value = 0 }) => {
    const above = parent ? (indexOf.get(parent.data) ?? -1) : -1
    indexOf.set(data, rectangles.length)
    const row = data === root ? undefined : rows[groups.firstPlace[data.group]]
    const name = row === undefined ? '' : dataset.nameAt(row)
    const observationType = row === undefined ? 'other' : dataset.typeAt(row)
    const path = row === undefined ? '' : `${rectangles[above].path}\u001f${observationType} ${name}`
    const { places } = data
    rectangles.push({ path, name, observationType, depth, start: x0, end: x1, value, parent: above, places })
  })
  return rectangles
}

function* ownValues(count: number, figures: FigureTable, measure: 'tokens' | 'cost'): Steps<Float64Array> {
  const own = new Float64Array(count)
  for (let place = 0; place < count; place++) {
    if ((place & STEP_MASK) === STEP_MASK) yield place
    const { usageRole, usage, cost } = figures.at(place)
    if (measure === 'tokens') own[place] = usageRole === 'counted' && usage ? (tokenTotal(usage) ?? 0) : 0
    else own[place] = usageRole === 'counted' || usage === undefined ? (amountValue(cost) ?? 0) : 0
  }
  return own
}

/** The group that stands for the whole trace. */
const WHOLE = 0

/** By group, parents before their children. */
interface Groups {
  readonly above: number[]
  /** The first span of the group: all have its name and type. */
  readonly firstPlace: number[]
  readonly own: number[]
  /** Of the group and all beneath. */
  readonly total: Float64Array
  /** By place. */
  readonly groupOf: Uint32Array
}

function* groupSpans(dataset: Dataset, traceRow: number, own: Float64Array): Steps<Groups> {
  const tree = yield* dataset.treeInSteps(traceRow)
  const { name, type } = dataset.data.columns
  const groups = { above: [-1], firstPlace: [-1], own: [0] }
  const groupOf = new Uint32Array(tree.rows.length)
  const kinds = new Map<number, number>()
  const known = new Map<number, number>()
  for (let place = 0; place < groupOf.length; place++) {
    if ((place & STEP_MASK) === STEP_MASK) yield place
    const row = tree.rows[place]
    const above = tree.parent[place] < 0 ? WHOLE : groupOf[tree.parent[place]]
    const kind = numberIn(kinds, name[row] * 2 ** 8 + type[row])
    const group = numberIn(known, above * 2 ** 26 + kind) + 1
    if (group === groups.above.length) {
      groups.above.push(above)
      groups.firstPlace.push(place)
      groups.own.push(0)
    }
    groups.own[group] += own[place]
    groupOf[place] = group
  }
  const total = Float64Array.from(groups.own)
  for (let group = total.length - 1; group > WHOLE; group--) {
    if ((group & STEP_MASK) === STEP_MASK) yield group
    total[groups.above[group]] += total[group]
  }
  return { ...groups, total, groupOf }
}

/** The number of a key: that of its first time, counted from 0. */
function numberIn(numbers: Map<number, number>, key: number): number {
  let number = numbers.get(key)
  if (number === undefined) {
    number = numbers.size
    numbers.set(key, number)
  }
  return number
}

/** A group that is wide enough to be drawn. */
interface Shown {
  readonly group: number
  /** With what lies beneath and is not drawn. */
  own: number
  readonly places: number[]
  readonly children: Shown[]
}

function nestShown({ above, own, total }: Groups): { root: Shown; byGroup: ReadonlyMap<number, Shown> } {
  const root: Shown = { group: WHOLE, own: own[WHOLE], places: [], children: [] }
  const byGroup = new Map([[WHOLE, root]])
  for (let group = WHOLE + 1; group < above.length; group++) {
    const parent = byGroup.get(above[group])
    if (!parent) continue
    if (total[group] < MIN_SHARE * total[WHOLE]) {
      parent.own += total[group]
      continue
    }
    const node: Shown = { group, own: own[group], places: [], children: [] }
    byGroup.set(group, node)
    parent.children.push(node)
  }
  return { root, byGroup }
}

function* listPlaces({ groupOf }: Groups, byGroup: ReadonlyMap<number, Shown>): Steps<void> {
  for (let place = 0; place < groupOf.length; place++) {
    if ((place & STEP_MASK) === STEP_MASK) yield place
    byGroup.get(groupOf[place])?.places.push(place)
  }
}
