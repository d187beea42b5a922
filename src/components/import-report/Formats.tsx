// Formats that a file may be read as, each with its reason; chosen where the host can read it again.
import type { ReactNode } from 'react'
import type { FormatGuess } from '../../model/issue.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { importReportLabels } from './labels.ts'

export interface FormatsProps {
  readonly formats: readonly FormatGuess[]
  readonly onChoose?: (adapter: string) => void
}

export function Formats({ formats, onChoose }: FormatsProps): ReactNode {
  const t = useLabels(importReportLabels)
  return (
    <ul>
      {formats.map(({ id, label, because }) => (
        <li key={id}>
          {onChoose ? (
            <button
              type="button"
              className="sg-link"
              aria-label={fill(t['importReport.readAsThis'], { format: label })}
              onClick={() => onChoose(id)}
            >
              {label}
            </button>
          ) : (
            label
          )}{' '}
          <span className="sg-muted" dir="auto">
            {fill(t['importReport.because'], { reason: because })}
          </span>
        </li>
      ))}
    </ul>
  )
}
