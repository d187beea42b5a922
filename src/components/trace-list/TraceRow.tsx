// One trace in two lines: name, time and marks over what was asked; figures at the end with bars to compare them.
// biome-ignore-all lint/a11y/useSemanticElements: virtual rows in a CSS grid cannot be those of a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus moves over whole rows, not over cells
// biome-ignore-all lint/a11y/useKeyWithClickEvents: keys are handled by the grid
import { memo, type ReactNode } from 'react'
import type { TraceSummary } from '../../analysis/trace-summary.ts'
import { type Amount, amountValue, supplied, unknown } from '../../model/amount.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { formatCount, formatDuration } from '../../util/format.ts'
import { oneLine } from '../../util/printable.ts'
import { Cost, Figure } from '../figure/Figure.tsx'
import { Icon, typeIcon } from '../icon/Icon.tsx'
import { traceListLabels } from './labels.ts'
import { usePreview } from './previews.ts'
import type { ListTotals } from './totals.ts'

export interface TraceRowProps {
  readonly summary: TraceSummary
  readonly index: number
  readonly startPx: number
  readonly isActive: boolean
  readonly isOpen: boolean
  /** The largest value of each figure in the list. */
  readonly scale: ListTotals['max']
  readonly formatTime: (ms: number) => string
  readonly onOpen: (traceId: string, index: number) => void
}

type Words = { readonly [K in keyof typeof traceListLabels]: string }

export const TraceRow = memo(function TraceRow(props: TraceRowProps): ReactNode {
  const { summary, index, startPx, isActive, isOpen, scale, formatTime, onOpen } = props
  const t = useLabels(traceListLabels)
  const type = summary.observationType ?? 'other'
  return (
    <div
      className="sg-tl-r sg-tl-row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isOpen}
      tabIndex={isActive ? 0 : -1}
      data-index={index}
      onClick={() => onOpen(summary.traceId, index)}
      style={{ transform: `translateY(${startPx}px)` }}
    >
      <div className="sg-tl-what" role="gridcell">
        <div className="sg-tl-name" data-type={type}>
          <span className="sg-ti">
            <Icon name={typeIcon(type)} size={14} />
            <span className="sg-sr">{type}</span>
          </span>
          <b className="sg-cut" dir="auto" data-sg-tip="">
            {oneLine(summary.name)}
          </b>
          <time dateTime={summary.startMs === undefined ? undefined : new Date(summary.startMs).toISOString()}>
            {summary.startMs === undefined ? t['traceList.noStart'] : formatTime(summary.startMs)}
          </time>
          <Marks summary={summary} t={t} />
        </div>
        <Asked summary={summary} t={t} />
      </div>
      <Cell name="duration" share={ratio(summary.durationMs, scale.durationMs)}>
        <Figure
          amount={durationOf(summary, t)}
          format={formatDuration}
          label={t['traceList.duration']}
          isTabStop={false}
        />
      </Cell>
      <Cell name="tokens" share={ratio(amountValue(summary.tokens), scale.tokens)}>
        <Figure amount={summary.tokens} label={t['traceList.tokens']} isTabStop={false} />
      </Cell>
      <Cell name="cost" share={ratio(amountValue(summary.cost), scale.cost)}>
        <Cost amount={summary.cost} label={t['traceList.cost']} isTabStop={false} />
      </Cell>
    </div>
  )
})

function Cell({ name, share, children }: { name: string; share: number; children: ReactNode }): ReactNode {
  return (
    <div className={`sg-tl-n sg-tl-${name}`} role="gridcell">
      {children}
      {share > 0 && (
        <span className="sg-tl-bar" aria-hidden="true">
          <i style={{ inlineSize: `${share * 100}%` }} />
        </span>
      )}
    </div>
  )
}

const ratio = (value: number | undefined, max: number): number => (value && max > 0 ? value / max : 0)

/** While spans are unfinished, a trace took at least as long as is known. */
function durationOf({ durationMs, unfinishedCount, spanCount }: TraceSummary, t: Words): Amount | undefined {
  if (spanCount === 0) return undefined
  if (durationMs === undefined) return unknown(t['traceList.noEnd'])
  if (unfinishedCount === 0) return supplied(durationMs)
  const why = fill(t['traceList.unfinished'], { count: unfinishedCount })
  return { state: 'partial', value: durationMs, missing: unfinishedCount, why }
}

function Marks({ summary, t }: { summary: TraceSummary; t: Words }): ReactNode {
  const { errorCount, unfinishedCount, scores } = summary
  const feedback = scores.filter((score) => score.kind === 'boolean')
  const shown = feedback.find((score) => score.value === false) ?? feedback[0]
  return (
    <>
      {errorCount > 0 && (
        <Mark
          kind="error"
          className="sg-err"
          text={fill(t['traceList.errorMark'], { count: formatCount(errorCount) })}
        />
      )}
      {unfinishedCount > 0 && <Mark kind="unfinished" className="sg-faint" text={t['traceList.unfinishedMark']} />}
      {shown && shown.value === false && (
        <Mark kind="down" className="sg-muted" text={fill(t['traceList.scoreDown'], { name: shown.name })} />
      )}
      {shown && shown.value === true && (
        <Mark kind="up" className="sg-faint" text={fill(t['traceList.scoreUp'], { name: shown.name })} />
      )}
    </>
  )
}

function Mark({
  kind,
  className,
  text,
}: {
  kind: 'error' | 'unfinished' | 'up' | 'down'
  className: string
  text: string
}) {
  return (
    <span className={`sg-tl-mark ${className}`} data-sg-tip={text}>
      <Icon name={kind} size={12} />
      <span className="sg-sr">{text}</span>
    </span>
  )
}

/** What was asked; where nothing was, what the trace is made of. */
function Asked({ summary, t }: { summary: TraceSummary; t: Words }): ReactNode {
  const asked = usePreview(summary.traceRow)
  const { spanCount, models } = summary
  const count =
    spanCount === 0
      ? t['traceList.noSpan']
      : spanCount === 1
        ? t['traceList.oneSpan']
        : fill(t['traceList.spanCount'], { count: formatCount(spanCount) })
  return (
    <p className="sg-cut" dir="auto" data-sg-tip="">
      {asked === undefined ? '\u00a0' : oneLine(asked === '' ? [count, ...models].join(' · ') : asked)}
    </p>
  )
}
