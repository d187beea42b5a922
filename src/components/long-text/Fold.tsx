import { type ReactNode, useId, useState } from 'react'
import { Icon } from '../icon/Icon.tsx'
import { useHolds } from './sought.ts'

export interface FoldProps {
  /** What the control says; it is cut to one line. */
  readonly label: ReactNode
  /** Faint words at the end of the line. */
  readonly hint?: ReactNode
  readonly defaultOpen?: boolean
  /** What stands in it: it opens by itself while what is sought does. */
  readonly text?: string
  readonly className?: string
  /** Made only while open. */
  readonly children: ReactNode | (() => ReactNode)
}

/** One line that opens what stands under it. */
export function Fold({ label, hint, defaultOpen = false, text, className, children }: FoldProps): ReactNode {
  const [chosen, setOpen] = useState<boolean>()
  const holds = useHolds(text)
  const isOpen = chosen ?? (holds || defaultOpen)
  const id = useId()
  return (
    <div className={className ? `sg-folded ${className}` : 'sg-folded'}>
      <button
        type="button"
        className="sg-fold"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="chevron" size={12} />
        <span className="sg-cut">{label}</span>
        {hint !== undefined && <span className="sg-fold-hint">{hint}</span>}
      </button>
      {isOpen && <div id={id}>{typeof children === 'function' ? children() : children}</div>}
    </div>
  )
}
