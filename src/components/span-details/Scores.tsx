import type { ReactNode } from 'react'
import type { Dataset } from '../../model/dataset.ts'
import type { SpanKey } from '../../model/ids.ts'
import type { Score } from '../../model/score.ts'
import { useLabels } from '../../react/labels.ts'
import { Icon } from '../icon/Icon.tsx'
import { LongText } from '../long-text/LongText.tsx'
import { spanDetailsLabels } from './labels.ts'

/** Evaluations and feedback on one span. */
export function Scores({ dataset, spanKey }: { dataset: Dataset; spanKey: SpanKey }): ReactNode {
  const t = useLabels(spanDetailsLabels)
  const scores = dataset.scores.filter(({ target }) => target.type === 'span' && target.key === spanKey)
  if (scores.length === 0) return null
  return (
    <ul className="sg-scores" aria-label={t['details.scores']}>
      {scores.map((score) => (
        <li key={score.id}>
          <span>{score.name}</span>
          <b className="sg-num">{scoreValue(score)}</b>
          {score.source !== undefined && <span className="sg-faint">{score.source}</span>}
          {score.comment && (
            <div>
              <LongText text={score.comment} firstChars={300} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

const scoreValue = ({ value }: Score): ReactNode => {
  if (typeof value === 'boolean') {
    return (
      <>
        <Icon name={value ? 'up' : 'down'} size={14} />
        <span className="sg-sr">{String(value)}</span>
      </>
    )
  }
  return typeof value === 'number' ? Number(value.toPrecision(3)).toString() : value
}
