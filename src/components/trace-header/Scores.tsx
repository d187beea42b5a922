// The scores of a trace: thumbs for yes and no, numbers and words as they are.
import type { ReactNode } from 'react'
import type { Score } from '../../model/score.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { oneLine } from '../../util/printable.ts'
import { Icon } from '../icon/Icon.tsx'
import { traceHeaderLabels } from './labels.ts'

/** Scores that stand in the head; the others are counted and named in the tip. */
const SHOWN = 2

export function Scores({ scores }: { readonly scores: readonly Score[] }): ReactNode {
  const t = useLabels(traceHeaderLabels)
  const rest = scores.slice(SHOWN)
  return (
    <>
      {scores.slice(0, SHOWN).map((score) => (
        <span key={score.id} className="sg-score" data-sg-tip={tipOf(score, t)}>
          <Value score={score} t={t} />
          <small className="sg-cut">{oneLine(score.name)}</small>
        </span>
      ))}
      {rest.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its tip names the scores that have no room
        <small tabIndex={0} data-sg-tip={rest.map((score) => tipOf(score, t)).join('\n')}>
          {fill(t['traceHeader.moreScores'], { count: rest.length })}
        </small>
      )}
    </>
  )
}

type Words = { readonly [K in keyof typeof traceHeaderLabels]: string }

function Value({ score: { value, kind }, t }: { readonly score: Score; readonly t: Words }): ReactNode {
  if (kind === 'boolean') {
    return (
      <>
        <Icon name={value ? 'up' : 'down'} size={14} />
        <span className="sg-sr">{value ? t['traceHeader.yes'] : t['traceHeader.no']}</span>
      </>
    )
  }
  return (
    <span className="sg-fig">
      {typeof value === 'number' ? String(Number(value.toPrecision(3))) : oneLine(String(value))}
    </span>
  )
}

const tipOf = ({ name, value, source, author, comment }: Score, t: Words): string => {
  const text = typeof value === 'boolean' ? (value ? t['traceHeader.yes'] : t['traceHeader.no']) : String(value)
  const by = [source, author].filter(Boolean).join(', ')
  return [`${oneLine(name)}: ${oneLine(text)}${by ? ` (${oneLine(by)})` : ''}`, comment && oneLine(comment)]
    .filter(Boolean)
    .join('. ')
}
