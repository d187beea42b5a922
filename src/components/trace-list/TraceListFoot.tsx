// How many traces are shown, and what they come to.
import type { ReactNode } from 'react'
import { percentile } from '../../analysis/percentile.ts'
import type { TraceSummary } from '../../analysis/trace-summary.ts'
import { type Amount, amountValue, computed, sumAmounts } from '../../model/amount.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { formatCount, formatDuration } from '../../util/format.ts'
import { Cost, Figure } from '../figure/Figure.tsx'
import { traceListLabels } from './labels.ts'

/** What some traces come to. */
export interface ListTotals {
  readonly count: number
  readonly p50Ms: number | undefined
  /** Traces whose duration is known: those the median is of. */
  readonly timedCount: number
  readonly tokens: Amount | undefined
  readonly cost: Amount | undefined
  /** The largest of each figure: what comparison bars are measured against. */
  readonly max: { readonly durationMs: number; readonly tokens: number; readonly cost: number }
}

export function listTotals(found: readonly TraceSummary[]): ListTotals {
  const durations: number[] = []
  const tokens: Amount[] = []
  const costs: Amount[] = []
  const max = { durationMs: 0, tokens: 0, cost: 0 }
  for (const summary of found) {
    if (summary.durationMs !== undefined) durations.push(summary.durationMs)
    if (summary.tokens) tokens.push(summary.tokens)
    if (summary.cost) costs.push(summary.cost)
    max.durationMs = Math.max(max.durationMs, summary.durationMs ?? 0)
    max.tokens = Math.max(max.tokens, amountValue(summary.tokens) ?? 0)
    max.cost = Math.max(max.cost, amountValue(summary.cost) ?? 0)
  }
  return {
    count: found.length,
    p50Ms: percentile(durations, 0.5),
    timedCount: durations.length,
    tokens: sumAmounts(tokens),
    cost: sumAmounts(costs),
    max,
  }
}

export interface TraceListFootProps {
  readonly totals: ListTotals
  readonly all: number
  /** While a search goes through inputs: those searched so far. */
  readonly searched: number | undefined
}

export function TraceListFoot({ totals, all, searched }: TraceListFootProps): ReactNode {
  const t = useLabels(traceListLabels)
  const count =
    totals.count < all
      ? fill(t['traceList.count'], { shown: formatCount(totals.count), all: formatCount(all) })
      : all === 1
        ? t['traceList.countOne']
        : fill(t['traceList.countAll'], { all: formatCount(all) })
  const p50Basis = fill(t['traceList.p50Basis'], { count: formatCount(totals.timedCount) })
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
