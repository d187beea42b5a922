// The limit of scrolling: rows of one text each, by the virtual list that the panel uses too, and nothing else.
import { useVirtualizer } from '@tanstack/react-virtual'
import { createElement, useRef } from 'react'

/** As in the panel's own lists. */
const OVERSCAN = 8

export function BareList({ count, rowPx }) {
  const scroller = useRef(null)
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    useFlushSync: false,
  })
  const rows = virtualizer.getVirtualItems().map(({ index, start }) =>
    createElement(
      'div',
      {
        key: index,
        'data-index': index,
        style: { position: 'absolute', insetInline: 0, height: rowPx, top: start, contain: 'strict' },
      },
      `span ${index}`,
    ),
  )
  return createElement(
    'div',
    { ref: scroller, style: { height: '100%', overflow: 'auto', position: 'relative' } },
    createElement('div', { style: { height: virtualizer.getTotalSize(), position: 'relative' } }, rows),
  )
}
