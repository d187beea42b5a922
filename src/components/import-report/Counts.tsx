import type { ReactNode } from 'react'
import { supplied } from '../../model/amount.ts'
import type { FileReport } from '../../model/issue.ts'
import { useLabels } from '../../react/labels.ts'
import { Duration, Figure } from '../figure/Figure.tsx'
import { importReportLabels } from './labels.ts'

/** How much was read. Scores, logs and what could not be read stand here only where there are some, but "Not read" always. */
export function Counts({ counts, elapsedMs }: Pick<FileReport, 'counts' | 'elapsedMs'>): ReactNode {
  const t = useLabels(importReportLabels)
  const shown = (['records', 'spans', 'traces', 'scores', 'logs', 'notRead'] as const).filter(
    (key) => counts[key] > 0 || (key !== 'scores' && key !== 'logs'),
  )
  return (
    <dl className="sg-ir-counts">
      {shown.map((key) => (
        <div key={key} data-lost={key === 'notRead' && counts.notRead > 0 ? '' : undefined}>
          <dt>{t[`importReport.${key}`]}</dt>
          <dd>
            <Figure amount={supplied(counts[key])} />
          </dd>
        </div>
      ))}
      <div>
        <dt>{t['importReport.time']}</dt>
        <dd>
          <Duration ms={elapsedMs} />
        </dd>
      </div>
    </dl>
  )
}
