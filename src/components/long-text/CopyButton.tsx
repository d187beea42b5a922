import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useLabels } from '../../react/labels.ts'
import { Icon, type IconName } from '../icon/Icon.tsx'
import { longTextLabels } from './labels.ts'

export interface CopyButtonProps {
  /** What to copy; a function is asked on the press only. */
  readonly text: string | (() => string)
  /** What the button says; default "Copy". */
  readonly label?: string
  readonly tabIndex?: number
  /** Default: two sheets. */
  readonly icon?: IconName
}

const SHOWN_MS = 1500

/** Copies a text and says for a moment whether it worked. */
export function CopyButton({ text, label, tabIndex, icon = 'copy' }: CopyButtonProps): ReactNode {
  const t = useLabels(longTextLabels)
  const [outcome, setOutcome] = useState<'copied' | 'failed'>()
  const isMounted = useRef(true)
  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
    }
  }, [])
  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [outcome])
  const name =
    outcome === 'copied' ? t['text.copied'] : outcome === 'failed' ? t['text.copyFailed'] : (label ?? t['text.copy'])
  return (
    <button
      type="button"
      className="sg-copy"
      tabIndex={tabIndex}
      aria-label={name}
      data-sg-tip={name}
      data-outcome={outcome}
      onClick={async (event) => {
        event.stopPropagation()
        const isCopied = await copyText(typeof text === 'function' ? text() : text, event.currentTarget)
        if (isMounted.current) setOutcome(isCopied ? 'copied' : 'failed')
      }}
    >
      <Icon name={outcome === 'copied' ? 'check' : outcome === 'failed' ? 'error' : icon} size={14} />
    </button>
  )
}

/** Puts a text on the clipboard; false where the browser does not let us. */
async function copyText(text: string, near: HTMLElement): Promise<boolean> {
  try {
    await near.ownerDocument.defaultView?.navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text, near)
  }
}

/** The older way, for pages without the clipboard interface (plain http): the text is selected beside the button. */
function copyBySelection(text: string, near: HTMLElement): boolean {
  const field = near.ownerDocument.createElement('textarea')
  field.value = text
  field.className = 'sg-sr'
  near.after(field)
  field.select()
  try {
    return near.ownerDocument.execCommand('copy')
  } catch {
    return false
  } finally {
    field.remove()
    near.focus()
  }
}
