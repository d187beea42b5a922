// The rows that are on screen out of any number, all of one height. All that knows of scrolling stands here.
// Not by react-virtual: it takes an offset beyond the element's end for a bounce, and rows of one height need no measuring.
import { type RefObject, useMemo, useState, useSyncExternalStore } from 'react'
import { useLayout } from '../../react/use-layout.ts'
import { ScaledScroll, type ScrollView } from './scaled-scroll.ts'
import { MAX_HEIGHT_PX } from './scroll-scale.ts'

/** Rows drawn on either side of the view, for what the browser scrolls before we are asked. None in leaps. */
const OVERSCAN = 8

export interface VirtualRow {
  readonly index: number
  /** From the top of the element that holds the rows, in px. */
  readonly top: number
}

export interface VirtualRows {
  readonly items: readonly VirtualRow[]
  /** Of the element that holds the rows, in px. */
  readonly height: number
  /** Scrolls as little as it takes; far away, to the middle. */
  reveal(index: number): void
  /** Rows that fit on screen. */
  pageSize(): number
  /** First and last index that are wholly on screen. */
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
  const [scroll] = useState(() => new ScaledScroll())
  const view = useSyncExternalStore(scroll.subscribe, scroll.view, scroll.view)
  useLayout(() => (scroller.current ? scroll.attach(scroller.current) : undefined), [scroll, scroller])
  useLayout(() => scroll.setList(count * rowHeight, rowHeight), [scroll, count, rowHeight])
  const items = useMemo(() => rowsInView(view, count, rowHeight, pinned), [view, count, rowHeight, pinned])

  const viewHeight = () => scroller.current?.clientHeight ?? 0
  return {
    items,
    height: Math.min(MAX_HEIGHT_PX, count * rowHeight),
    reveal(index) {
      const offset = scroll.currentOffset()
      const height = viewHeight()
      const top = index * rowHeight
      const isFar = top < offset - height || top > offset + 2 * height
      if (isFar) scroll.scrollTo(top - (height - rowHeight) / 2)
      else if (top < offset) scroll.scrollTo(top)
      else if (top + rowHeight > offset + height) scroll.scrollTo(top + rowHeight - height)
    },
    pageSize: () => Math.max(1, Math.floor(viewHeight() / rowHeight) - 1),
    inView() {
      const offset = scroll.currentOffset()
      // The height that rows were drawn for: to ask the page after each draw would lay it out once more a frame.
      const { height } = scroll.view()
      return {
        first: Math.ceil(offset / rowHeight),
        last: Math.floor((offset + height) / rowHeight) - 1,
      }
    },
    place: (index, distance) => scroll.scrollTo(index * rowHeight - distance),
    distanceOf: (index) => index * rowHeight - scroll.currentOffset(),
  }
}

function rowsInView(
  { offset, height, shift, isLeaping }: ScrollView,
  count: number,
  rowHeight: number,
  pinned: number,
) {
  const overscan = isLeaping ? 0 : OVERSCAN
  const lastOffset = Math.max(0, count * rowHeight - height)
  const from = Math.min(offset, lastOffset)
  const first = Math.max(0, Math.floor(from / rowHeight) - overscan)
  const end = Math.min(count, Math.ceil((from + height) / rowHeight) + overscan)
  const rows: VirtualRow[] = []
  for (let index = first; index < end; index++) rows.push({ index, top: index * rowHeight - shift })
  if (pinned < 0 || pinned >= count || (pinned >= first && pinned < end)) return rows
  // Where the element is lower than the list, a row far away has no place in it: it waits above, where nothing scrolls.
  const top = count * rowHeight > MAX_HEIGHT_PX ? -2 * rowHeight : pinned * rowHeight
  return pinned < first ? [{ index: pinned, top }, ...rows] : [...rows, { index: pinned, top }]
}
