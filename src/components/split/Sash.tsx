// A line between two boxes that moves: by pointer, by arrow keys, back to its place by a double click.
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'

export interface SashProps {
  readonly label: string
  /** How the line stands. */
  readonly orientation: 'vertical' | 'horizontal'
  /** Size in px of the box that it sizes; undefined: the style sheet's. */
  readonly value: number | undefined
  /** That size as it is drawn. */
  measure(): number
  readonly min: number
  max(): number
  /** The box that it sizes stands after the line. */
  readonly isReversed?: boolean
  /** Undefined: back to the style sheet's. */
  onChange(value: number | undefined): void
}

const STEP_PX = 16
const BIG_STEP_PX = 96

export function Sash({ label, orientation, value, measure, min, max, isReversed, onChange }: SashProps): ReactNode {
  const drag = useRef<{ from: number; size: number; sign: number }>(undefined)
  const [drawn, setDrawn] = useState({ size: min, max: min })
  const isVertical = orientation === 'vertical'
  const change = (size: number) => onChange(Math.round(Math.max(min, Math.min(max(), size))))
  const signOf = (element: HTMLElement): number => {
    const isRtl = element.ownerDocument.defaultView?.getComputedStyle(element).direction === 'rtl'
    return (isReversed ? -1 : 1) * (isVertical && isRtl ? -1 : 1)
  }

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.focus({ preventScroll: true })
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = {
      from: isVertical ? event.clientX : event.clientY,
      size: measure(),
      sign: signOf(event.currentTarget),
    }
  }
  const onPointerMove = (event: PointerEvent) => {
    if (!drag.current) return
    const { from, size, sign } = drag.current
    change(size + sign * ((isVertical ? event.clientX : event.clientY) - from))
  }
  const stop = () => {
    drag.current = undefined
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.shiftKey ? BIG_STEP_PX : STEP_PX
    const moves: { readonly [key: string]: number } = isVertical
      ? { ArrowLeft: -step, ArrowRight: step }
      : { ArrowUp: -step, ArrowDown: step }
    if (event.key in moves) change(measure() + signOf(event.currentTarget) * moves[event.key])
    else if (event.key === 'Home') change(min)
    else if (event.key === 'End') change(max())
    else if (event.key === 'Enter') onChange(undefined)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is no <hr>
    <div
      role="separator"
      className="sg-sash"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={value ?? drawn.size}
      aria-valuemin={min}
      aria-valuemax={drawn.max}
      aria-valuetext={`${value ?? drawn.size} px`}
      onFocus={() => setDrawn({ size: measure(), max: max() })}
      data-orientation={orientation}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={stop}
      onPointerCancel={stop}
      onDoubleClick={() => onChange(undefined)}
      onKeyDown={onKeyDown}
    />
  )
}
