// Thumbs and labels with their shares.
import { type ReactNode, useMemo } from 'react'
import { type ScoreGroup, type Share, sharesOf } from '../../analysis/score-bins.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { formatCount } from '../../util/format.ts'
import { oneLine } from '../../util/printable.ts'
import { formatPercent, ShareBars } from '../charts/ShareBars.tsx'
import { Icon } from '../icon/Icon.tsx'
import { scoreHistogramLabels } from './labels.ts'
import { ScoreCard, selectedText } from './ScoreCard.tsx'
import { useBarSelection } from './use-bar-selection.ts'

/** Labels that are drawn; the table has them all. */
const MAX_LABELS = 12

export function ShareCard({ group }: { readonly group: ScoreGroup }): ReactNode {
  const t = useLabels(scoreHistogramLabels)
  const shares = useMemo(() => sharesOf(group), [group])
  const bars = useMemo(() => shares.map((share) => share.scores), [shares])
  const { range, select } = useBarSelection(bars)
  const isBoolean = group.kind === 'boolean'
  const textOf = ({ value }: Share) =>
    typeof value === 'boolean' ? t[value ? 'scoreHistogram.up' : 'scoreHistogram.down'] : oneLine(value)
  const count = group.scores.length
  const [first] = shares
  const n = { label: t['scoreHistogram.n'], text: formatCount(count) }
  const shown = shares.slice(0, MAX_LABELS)
  const most = count === 1 ? (shares.find(({ scores }) => scores.length === 1) ?? first) : first
  return (
    <ScoreCard
      group={group}
      figures={
        isBoolean
          ? [{ label: t['scoreHistogram.positive'], text: `${formatPercent(first.share)} %` }, n]
          : [{ label: t['scoreHistogram.labels'], text: formatCount(shares.length) }, n]
      }
      summary={fill(t[`scoreHistogram.summary.${count === 1 ? 'one' : isBoolean ? 'boolean' : 'categorical'}`], {
        name: group.name,
        count: formatCount(count),
        labels: formatCount(shares.length),
        value: textOf(most),
        share: formatPercent(first.share),
      })}
      table={shares.map((share) => ({ value: textOf(share), count: share.scores.length, share: share.share }))}
      note={
        shown.length < shares.length
          ? fill(t['scoreHistogram.cut'], { shown: formatCount(shown.length), all: formatCount(shares.length) })
          : undefined
      }
      selected={range && selectedText(textOf(shares[range[0]]), bars[range[0]].length, t)}
      onClear={() => select(undefined)}
    >
      <ShareBars
        label={fill(t['scoreHistogram.bars'], { name: group.name })}
        maxShare={isBoolean ? 1 : first.share}
        bars={shown.map((share) => ({
          key: String(share.value),
          label: isBoolean ? (
            <>
              <Icon name={share.value === true ? 'up' : 'down'} />
              <span className="sg-sr">{textOf(share)}</span>
            </>
          ) : (
            <span dir="auto">{textOf(share)}</span>
          ),
          count: share.scores.length,
          share: share.share,
          unit: t[share.scores.length === 1 ? 'scoreHistogram.score' : 'scoreHistogram.scores'],
        }))}
        range={range}
        select={select}
      />
    </ScoreCard>
  )
}
