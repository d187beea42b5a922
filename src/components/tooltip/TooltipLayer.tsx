// The one tooltip of a panel: shows `data-sg-tip` of what is under the pointer or has the focus.
import { Tooltip } from '@base-ui/react/tooltip'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { TIP_SELECTOR } from './tip-selector.ts'

const OPEN_DELAY_MS = 350

interface Tip {
  readonly anchor: HTMLElement
  readonly text: string
}

interface Props {
  readonly container: HTMLElement
}

export default function TooltipLayer({ container }: Props): ReactNode {
  const [tip, setTip] = useState<Tip>()
  const id = useId()
  useTipEvents(container, tip, setTip)
  useDescription(tip?.anchor, id)
  // What is fading out keeps its words and its place.
  const last = useRef(tip)
  if (tip) last.current = tip
  return (
    <Tooltip.Root open={tip !== undefined} onOpenChange={(isOpen) => !isOpen && setTip(undefined)}>
      <Tooltip.Portal container={container}>
        <Tooltip.Positioner
          anchor={last.current?.anchor}
          sideOffset={6}
          collisionPadding={8}
          positionMethod="fixed"
          className="sg-positioner"
        >
          <Tooltip.Popup id={id} role="tooltip" className="sg-float sg-tip">
            {last.current?.text}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}

/** Pointer: after a moment. Keyboard focus: at once. Escape, press, scroll and leaving hide it. */
function useTipEvents(container: HTMLElement, tip: Tip | undefined, setTip: (tip: Tip | undefined) => void): void {
  useEffect(() => {
    const root = container.parentElement
    if (!root) return
    let timer = 0
    let hovered: HTMLElement | null = null
    const view = root.ownerDocument.defaultView ?? window
    const show = (anchor: HTMLElement) => {
      const text = textOf(anchor)
      const hasOpened = anchor.matches('[aria-haspopup][aria-expanded="true"]')
      if (anchor.isConnected && text && !hasOpened) setTip({ anchor, text })
    }
    const hide = () => {
      view.clearTimeout(timer)
      setTip(undefined)
    }
    const over = (event: Event) => {
      const target = (event.target as Element).closest<HTMLElement>(TIP_SELECTOR)
      if (target === hovered) return
      hovered = target
      if (container.contains(event.target as Element)) return
      hide()
      if (target) timer = view.setTimeout(show, OPEN_DELAY_MS, target)
    }
    const leave = () => {
      hovered = null
      hide()
    }
    const focus = (event: Event) => {
      const target = event.target as HTMLElement
      if (target.matches(`${TIP_SELECTOR}:focus-visible`)) show(target)
    }
    root.addEventListener('pointerover', over)
    root.addEventListener('pointerleave', leave)
    root.addEventListener('pointerdown', hide)
    root.addEventListener('focusin', focus)
    root.addEventListener('focusout', hide)
    root.addEventListener('scroll', hide, true)
    // While the layer was loaded, the pointer or the focus may have gone on to another element.
    const [focused] = root.querySelectorAll<HTMLElement>(`${TIP_SELECTOR}:focus-visible`)
    const pointedAt = [...root.querySelectorAll<HTMLElement>(`${TIP_SELECTOR}:hover`)].at(-1)
    if (pointedAt) over({ target: pointedAt } as unknown as Event)
    else if (focused) show(focused)
    return () => {
      view.clearTimeout(timer)
      root.removeEventListener('pointerover', over)
      root.removeEventListener('pointerleave', leave)
      root.removeEventListener('pointerdown', hide)
      root.removeEventListener('focusin', focus)
      root.removeEventListener('focusout', hide)
      root.removeEventListener('scroll', hide, true)
    }
  }, [container, setTip])

  useEffect(() => {
    const root = container.parentElement
    if (!root || !tip) return
    // Escape takes the tip away and does nothing else, save in a menu or dialog: it is what closes those.
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      if (!container.contains(event.target as Node)) event.stopPropagation()
      setTip(undefined)
    }
    root.addEventListener('keydown', onEscape, true)
    return () => root.removeEventListener('keydown', onEscape, true)
  }, [container, tip, setTip])
}

/** Names the tip as the anchor's description while it shows. */
function useDescription(anchor: HTMLElement | undefined, id: string): void {
  useEffect(() => {
    if (!anchor) return
    const before = anchor.getAttribute('aria-describedby')
    anchor.setAttribute('aria-describedby', before ? `${before} ${id}` : id)
    return () => {
      if (before === null) anchor.removeAttribute('aria-describedby')
      else anchor.setAttribute('aria-describedby', before)
    }
  }, [anchor, id])
}

/** The reason, or for an empty one the element's own text where it does not fit. */
function textOf(anchor: HTMLElement): string {
  const { sgTip } = anchor.dataset
  if (sgTip) return sgTip
  return anchor.scrollWidth > anchor.clientWidth ? (anchor.textContent ?? '') : ''
}
