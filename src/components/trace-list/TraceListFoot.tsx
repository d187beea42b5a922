// How many traces are shown, and what they come to.
import { type ReactNode, useMemo } from 'react'
import { percentile } from '../../analysis/percentile.ts'
import type { TraceSummary } from '../../analysis/trace-summary.ts'
import { computed, sumAmounts } from '../../model/amount.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { formatCount, formatDuration } from '../../util/format.ts'
import { Cost, Figure } from '../figure/Figure.tsx'
import { traceListLabels } from './labels.ts'

export interface TraceListFootProps {
  readonly found: readonly TraceSummary[]
  readonly all: number
  /** While a search goes through inputs: those searched so far. */
  readonly searched: number | undefined
}

export function TraceListFoot({ found, all, searched }: TraceListFootProps): ReactNode {
  const t = useLabels(traceListLabels)
  const totals = useMemo(() => {
    const durations = found.flatMap(({ durationMs }) => durationMs ?? [])
    return {
      p50Ms: percentile(durations, 0.5),
      timed: durations.length,
      tokens: sumAmounts(found.flatMap(({ tokens }) => tokens ?? [])),
      cost: sumAmounts(found.flatMap(({ cost }) => cost ?? [])),
    }
  }, [found])
  const count =
    found.length < all
      ? fill(t['traceList.count'], { shown: formatCount(found.length), all: formatCount(all) })
      : all === 1
        ? t['traceList.countOne']
        : fill(t['traceList.countAll'], { all: formatCount(all) })
  const p50Basis = fill(t['traceList.p50Basis'], { count: formatCount(totals.timed) })
  return (
    <div className="sg-tl-r sg-tl-foot">
      <span className="sg-cut" role="status">
        {count}
        {searched !== undefined && (
          <> · {fill(t['traceList.searching'], { done: formatCount(searched), all: formatCount(all) })}</>
        )}
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
