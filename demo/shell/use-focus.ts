// The focus goes with the reader: into what was opened, and back to the list; never to nowhere.
import { type RefObject, useEffect, useRef } from 'react'
import { useDemo } from '../state/use-demo.ts'

/** What the reader came for, best first: the row to go on from, else the region that it will be in. */
const TARGETS = {
  panel: ['.demo-panel [role="row"][tabindex="0"]', '.demo-panel'],
  list: ['.demo-list [role="row"][tabindex="0"]', '.demo-main'],
} as const

export type FocusTarget = keyof typeof TARGETS

/** The element to focus in a region; undefined where it is not on screen. */
export const focusTarget = (root: ParentNode, target: FocusTarget): HTMLElement | undefined =>
  TARGETS[target].flatMap((selector) => root.querySelector<HTMLElement>(selector) ?? []).find(isShown)

const isShown = (element: Element): boolean => element.isConnected && element.getClientRects().length > 0

/** Where what had the focus has left the screen, since another file, view or column is shown, the focus goes there. */
export function useFocus(root: RefObject<HTMLElement | null>): void {
  const last = useRef<Element>(undefined)
  const dataset = useDemo((state) => state.open?.traces.dataset.id)
  const view = useDemo((state) => state.view)
  const pane = useDemo((state) => state.pane)
  useEffect(() => {
    const element = root.current
    const onFocus = ({ target }: FocusEvent) => {
      last.current = target as Element
    }
    element?.addEventListener('focusin', onFocus)
    return () => element?.removeEventListener('focusin', onFocus)
  }, [root])
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when one of these changes
  useEffect(() => {
    if (!root.current || !last.current || isShown(last.current)) return
    const order = pane === 'panel' ? (['panel', 'list'] as const) : (['list', 'panel'] as const)
    const next = order.flatMap((target) => focusTarget(root.current as HTMLElement, target) ?? [])[0]
    next?.focus({ preventScroll: true })
  }, [root, dataset, view, pane])
}
