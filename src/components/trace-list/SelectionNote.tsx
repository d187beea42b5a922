import type { ReactNode } from 'react'
import { useLabels } from '../../react/labels.ts'
import { traceListLabels } from './labels.ts'

/** Says that only selected traces are shown, with the way back. */
export function SelectionNote({ children, onClear }: { children: ReactNode; onClear: () => void }): ReactNode {
  const t = useLabels(traceListLabels)
  return (
    <div className="sg-selnote" role="status">
      <span className="sg-grow">{children}</span>
      <button type="button" className="sg-btn" onClick={onClear}>
        {t['traceList.clear']}
      </button>
    </div>
  )
}
