// Bars as a list to choose from: one of them has the focus, arrows move it, Shift extends, Escape clears.
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'

export interface BarKeysOptions {
  readonly count: number
  readonly range: readonly [from: number, to: number] | undefined
  select(range: readonly [from: number, to: number] | undefined): void
  /** Whether several bars in a row can be selected. */
  readonly canExtend: boolean
  /** Which arrows go to the next bar: → for bars side by side, ↓ for bars in rows. */
  readonly orientation: 'horizontal' | 'vertical'
}

/** Props for the listbox and its options. A second press on the only selected bar clears it. */
export function useBarKeys<T extends Element>({ count, range, select, canExtend, orientation }: BarKeysOptions) {
  const [active, setActive] = useState(0)
  const anchor = useRef(0)
  const list = useRef<T>(null)
  const current = Math.min(active, count - 1)

  const choose = (index: number, isExtending: boolean) => {
    if (isExtending && canExtend && range) {
      select([Math.min(anchor.current, index), Math.max(anchor.current, index) + 1])
      return
    }
    anchor.current = index
    select(range && range[0] === index && range[1] === index + 1 ? undefined : [index, index + 1])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const isRtl = list.current?.ownerDocument.defaultView?.getComputedStyle(list.current).direction === 'rtl'
    const [next, previous] =
      orientation === 'vertical'
        ? ['ArrowDown', 'ArrowUp']
        : isRtl
          ? ['ArrowLeft', 'ArrowRight']
          : ['ArrowRight', 'ArrowLeft']
    const moves: { [key: string]: number } = { [next]: current + 1, [previous]: current - 1, Home: 0, End: count - 1 }
    if (event.key in moves) {
      const index = Math.min(count - 1, Math.max(0, moves[event.key]))
      setActive(index)
      list.current?.querySelector<HTMLElement>(`[data-bar="${index}"]`)?.focus()
      if (event.shiftKey && canExtend && range) choose(index, true)
    } else if (event.key === 'Enter' || event.key === ' ') choose(current, event.shiftKey)
    else if (event.key === 'Escape' && range) select(undefined)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return {
    listProps: {
      ref: list,
      role: 'listbox',
      'aria-multiselectable': canExtend,
      'aria-orientation': orientation,
      onKeyDown,
    } as const,
    optionProps: (index: number) =>
      ({
        role: 'option',
        'aria-selected': range !== undefined && index >= range[0] && index < range[1],
        tabIndex: index === current ? 0 : -1,
        'data-bar': index,
        onClick: (event: MouseEvent) => {
          setActive(index)
          choose(index, event.shiftKey)
        },
      }) as const,
  }
}
