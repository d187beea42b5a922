// Marks what is sought where it stands in a box, without a change to its elements (CSS Custom Highlight API). A browser without
// it shows the box as it is.
import { type RefObject, useEffect } from 'react'

/** Name in the style sheet; one for all panels of a page. */
const NAME = 'sg-found'
const MAX_MARKS = 2000

function sharedHighlight(): Highlight | undefined {
  const highlights = globalThis.CSS?.highlights
  if (!highlights) return undefined
  const known = highlights.get(NAME)
  if (known) return known
  const highlight = new Highlight()
  highlights.set(NAME, highlight)
  return highlight
}

/** `sought` in lower case. The first mark is brought into view once for each `subject`. */
export function useHighlight(box: RefObject<HTMLElement | null>, sought: string, subject: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another subject begins anew
  useEffect(() => {
    const element = box.current
    const highlight = sharedHighlight()
    if (!element || !highlight || sought === '') return
    let marks: Range[] = []
    let isShown = false
    let frame = 0
    const clear = () => {
      for (const mark of marks) highlight.delete(mark)
    }
    const draw = () => {
      clear()
      marks = rangesIn(element, sought)
      for (const mark of marks) highlight.add(mark)
      if (isShown || marks.length === 0) return
      isShown = true
      reveal(element, marks[0])
    }
    const observer = new MutationObserver(() => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(draw)
    })
    observer.observe(element, { childList: true, characterData: true, subtree: true })
    draw()
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
      clear()
    }
  }, [box, sought, subject])
}

function rangesIn(box: HTMLElement, sought: string): Range[] {
  const ranges: Range[] = []
  const texts = box.ownerDocument.createTreeWalker(box, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node && ranges.length < MAX_MARKS; node = texts.nextNode()) {
    const text = node.nodeValue ?? ''
    const lower = text.toLowerCase()
    // Some letters are longer in lower case: places would not fit.
    if (lower.length !== text.length) continue
    for (let at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, at + sought.length)) {
      const range = box.ownerDocument.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + sought.length)
      ranges.push(range)
    }
  }
  return ranges
}

function reveal(box: HTMLElement, range: Range): void {
  const { top, bottom } = range.getBoundingClientRect()
  const view = box.getBoundingClientRect()
  if (top < view.top || bottom > view.bottom) box.scrollTop += top - view.top - view.height / 3
}
