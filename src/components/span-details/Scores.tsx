import { type ReactNode, useMemo } from 'react'
import { scoresAt } from '../../analysis/trace-scores.ts'
import type { Score } from '../../model/score.ts'
import type { OpenTrace } from '../../react/hooks.ts'
import { useLabels } from '../../react/labels.ts'
import { Icon } from '../icon/Icon.tsx'
import { LongText } from '../long-text/LongText.tsx'
import { type DetailsWords, spanDetailsLabels } from './labels.ts'

/** Evaluations and feedback on one span; on a root also those of its trace and session. */
export function Scores({ trace, place }: { trace: OpenTrace; place: number }): ReactNode {
  const scores = useMemo(() => scoresAt(trace.dataset, trace.traceRow, place), [trace, place])
  return scores.length === 0 ? null : <ScoreList scores={scores} />
}

/** Values with who gave them and what they said. */
export function ScoreList({ scores }: { scores: readonly Score[] }): ReactNode {
  const t = useLabels(spanDetailsLabels)
  return (
    <ul className="sg-scores" aria-label={t['details.scores']}>
      {scores.map((score) => (
        <li key={score.id}>
          <span>{score.name}</span>
          <b className="sg-num">{scoreValue(score)}</b>
          <span className="sg-faint">{aside(score, t)}</span>
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

/** What it is on, where that is not the span alone, and who gave it. */
const aside = ({ target, source, author }: Score, t: DetailsWords): string =>
  [target.type !== 'span' && t[`details.scoreOf.${target.type}`], source, author].filter(Boolean).join(' · ')

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
