// The rows that are on screen out of any number, all of one height. All that knows of scrolling stands here.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useRef, useState } from 'react'
import { useLayout } from '../../react/use-layout.ts'

const OVERSCAN = 8

export interface VirtualRows {
  readonly items: readonly { readonly index: number; readonly top: number }[]
  /** Of all rows, in px. */
  readonly height: number
  /** Scrolls as little as it takes; far away, to the middle. */
  reveal(index: number): void
  /** Rows that fit on screen. */
  pageSize(): number
  /** First and last index that are wholly on screen, and the distance of the first from the top in px. */
  inView(): { readonly first: number; readonly last: number }
  /** Puts a row at a distance from the top of the view. */
  place(index: number, distance: number): void
  /** Distance of a row from the top of the view in px. */
  distanceOf(index: number): number
}

/**
 * @param pinned index that is always rendered, so that the focus is not lost with its row; -1 for none
 * @param rowHeight in px
 */
export function useVirtualRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  pinned: number,
): VirtualRows {
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    initialRect: { width: 0, height: 600 },
    useFlushSync: false,
    rangeExtractor: useCallback(
      (range) => {
        const indexes = defaultRangeExtractor(range)
        if (pinned < 0 || pinned >= range.count || indexes.includes(pinned)) return indexes
        return pinned < indexes[0] ? [pinned, ...indexes] : [...indexes, pinned]
      },
      [pinned],
    ),
  })
  const measured = useRef(rowHeight)
  useLayout(() => {
    if (measured.current === rowHeight) return
    measured.current = rowHeight
    virtualizer.measure()
  }, [virtualizer, rowHeight])

  const view = () => scroller.current ?? { scrollTop: 0, clientHeight: 0 }
  return {
    items: virtualizer.getVirtualItems().map(({ index }) => ({ index, top: index * rowHeight })),
    height: count * rowHeight,
    reveal(index) {
      const { scrollTop, clientHeight } = view()
      const top = index * rowHeight
      const element = scroller.current
      if (!element) return
      const isFar = top < scrollTop - clientHeight || top > scrollTop + 2 * clientHeight
      if (isFar) element.scrollTop = top - (clientHeight - rowHeight) / 2
      else if (top < scrollTop) element.scrollTop = top
      else if (top + rowHeight > scrollTop + clientHeight) element.scrollTop = top + rowHeight - clientHeight
    },
    pageSize: () => Math.max(1, Math.floor(view().clientHeight / rowHeight) - 1),
    inView() {
      const { scrollTop, clientHeight } = view()
      return {
        first: Math.ceil(scrollTop / rowHeight),
        last: Math.floor((scrollTop + clientHeight) / rowHeight) - 1,
      }
    },
    place(index, distance) {
      if (scroller.current) scroller.current.scrollTop = index * rowHeight - distance
    },
    distanceOf: (index) => index * rowHeight - view().scrollTop,
  }
}

/** Height of a probe that the style sheet sizes like a row: 28, 36 with a coarse pointer, 44 where the name stands over the bar. */
export function useRowHeight(probe: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(28)
  useLayout(() => {
    const element = probe.current
    if (!element) return
    const read = () => setHeight(element.offsetHeight || 28)
    read()
    const observer = new ResizeObserver(read)
    observer.observe(element)
    return () => observer.disconnect()
  }, [probe])
  return height
}

/** Room that the scrollbar takes from the rows, so that head and grid keep in line with them. */
export function useScrollbarWidth(scroller: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayout(() => {
    const element = scroller.current
    if (!element?.lastElementChild) return
    const read = () => setWidth(element.offsetWidth - element.clientWidth)
    read()
    const observer = new ResizeObserver(read)
    observer.observe(element.lastElementChild)
    return () => observer.disconnect()
  }, [scroller])
  return width
}
