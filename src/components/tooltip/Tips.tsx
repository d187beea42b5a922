// Waits for the first element of the panel that explains itself, then loads what shows it.
import { type ReactNode, useEffect, useState } from 'react'
import { Later, later } from '../later/Later.tsx'
import { TIP_SELECTOR } from './tip-selector.ts'

const TooltipLayer = later(() => import('./TooltipLayer.tsx'))

export function Tips({ container }: { readonly container: HTMLElement }): ReactNode {
  const [isWanted, setWanted] = useState(false)
  useEffect(() => {
    const root = container.parentElement
    if (!root || isWanted) return
    const wake = (event: Event) => {
      if ((event.target as Element).closest(TIP_SELECTOR)) setWanted(true)
    }
    root.addEventListener('pointerover', wake)
    root.addEventListener('focusin', wake)
    return () => {
      root.removeEventListener('pointerover', wake)
      root.removeEventListener('focusin', wake)
    }
  }, [container, isWanted])
  if (!isWanted) return null
  return (
    <Later>
      <TooltipLayer container={container} />
    </Later>
  )
}
