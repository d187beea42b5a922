import { useEffect } from 'react'
import { useDemoStore } from '../state/use-demo.ts'

/** The demo's own keys. Those of the panel work while it has the focus. */
export function useShortcuts(): void {
  const store = useDemoStore()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey) return
      const isMod = event.metaKey || event.ctrlKey
      if (isMod && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        const isOpen = store.getState().dialog === 'palette'
        store.setState({ dialog: isOpen ? undefined : 'palette' })
      } else if (event.key === '?' && !isTyping(event.target)) store.setState({ dialog: 'help' })
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [store])
}

/** Typing, or inside a panel that has a help of its own. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable], .sg-panel') !== null
