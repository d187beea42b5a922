// Keeps what the reader looks at in its place while rows come and go above it.
import { type RefObject, useEffect, useRef } from 'react'
import type { SpanKey } from '../../model/ids.ts'
import type { OpenTrace } from '../../react/hooks.ts'
import { useLayout } from '../../react/use-layout.ts'
import { keyAtPlace, placeOfKey, visibleIndexOf } from '../../state/rows.ts'
import type { VirtualRows } from '../virtual-rows/use-virtual-rows.ts'

interface Anchor {
  readonly traceId: string
  readonly key: SpanKey
  /** From the top of the view, in px. */
  readonly distance: number
}

/**
 * The anchor is the focused row while it is in view, else the first row that is. It is noted after every draw and
 * scroll, and put back where it was when the list has changed.
 */
export function useAnchor(
  scroller: RefObject<HTMLElement | null>,
  rows: VirtualRows,
  trace: OpenTrace,
  visible: Uint32Array,
  focusedIndex: number,
  rowHeight: number,
): void {
  const anchor = useRef<Anchor>(undefined)
  const note = useRef(() => {})
  note.current = () => {
    if (visible.length === 0) return
    const { first, last } = rows.inView()
    const isFocusInView = focusedIndex >= first && focusedIndex <= last
    const index = isFocusInView ? focusedIndex : Math.min(first, visible.length - 1)
    const key = keyAtPlace(trace.dataset, trace.tree, visible[index])
    anchor.current = { traceId: trace.traceId, key, distance: rows.distanceOf(index) }
  }

  const drawn = useRef({ visible, rowHeight })
  useLayout(() => {
    const hasChanged = drawn.current.visible !== visible || drawn.current.rowHeight !== rowHeight
    drawn.current = { visible, rowHeight }
    if (hasChanged && anchor.current && anchor.current.traceId === trace.traceId) {
      const { key, distance } = anchor.current
      const index = visibleIndexOf(visible, trace.tree, placeOfKey(trace.dataset, trace.tree, key))
      if (index >= 0) rows.place(index, distance)
    }
    note.current()
  })

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const onScroll = () => note.current()
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [scroller])
}
