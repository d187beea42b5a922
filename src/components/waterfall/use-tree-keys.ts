// The arrow-key pattern of an ARIA treegrid, over the rows' indexes, whichever of them are drawn.
import { type KeyboardEvent, useRef } from 'react'
import { revealNextError, stepBack } from '../../react/commands.ts'
import { type OpenTrace, usePanelStore } from '../../react/hooks.ts'
import { useLayout } from '../../react/use-layout.ts'
import { hasChildren, keyAtPlace, visibleIndexOf } from '../../state/rows.ts'
import type { VirtualRows } from '../virtual-rows/use-virtual-rows.ts'

interface TreeKeys {
  onKeyDown(event: KeyboardEvent<HTMLElement>): void
  /** After the next draw the DOM focus goes to the row that the store calls focused. */
  requestFocus(): void
}

export function useTreeKeys(
  trace: OpenTrace,
  visible: Uint32Array,
  focusedIndex: number,
  rows: VirtualRows,
  focusRow: () => void,
): TreeKeys {
  const store = usePanelStore()
  const isWanted = useRef(false)
  useLayout(() => {
    if (!isWanted.current) return
    isWanted.current = false
    rows.reveal(focusedIndex)
    focusRow()
  })

  const { dataset, tree } = trace
  const keyAt = (index: number) => keyAtPlace(dataset, tree, visible[index])
  const isOpen = (index: number) => visible[index + 1] === visible[index] + 1 && hasChildren(tree, visible[index])

  const moveTo = (index: number): void => {
    isWanted.current = true
    const clamped = Math.max(0, Math.min(visible.length - 1, index))
    if (clamped === focusedIndex) rows.reveal(clamped)
    store.getState().focusSpan(keyAt(clamped))
  }
  const toggle = (index: number): void => {
    isWanted.current = true
    store.getState().focusSpan(keyAt(index))
    store.getState().toggleSpan(keyAt(index), 'keyboard')
  }
  const collapse = (index: number): void => {
    if (isOpen(index)) toggle(index)
    else if (tree.parent[visible[index]] >= 0) moveTo(visibleIndexOf(visible, tree, tree.parent[visible[index]]))
  }
  const expand = (index: number): void => {
    if (isOpen(index)) moveTo(index + 1)
    else if (hasChildren(tree, visible[index])) toggle(index)
  }
  const foldAll = (index: number, isFolded: boolean): void => {
    isWanted.current = true
    store.getState().foldBeneath(keyAt(index), isFolded, 'keyboard')
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || visible.length === 0) return
    if (!(event.target as HTMLElement).matches('[role="row"]')) return
    const isRtl =
      event.currentTarget.ownerDocument.defaultView?.getComputedStyle(event.currentTarget).direction === 'rtl'
    const at = focusedIndex
    const select = () => store.getState().selectSpan(keyAt(at), 'keyboard')
    const isHandled = (() => {
      switch (event.key) {
        case 'ArrowDown':
          return moveTo(at + 1)
        case 'ArrowUp':
          return moveTo(at - 1)
        case 'ArrowLeft':
          return isRtl ? expand(at) : collapse(at)
        case 'ArrowRight':
          return isRtl ? collapse(at) : expand(at)
        case 'Home':
          return moveTo(0)
        case 'End':
          return moveTo(visible.length - 1)
        case 'PageDown':
          return moveTo(at + rows.pageSize())
        case 'PageUp':
          return moveTo(at - rows.pageSize())
        case 'Enter':
        case ' ':
          return select()
        case '*':
          return foldAll(at, false)
        case '-':
          return foldAll(at, true)
        default:
          return false
      }
    })()
    if (isHandled !== false) {
      event.preventDefault()
      return
    }
    if (event.key.toLowerCase() === 'e') {
      isWanted.current = true
      if (revealNextError(store, 'keyboard', event.shiftKey ? -1 : 1)) event.preventDefault()
    } else if (event.key === 'Escape' && stepBack(store)) event.preventDefault()
  }
  return {
    onKeyDown,
    requestFocus() {
      isWanted.current = true
    },
  }
}
