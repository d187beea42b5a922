// Numeric scores in bins.
import { type ReactNode, useMemo } from 'react'
import { type Bin, type ScoreGroup, spreadOf } from '../../analysis/score-bins.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { formatCount } from '../../util/format.ts'
import { ColumnChart } from '../charts/ColumnChart.tsx'
import { scoreHistogramLabels } from './labels.ts'
import { ScoreCard, selectedText } from './ScoreCard.tsx'
import { useBarSelection } from './use-bar-selection.ts'

const NO_BINS: readonly Bin[] = []

export function NumericCard({ group }: { readonly group: ScoreGroup }): ReactNode {
  const t = useLabels(scoreHistogramLabels)
  const spread = useMemo(() => spreadOf(group.scores), [group])
  const bins = spread?.bins ?? NO_BINS
  const bars = useMemo(() => bins.map((bin) => bin.scores), [bins])
  const { range, select } = useBarSelection(bars)
  const clear = () => select(undefined)
  if (!spread) {
    return (
      <ScoreCard
        group={group}
        figures={[]}
        summary={t['scoreHistogram.noNumbers']}
        table={[]}
        selected={undefined}
        onClear={clear}
      >
        <p className="sg-sh-note">{t['scoreHistogram.noNumbers']}</p>
      </ScoreCard>
    )
  }
  const { count, mean, median, min, max, isDiscrete } = spread
  const rangeText = (first: Bin, last: Bin) =>
    first.from === last.to
      ? formatScore(first.from)
      : fill(t['scoreHistogram.range'], { from: formatScore(first.from), to: formatScore(last.to) })
  const left = group.scores.length - count
  const half = isDiscrete ? 0.5 : 0
  return (
    <ScoreCard
      group={group}
      figures={[
        { label: t['scoreHistogram.mean'], text: formatScore(mean) },
        { label: t['scoreHistogram.median'], text: formatScore(median) },
        { label: t['scoreHistogram.n'], text: formatCount(count) },
      ]}
      summary={fill(t[count === 1 ? 'scoreHistogram.summary.one' : 'scoreHistogram.summary.numeric'], {
        name: group.name,
        value: formatScore(mean),
        count: formatCount(count),
        min: formatScore(min),
        max: formatScore(max),
        mean: formatScore(mean),
        median: formatScore(median),
      })}
      table={bins.map((bin) => ({
        value: rangeText(bin, bin),
        count: bin.scores.length,
        share: bin.scores.length / count,
      }))}
      note={left > 0 ? fill(t['scoreHistogram.notNumbers'], { count: formatCount(left) }) : undefined}
      selected={
        range &&
        selectedText(rangeText(bins[range[0]], bins[range[1] - 1]), bars.slice(range[0], range[1]).flat().length, t)
      }
      onClear={clear}
    >
      <ColumnChart
        label={fill(t['scoreHistogram.bars'], { name: group.name })}
        columns={bins.map((bin) => ({
          from: bin.from - half,
          to: bin.to + half,
          count: bin.scores.length,
          label: fill(t[bin.scores.length === 1 ? 'scoreHistogram.barOne' : 'scoreHistogram.bar'], {
            value: rangeText(bin, bin),
            count: formatCount(bin.scores.length),
          }),
        }))}
        ticks={isDiscrete && bins.length <= 11 ? bins.map((bin) => bin.from) : undefined}
        formatTick={formatScore}
        range={range}
        select={select}
      />
    </ScoreCard>
  )
}

/** At most three significant digits, without trailing zeros; large numbers as counts. */
export const formatScore = (value: number): string =>
  Math.abs(value) >= 1000 ? formatCount(value) : String(Number(value.toPrecision(3)))
