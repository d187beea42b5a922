// What the colours of the token parts mean, and what the totals lack.
import type { ReactNode } from 'react'
import { COST_PARTS, type CostRows } from '../../analysis/cost-rows.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { formatCount } from '../../util/format.ts'
import { costTableLabels } from './labels.ts'

export function CostLegend({ costs: { total, isOverlapping } }: { costs: CostRows }): ReactNode {
  const t = useLabels(costTableLabels)
  const { costUsd, calls, callsWithoutUsage } = total
  const withoutCost = costUsd.state === 'partial' || costUsd.state === 'unknown' ? costUsd.missing : 0
  const missing = [
    ...(withoutCost > 0
      ? [fill(t['costTable.missingCost'], { count: formatCount(withoutCost), calls: formatCount(calls) })]
      : []),
    ...(callsWithoutUsage > 0
      ? [fill(t['costTable.missingUsage'], { count: formatCount(callsWithoutUsage), calls: formatCount(calls) })]
      : []),
  ]
  return (
    <div className="sg-ct-foot">
      <ul aria-hidden="true">
        {COST_PARTS.map((part) => (
          <li key={part}>
            <i className="sg-ct-swatch" data-part={part} />
            {t[`costTable.col.${part}`]}
          </li>
        ))}
      </ul>
      {isOverlapping && <p dir="auto">{t['costTable.overlap']}</p>}
      {missing.length > 0 && <p dir="auto">{missing.join(', ')}</p>}
    </div>
  )
}
