// The spans of a trace as the outlines of a few SVG paths: one for each colour and strength.
import { layOutLanes } from '../../analysis/lanes.ts'
import type { OpenTrace } from '../../react/hooks.ts'
import { hasChildren } from '../../state/rows.ts'
import { STEP_MASK, type Steps } from '../../util/steps.ts'

/** The drawing's own units. */
export const WIDTH = 2000
export const HEIGHT = 48
const TOP = 5
const MIN_WIDTH = 3
const MAX_LANE_HEIGHT = 9

export interface OverviewPath {
  readonly type: string
  readonly isParent: boolean
  readonly outline: string
}

export interface OverviewDrawing {
  readonly paths: readonly OverviewPath[]
  /** Errors once more, on the top edge. */
  readonly errors: string
  /** Where the bar of a span lies. */
  boxOf(
    place: number,
  ): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | undefined
}

/** Cost: one pass; a narrow bar that would lie on another is not drawn unless it is in error, so that a million fit in few outlines. */
export function* drawOverview(trace: OpenTrace): Steps<OverviewDrawing> {
  const { dataset, tree, originNs, durationNs } = trace
  const { lane, count } = yield* layOutLanes(dataset, tree, durationNs / WIDTH)
  const laneHeight = Math.min(MAX_LANE_HEIGHT, Math.max(1, Math.floor((HEIGHT - 2 * TOP) / Math.max(1, count))))
  const barHeight = laneHeight > 2 ? laneHeight - 1 : laneHeight
  const xOf = (ns: number) => Math.round((WIDTH * (ns - originNs)) / durationNs)

  const boxOf = (place: number) => {
    const start = dataset.startNs(tree.rows[place])
    if (start === undefined) return undefined
    const end = dataset.endNs(tree.rows[place]) ?? originNs + durationNs
    const x = Math.min(xOf(start), WIDTH - MIN_WIDTH)
    return { x, y: TOP + lane[place] * laneHeight, width: Math.max(MIN_WIDTH, xOf(end) - x), height: barHeight }
  }

  const outlines = new Map<string, { type: string; isParent: boolean; parts: string[] }>()
  const errors: string[] = []
  const isDrawn = new Uint8Array(count * WIDTH)
  for (let place = 0; place < tree.rows.length; place++) {
    if ((place & STEP_MASK) === STEP_MASK) yield place
    const box = boxOf(place)
    if (!box) continue
    const row = tree.rows[place]
    const hasError = dataset.hasError(row)
    const type = hasError ? 'error' : dataset.typeAt(row)
    const at = lane[place] * WIDTH + box.x
    if (box.width <= MIN_WIDTH && isDrawn[at] === 1 && !hasError) continue
    isDrawn.fill(1, at, at + box.width)
    const isParent = hasChildren(tree, place)
    const key = `${type} ${isParent}`
    let outline = outlines.get(key)
    if (!outline) {
      outline = { type, isParent, parts: [] }
      outlines.set(key, outline)
    }
    outline.parts.push(`M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}z`)
    if (hasError) errors.push(`M${box.x} 0h${Math.max(4, box.width)}v3h${-Math.max(4, box.width)}z`)
  }
  const paths = [...outlines.values()]
    .sort((a, b) => Number(b.isParent) - Number(a.isParent) || Number(a.type === 'error') - Number(b.type === 'error'))
    .map(({ type, isParent, parts }) => ({ type, isParent, outline: parts.join('') }))
  return { paths, errors: errors.join(''), boxOf }
}
