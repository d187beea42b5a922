// Chooses the part of the trace that the axis shows: drag to choose, drag the part or its edges to change it, double click to leave.
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { usePanel, usePanelStore } from '../../react/hooks.ts'
import { formatDuration } from '../../util/format.ts'
import type { overviewLabels } from './labels.ts'

interface Props {
  readonly durationNs: number
  readonly t: { readonly [K in keyof typeof overviewLabels]: string }
}

type Drag =
  | { readonly kind: 'from' }
  | { readonly kind: 'to' }
  | { readonly kind: 'new'; readonly at: number }
  | { readonly kind: 'move'; readonly at: number; readonly from: number; readonly to: number }

/** A window is at least this share of the trace. */
const MIN_SHARE = 0.001
/** A press that moves less than this is no choice. */
const MIN_DRAG_PX = 4

export function Brush({ durationNs, t }: Props): ReactNode {
  const store = usePanelStore()
  const range = usePanel((state) => state.timeRange)
  const box = useRef<HTMLDivElement>(null)
  const drag = useRef<Drag>(undefined)
  const from = range ? range[0] / durationNs : 0
  const to = range ? range[1] / durationNs : 1

  const show = (start: number, end: number): void => {
    const low = Math.max(0, Math.min(start, 1 - MIN_SHARE))
    const high = Math.min(1, Math.max(end, low + MIN_SHARE))
    const isAll = low <= 0 && high >= 1
    store.getState().setTimeRange(isAll ? undefined : [low * durationNs, high * durationNs])
  }
  const reset = () => store.getState().setTimeRange(undefined)
  const shareAt = (clientX: number): number => {
    const { left, width } = box.current?.getBoundingClientRect() ?? { left: 0, width: 1 }
    return Math.max(0, Math.min(1, (clientX - left) / width))
  }

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    const edge = (event.target as HTMLElement).dataset.edge
    const at = shareAt(event.clientX)
    if (edge === 'from' || edge === 'to') drag.current = { kind: edge }
    else if (range && at > from && at < to) drag.current = { kind: 'move', at, from, to }
    else drag.current = { kind: 'new', at }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const current = drag.current
    if (!current) return
    const at = shareAt(event.clientX)
    if (current.kind === 'from') show(Math.min(at, to - MIN_SHARE), to)
    else if (current.kind === 'to') show(from, Math.max(at, from + MIN_SHARE))
    else if (current.kind === 'move') {
      const by = Math.max(-current.from, Math.min(1 - current.to, at - current.at))
      show(current.from + by, current.to + by)
    } else if (Math.abs(at - current.at) * (box.current?.clientWidth ?? 0) >= MIN_DRAG_PX) {
      show(Math.min(at, current.at), Math.max(at, current.at))
    }
  }
  const stop = () => {
    drag.current = undefined
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const edge = (event.target as HTMLElement).dataset.edge
    if (event.key === 'Escape' && range) {
      reset()
      event.preventDefault()
      event.stopPropagation()
      return
    }
    const step = event.shiftKey ? 0.1 : 0.01
    const moves: { readonly [key: string]: number } = {
      ArrowLeft: -step,
      ArrowDown: -step,
      ArrowRight: step,
      ArrowUp: step,
      PageDown: -0.1,
      PageUp: 0.1,
      Home: -1,
      End: 1,
    }
    if (!edge || !(event.key in moves)) return
    event.preventDefault()
    if (edge === 'from') show(Math.min(from + moves[event.key], to - MIN_SHARE), to)
    else show(from, Math.max(to + moves[event.key], from + MIN_SHARE))
  }
  const handle = (edge: 'from' | 'to', share: number): ReactNode => {
    const { text, unit } = formatDuration((share * durationNs) / 1e6)
    return (
      <div
        role="slider"
        tabIndex={0}
        className="sg-ov-handle"
        data-edge={edge}
        aria-label={t[edge === 'from' ? 'overview.from' : 'overview.to']}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 1000) / 10}
        aria-valuetext={`${text} ${unit ?? ''}`}
        style={{ left: `${share * 100}%` }}
      />
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the sliders in it do the same by keyboard
    <div
      ref={box}
      className="sg-ov-brush"
      data-zoomed={range ? '' : undefined}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={stop}
      onPointerCancel={stop}
      onDoubleClick={reset}
      onKeyDown={onKeyDown}
    >
      <div className="sg-ov-mask" style={{ left: 0, width: `${from * 100}%` }} />
      <div className="sg-ov-mask" style={{ left: `${to * 100}%`, right: 0 }} />
      {handle('from', from)}
      {handle('to', to)}
    </div>
  )
}
