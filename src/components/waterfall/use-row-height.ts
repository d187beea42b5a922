// Sizes that the style sheet decides, read from the page.
import { type RefObject, useState } from 'react'
import { useLayout } from '../../react/use-layout.ts'

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
