// Selects a stretch of bins: by dragging, or with the arrow keys while it has the focus.
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { type Binning, type BinRange, rangeBetween } from './bin.ts'
import { rangeWords } from './time-words.ts'

export interface BrushProps {
  readonly binning: Binning
  readonly range: BinRange | undefined
  readonly onRange: (range: BinRange | undefined) => void
}

export function Brush({ binning, range, onRange }: BrushProps): ReactNode {
  const { bins, stepMs } = binning
  const drag = useRef<number>(undefined)
  const count = bins.length
  const shareAt = ({ currentTarget, clientX }: PointerEvent<HTMLElement>): number => {
    const { left, width } = currentTarget.getBoundingClientRect()
    return (clientX - left) / width
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = shareAt(event)
    // A press on the selected stretch alone takes it away again; dragging makes a new one.
    onRange(undefined)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (drag.current === undefined) return
    const to = shareAt(event)
    if (Math.abs(to - drag.current) * count > 0.4) onRange(rangeBetween(drag.current, to, count))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = rangeAfterKey(event.key, event.shiftKey, range, count)
    if (next === 'other') return
    event.preventDefault()
    onRange(next)
  }
  const words = range && rangeWords(bins[range[0]].startMs, bins[range[1] - 1].endMs, stepMs)
  return (
    <div
      className="demo-brush"
      role="slider"
      tabIndex={0}
      aria-label="Time range. Arrow keys move it, with Shift they widen it, Escape shows all"
      aria-valuemin={0}
      aria-valuemax={count}
      aria-valuenow={range?.[0] ?? 0}
      aria-valuetext={words ?? 'all times'}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        drag.current = undefined
      }}
      onKeyDown={onKeyDown}
    >
      {range && (
        <>
          <i
            style={{
              insetInlineStart: `${(range[0] / count) * 100}%`,
              inlineSize: `${((range[1] - range[0]) / count) * 100}%`,
            }}
          />
          <b style={{ insetInlineStart: `${clampShare((range[0] + range[1]) / 2 / count) * 100}%` }}>{words}</b>
        </>
      )}
    </div>
  )
}

/** Keeps the label inside its row. */
const clampShare = (share: number): number => Math.min(0.86, Math.max(0.14, share))

/** The stretch after a key: moved by one, widened with Shift, none with Escape. */
export function rangeAfterKey(
  key: string,
  isWider: boolean,
  range: BinRange | undefined,
  count: number,
): BinRange | undefined | 'other' {
  if (key === 'Escape') return range === undefined ? 'other' : undefined
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return 'other'
  const isRight = key === 'ArrowRight'
  if (!range) return isRight ? [0, 1] : [count - 1, count]
  const [from, to] = range
  if (isWider) return isRight ? [from, Math.min(count, to + 1)] : [Math.max(0, from - 1), to]
  const by = isRight ? Math.min(1, count - to) : -Math.min(1, from)
  return [from + by, to + by]
}
