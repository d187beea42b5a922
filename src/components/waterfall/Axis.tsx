// The axis over the tracks, the grid beneath them, and the hair that follows the pointer.
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { formatCount, formatUsd } from '../../util/format.ts'
import { countStep, ticks, timeStep, timeTickLabel } from '../../util/ticks.ts'
import type { Scale } from './bar-layout.ts'

export interface Tick {
  readonly value: number
  readonly label: string
  /** Percent of the track's width. */
  readonly left: number
  /** Where the label stands: after its mark, before it at the end of the axis, or nowhere for want of room. */
  readonly side: 'after' | 'before' | 'none'
}

const MIN_PX_PER_TICK = 44
const PX_PER_CHARACTER = 6.2
const LABEL_GAP_PX = 10
/** Room beside the track that the last label may take. */
const PAD_PX = 16

/** Round marks of a scale, as many as `widthPx` has room for with their labels. */
export function axisTicks({ measure, from, to }: Scale, widthPx: number): Tick[] {
  if (!(to > from)) return measure === 'time' ? [{ value: 0, label: '0', left: 0, side: 'after' }] : []
  const width = widthPx || 400
  for (
    let maxCount = Math.max(1, Math.floor(width / (measure === 'time' ? MIN_PX_PER_TICK : 2 * MIN_PX_PER_TICK)));
    ;
    maxCount--
  ) {
    const step = measure === 'time' ? timeStep(to - from, maxCount) : countStep(to - from, maxCount)
    const labels = ticks(from, to, step).map((value) => ({ value, label: label(measure, value, step, to) }))
    const widest = Math.max(...labels.map(({ label }) => labelPx(label)))
    const pxPerTick = (width * step) / (to - from)
    if (maxCount > 1 && pxPerTick < widest) continue
    return labels.map(({ value, label }, index) => {
      const share = (value - from) / (to - from)
      const isLast = index === labels.length - 1 && (1 - share) * width + PAD_PX < labelPx(label)
      const side = !isLast ? 'after' : pxPerTick < 2 * widest ? 'none' : 'before'
      return { value, label, left: 100 * share, side }
    })
  }
}

const label = (measure: Scale['measure'], value: number, step: number, to: number): string =>
  measure === 'time' ? timeTickLabel(value, step, to) : measure === 'tokens' ? formatCount(value) : usdTick(value)
const labelPx = (label: string): number => label.length * PX_PER_CHARACTER + LABEL_GAP_PX

const usdTick = (usd: number): string =>
  usd === 0
    ? '$0'
    : formatUsd(usd)
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '')

export const TickLabels = ({ marks }: { readonly marks: readonly Tick[] }): ReactNode =>
  marks.map(({ value, label, left, side }) => (
    <span key={value} className="sg-tick" data-side={side} style={{ left: `${left}%` }}>
      {side === 'none' ? null : label}
    </span>
  ))

export const TickLines = ({ marks }: { readonly marks: readonly Tick[] }): ReactNode => (
  <div className="sg-grid" aria-hidden="true">
    <div>
      {marks.map(({ value, left }) => (
        <i key={value} className="sg-line" style={{ left: `${left}%` }} />
      ))}
    </div>
  </div>
)

/** Where the grid lines lie, as a background for tracks that have a grid of their own. */
export const tickBackground = (marks: readonly Tick[]): string =>
  marks.length === 0
    ? 'none'
    : `linear-gradient(to right, ${marks
        .map(
          ({ left }) =>
            `transparent ${left}%, var(--_line) ${left}% calc(${left}% + 1px), transparent calc(${left}% + 1px)`,
        )
        .join(', ')})`

/** A line at the pointer with the time there. Draws nothing else anew. */
export function Crosshair({
  tree,
  scale,
}: {
  readonly tree: RefObject<HTMLElement | null>
  readonly scale: Scale
}): ReactNode {
  const track = useRef<HTMLDivElement>(null)
  const [share, setShare] = useState<number>()
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = tree.current
    if (!element) return
    const move = (event: PointerEvent) => {
      const box = track.current?.getBoundingClientRect()
      if (!box || box.width === 0 || event.pointerType === 'touch') return
      const at = (event.clientX - box.left) / box.width
      setWidth(box.width)
      setShare(at >= 0 && at <= 1 ? at : undefined)
    }
    const leave = () => setShare(undefined)
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerleave', leave)
    return () => {
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerleave', leave)
    }
  }, [tree])
  const { from, to } = scale
  const resolution = 10 ** Math.floor(Math.log10(Math.max(1, (to - from) / Math.max(1, width))))
  return (
    <div className="sg-grid sg-cross" aria-hidden="true">
      <div ref={track}>
        {share !== undefined && to > from && (
          <i className="sg-line" style={{ left: `${share * 100}%` }}>
            <b>{timeTickLabel(from + share * (to - from), resolution, to)}</b>
          </i>
        )}
      </div>
    </div>
  )
}
