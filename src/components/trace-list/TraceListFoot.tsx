// How many traces are shown, and what they come to.
import type { ReactNode } from 'react'
import { computed } from '../../model/amount.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { formatCount, formatDuration } from '../../util/format.ts'
import { Cost, Figure } from '../figure/Figure.tsx'
import { traceListLabels } from './labels.ts'
import type { ListTotals } from './totals.ts'

export interface TraceListFootProps {
  readonly totals: ListTotals
  /** Traces that are shown. */
  readonly count: number
  readonly all: number
  /** While a search goes through what was said: the part searched so far, 0 to 1. */
  readonly searched: number | undefined
  /** While the order that was asked for is not there yet. */
  readonly isSorting: boolean
  /** While tokens and costs are added up: traces done so far. */
  readonly added: number | undefined
}

export function TraceListFoot({ totals, count, all, searched, isSorting, added }: TraceListFootProps): ReactNode {
  const t = useLabels(traceListLabels)
  const counted =
    count < all
      ? fill(t['traceList.count'], { shown: formatCount(count), all: formatCount(all) })
      : all === 1
        ? t['traceList.countOne']
        : fill(t['traceList.countAll'], { all: formatCount(all) })
  const p50Basis = fill(t['traceList.p50Basis'], { count: formatCount(totals.timedCount) })
  return (
    <div className="sg-tl-r sg-tl-foot">
      <span className="sg-cut" role="status">
        {counted}
        {isSorting && <> · {t['traceList.sorting']}</>}
        {added ? <> · {fill(t['traceList.adding'], { done: Math.floor((100 * added) / all) })}</> : null}
        {searched !== undefined && <> · {fill(t['traceList.searching'], { done: Math.floor(searched * 100) })}</>}
      </span>
      <span className="sg-tl-n sg-tl-duration">
        {totals.p50Ms !== undefined && (
          <>
            <small>{t['traceList.p50']}</small>{' '}
            <Figure amount={computed(totals.p50Ms, p50Basis)} format={formatDuration} label={t['traceList.duration']} />
          </>
        )}
      </span>
      <span className="sg-tl-n sg-tl-tokens">
        <Figure amount={totals.tokens} label={t['traceList.tokens']} />
      </span>
      <span className="sg-tl-n sg-tl-cost">
        <Cost amount={totals.cost} label={t['traceList.cost']} />
      </span>
    </div>
  )
}
