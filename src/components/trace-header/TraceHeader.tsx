// The head of a trace: what it is, when it ran, and its figures with their states.
import { type ReactNode, useMemo } from 'react'
import type { Totals } from '../../analysis/totals.ts'
import { scoresOfTrace } from '../../analysis/trace-scores.ts'
import { type Amount, computed, sumAmounts } from '../../model/amount.ts'
import { revealNextError } from '../../react/commands.ts'
import { type OpenTrace, useOpenTrace, usePanelStore, useTotalsOnceKnown } from '../../react/hooks.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { useIsClient } from '../../react/use-is-client.ts'
import { formatCount, formatDuration } from '../../util/format.ts'
import { oneLine, shortId } from '../../util/printable.ts'
import { Cost, Figure } from '../figure/Figure.tsx'
import { Icon } from '../icon/Icon.tsx'
import { CopyButton } from '../long-text/CopyButton.tsx'
import { Root, type RootProps } from '../root/Root.tsx'
import { formatInstant, traceDuration, traceFacts } from './facts.ts'
import { traceHeaderLabels } from './labels.ts'
import { Scores } from './Scores.tsx'

export interface TraceHeaderProps extends Omit<RootProps, 'part' | 'children'> {
  /** Stands before the name, such as a way back to the list. */
  readonly before?: ReactNode
}

export function TraceHeader({ before, ...props }: TraceHeaderProps): ReactNode {
  const trace = useOpenTrace()
  if (!trace || trace.tree.rows.length === 0) return null
  return (
    <Root part="trace-header" {...props}>
      <div className="sg-head">
        {before}
        <Title trace={trace} />
        <Figures trace={trace} />
      </div>
    </Root>
  )
}

function Title({ trace }: { readonly trace: OpenTrace }): ReactNode {
  const t = useLabels(traceHeaderLabels)
  const isClient = useIsClient()
  const facts = useMemo(() => traceFacts(trace), [trace])
  const isMadeUp = trace.dataset.data.traces.isMadeUp[trace.traceRow] === 1
  const said = [
    [t['traceHeader.environment'], facts.environment],
    [t['traceHeader.service'], facts.service],
    [t['traceHeader.session'], facts.sessionId],
    [t['traceHeader.user'], facts.userId],
    [t['traceHeader.tags'], facts.tags.join(', ')],
  ].flatMap(([label, value]) => (label && value ? [[label, oneLine(value)] as const] : []))
  return (
    <div className="sg-title">
      <h2>
        <bdi className="sg-cut" data-sg-tip="">
          {facts.name ?? t['traceHeader.untitled']}
        </bdi>
        {facts.hint && <bdi className="sg-cut sg-title-hint">{facts.hint}</bdi>}
      </h2>
      <ul className="sg-title-facts">
        {facts.startMs !== undefined && (
          <li>
            <time dateTime={new Date(facts.startMs).toISOString()} data-sg-tip={new Date(facts.startMs).toISOString()}>
              {isClient ? formatInstant(facts.startMs) : new Date(facts.startMs).toISOString()}
            </time>
          </li>
        )}
        {said.map(([label, value]) => (
          <li key={label}>
            <bdi data-sg-tip={fill(label, { value })}>{shortId(value)}</bdi>
          </li>
        ))}
        {!isMadeUp && (
          <li className="sg-title-id">
            <span className="sg-mono" data-sg-tip={trace.traceId}>
              {shortId(trace.traceId)}
            </span>
            <CopyButton text={trace.traceId} label={t['traceHeader.copyId']} />
          </li>
        )}
      </ul>
    </div>
  )
}

function Figures({ trace }: { readonly trace: OpenTrace }): ReactNode {
  const totals = useTotalsOnceKnown(trace)
  return totals ? <KnownFigures trace={trace} totals={totals} /> : <dl className="sg-figs" aria-busy="true" />
}

function KnownFigures({ trace, totals }: { readonly trace: OpenTrace; readonly totals: Totals }): ReactNode {
  const t = useLabels(traceHeaderLabels)
  const scores = useMemo(() => scoresOfTrace(trace.dataset, trace.traceRow), [trace])
  const duration = useMemo(
    () =>
      traceDuration(trace, totals.unfinished, {
        noTimes: t['traceHeader.noTimes'],
        unfinished: fill(t['traceHeader.unfinished'], { count: totals.unfinished }),
      }),
    [trace, totals, t],
  )
  const cost = sumAmounts([totals.costUsd, totals.embeddingCostUsd].filter((amount) => amount !== undefined))
  const figures: [label: string, value: ReactNode][] = [
    [t['traceHeader.duration'], <Figure key="" amount={duration} format={formatDuration} />],
    [
      t['traceHeader.modelCalls'],
      <Figure key="" amount={computed(totals.observations.llm, t['traceHeader.modelCallsBasis'])} />,
    ],
  ]
  const tokens = tokensOf(totals.tokens, totals.embeddingTokens, t['traceHeader.tokensBasis'])
  if (tokens) figures.push([t['traceHeader.tokens'], <Figure key="" amount={tokens} />])
  if (cost) figures.push([t['traceHeader.cost'], <Cost key="" amount={cost} />])
  figures.push([t['traceHeader.errors'], <Errors key="" totals={totals} />])
  if (scores.length > 0) figures.push([t['traceHeader.scores'], <Scores key="" scores={scores} />])
  return (
    <dl className="sg-figs">
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Both kinds in one figure, named apart in its reason. */
function tokensOf(calls: Amount | undefined, embeddings: Amount | undefined, basis: string): Amount | undefined {
  if (!calls || !embeddings) return calls ?? embeddings
  const sum = sumAmounts([calls, embeddings])
  const text = (amount: Amount) => (amount.state === 'unknown' ? '–' : amount.value.toLocaleString('en-US'))
  return sum?.state === 'computed' || sum?.state === 'supplied'
    ? computed(sum.value, fill(basis, { calls: text(calls), embeddings: text(embeddings) }))
    : sum
}

function Errors({ totals }: { readonly totals: Totals }): ReactNode {
  const t = useLabels(traceHeaderLabels)
  const store = usePanelStore()
  const aside = [
    totals.silentFailures > 0 && fill(t['traceHeader.silent'], { count: totals.silentFailures }),
    totals.handledExceptions > 0 && fill(t['traceHeader.handled'], { count: totals.handledExceptions }),
  ].filter((text) => text !== false)
  if (totals.errors === 0) {
    return (
      <span className="sg-fig" data-sg-tip={[t['traceHeader.noErrors'], ...aside].join(' ')}>
        0
      </span>
    )
  }
  const label =
    totals.errors === 1 ? t['traceHeader.onlyError'] : fill(t['traceHeader.nextError'], { count: totals.errors })
  return (
    <button
      type="button"
      className="sg-errors"
      aria-label={label}
      data-sg-tip={[label, ...aside].join('. ')}
      onClick={() => {
        if (revealNextError(store, 'pointer')) store.getState().setDetailsOpen(true)
      }}
    >
      <Icon name="error" size={14} />
      {formatCount(totals.errors)}
    </button>
  )
}
