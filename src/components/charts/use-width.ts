import { type RefObject, useEffect, useRef, useState } from 'react'

/** Width of an element in px, kept in step with its layout; 0 until it is known. */
export function useWidth<T extends HTMLElement>(): { ref: RefObject<T | null>; widthPx: number } {
  const ref = useRef<T>(null)
  const [widthPx, setWidth] = useState(0)
  useEffect(() => {
    const element = ref.current
    const view = element?.ownerDocument.defaultView
    if (!element || !view) return
    setWidth(element.clientWidth)
    const observer = new view.ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { ref, widthPx }
}
