// Keys of the whole panel, while the focus is in it and no part has used them.
import type { KeyboardEvent } from 'react'
import { revealNextError, stepBack } from '../../react/commands.ts'
import { usePanelStore } from '../../react/hooks.ts'

/** `/` and Ctrl/Cmd+F find, E next error, ? keys, Escape one step back. */
export function usePanelKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  const store = usePanelStore()
  return (event) => {
    if (event.defaultPrevented || event.altKey) return
    const panel = event.currentTarget
    const isCommand = event.ctrlKey || event.metaKey
    if (isCommand && event.key.toLowerCase() === 'f') {
      if (focusFind(panel)) event.preventDefault()
      return
    }
    if (event.key === 'Escape' && !isCommand) {
      if (stepBack(store)) event.preventDefault()
      return
    }
    if (isCommand || isTyping(event.target as HTMLElement)) return
    if (event.key === '/' && focusFind(panel)) event.preventDefault()
    else if (event.key === '?') panel.querySelector<HTMLElement>('[data-sg-keys]')?.click()
    else if (event.key.toLowerCase() === 'e') revealNextError(store, 'keyboard', event.shiftKey ? -1 : 1)
  }
}

const isTyping = (target: HTMLElement): boolean => target.closest('input, textarea, select, [contenteditable]') !== null

function focusFind(panel: HTMLElement): boolean {
  const field = panel.querySelector<HTMLInputElement>('[data-sg-find]')
  if (!field) return false
  field.focus()
  field.select()
  return true
}
