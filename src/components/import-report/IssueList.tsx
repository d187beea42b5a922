import type { ReactNode } from 'react'
import type { Issue } from '../../model/issue.ts'
import { issueText } from '../../model/issue-texts.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { formatCount } from '../../util/format.ts'
import { Icon } from '../icon/Icon.tsx'
import { importReportLabels, issueLabels } from './labels.ts'

const TONES = { error: 'sg-err', warning: 'sg-warn', info: 'sg-faint' } as const

/** Issues, worst first: what happened, its code, how often, what it means, and the first case. */
export function IssueList({ issues }: { issues: readonly Issue[] }): ReactNode {
  const t = useLabels(importReportLabels)
  const words = useLabels(issueLabels)
  if (issues.length === 0) return null
  return (
    <ul className="sg-ir-issues">
      {issues.map(({ code, severity, count, example, place }) => {
        const explanation = words[`issue.${code}.explanation`] ?? issueText(code).explanation
        return (
          <li key={code} className="sg-ir-issue">
            <span className={TONES[severity]}>
              <Icon name={severity} />
              <span className="sg-sr">{t[`importReport.${severity}`]}: </span>
            </span>
            <b>
              {words[`issue.${code}.title`] ?? issueText(code).title} <code>{code}</code>
            </b>
            <span className="sg-num sg-muted">{fill(t['importReport.times'], { count: formatCount(count) })}</span>
            {explanation !== '' && <p>{explanation}</p>}
            <div className="sg-ir-example">
              {place !== undefined && !example.startsWith(place) && <span>{place}</span>}
              {example !== '' && <span dir="auto">{example}</span>}
              {count > 1 && <span>{fill(t['importReport.andMore'], { count: formatCount(count - 1) })}</span>}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
