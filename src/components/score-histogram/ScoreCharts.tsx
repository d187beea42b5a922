// The charts, in a chunk of their own with visx.
import { type ReactNode, useMemo } from 'react'
import { type ScoreGroup, scoreGroups } from '../../analysis/score-bins.ts'
import { useTraceSet } from '../../react/hooks.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { Icon } from '../icon/Icon.tsx'
import { scoreHistogramLabels } from './labels.ts'
import { NumericCard } from './NumericCard.tsx'
import { ShareCard } from './ShareCard.tsx'

export default function ScoreCharts({ name }: { readonly name: string | undefined }): ReactNode {
  const t = useLabels(scoreHistogramLabels)
  const { dataset } = useTraceSet()
  const groups = useMemo(() => scoreGroups(dataset), [dataset])
  const shown = name === undefined ? groups : groups.filter((group) => group.name === name)
  if (shown.length === 0) {
    return (
      <div className="sg-state">
        <Icon name="evaluator" size={20} className="sg-faint" />
        <b>{t['scoreHistogram.emptyTitle']}</b>
        <p>
          {groups.length > 0 && name !== undefined
            ? fill(t['scoreHistogram.noName'], { name })
            : t['scoreHistogram.empty']}
        </p>
      </div>
    )
  }
  return (
    <div className="sg-sh-cards">
      {shown.map((group) => (
        <Card key={`${group.kind} ${group.name}`} group={group} />
      ))}
    </div>
  )
}

const Card = ({ group }: { readonly group: ScoreGroup }): ReactNode =>
  group.kind === 'numeric' ? <NumericCard group={group} /> : <ShareCard group={group} />
