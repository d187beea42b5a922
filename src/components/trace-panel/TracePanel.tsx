// The whole panel: one trace, or the list of them with a way back.

import type { ReactNode } from 'react'
import { scoresByTrace } from '../../analysis/trace-summary.ts'
import { useOpening, usePanel, usePanelStore, useTraceSet } from '../../react/hooks.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { TraceProvider, type TraceProviderProps } from '../../react/provider.tsx'
import { Icon } from '../icon/Icon.tsx'
import { Root, type RootProps } from '../root/Root.tsx'
import { ScoreList } from '../span-details/Scores.tsx'
import { TraceList } from '../trace-list/TraceList.tsx'
import { Opening } from '../waterfall/Waterfall.tsx'
import { tracePanelLabels } from './labels.ts'
import { TraceView } from './TraceView.tsx'

export interface TracePanelProps
  extends Omit<TraceProviderProps, 'children'>,
    Omit<RootProps, 'part' | 'children' | 'prefix' | keyof TraceProviderProps> {}

/** Fills its container; give that a height, or the panel takes 560 px. */
export function TracePanel(props: TracePanelProps): ReactNode {
  const {
    traces,
    traceId,
    defaultTraceId,
    selectedSpan,
    defaultSelectedSpan,
    collapsed,
    defaultCollapsed,
    prices,
    labels,
    onIssue,
    onTraceChange,
    onSelectedSpanChange,
    onCollapsedChange,
    ...rest
  } = props
  return (
    <TraceProvider
      traces={traces}
      traceId={traceId}
      defaultTraceId={defaultTraceId}
      selectedSpan={selectedSpan}
      defaultSelectedSpan={defaultSelectedSpan}
      collapsed={collapsed}
      defaultCollapsed={defaultCollapsed}
      prices={prices}
      labels={labels}
      onIssue={onIssue}
      onTraceChange={onTraceChange}
      onSelectedSpanChange={onSelectedSpanChange}
      onCollapsedChange={onCollapsedChange}
    >
      <Panel {...rest} />
    </TraceProvider>
  )
}

function Panel(props: Omit<RootProps, 'part' | 'children'>): ReactNode {
  const t = useLabels(tracePanelLabels)
  return (
    <Root part="panel" aria-label={t['tracePanel.label']} {...props}>
      <Content />
    </Root>
  )
}

function Content(): ReactNode {
  const t = useLabels(tracePanelLabels)
  const { dataset } = useTraceSet()
  const store = usePanelStore()
  const traceId = usePanel((state) => state.traceId)
  const { trace, spans } = useOpening()
  const back =
    dataset.traceCount > 1 ? (
      <button
        type="button"
        className="sg-btn"
        data-kind="icon"
        aria-label={t['tracePanel.back']}
        data-sg-tip={t['tracePanel.back']}
        onClick={() => store.getState().openTrace(undefined, 'pointer')}
      >
        <Icon name="back" />
      </button>
    ) : null
  if (dataset.traceCount === 0) {
    return (
      <div className="sg-body">
        <div className="sg-state">
          <Icon name="workflow" size={20} />
          <b>{t['tracePanel.emptyTitle']}</b>
          <p>{t['tracePanel.empty']}</p>
        </div>
      </div>
    )
  }
  if (traceId === undefined) {
    return (
      <div className="sg-body">
        <TraceList />
      </div>
    )
  }
  if (!trace && spans > 0) {
    return (
      <div className="sg-body">
        <Opening spans={spans} />
      </div>
    )
  }
  if (trace && trace.tree.rows.length > 0) return <TraceView key={traceId} trace={trace} back={back} />
  const scores = scoresByTrace(dataset).get(traceId)
  return (
    <div className="sg-body">
      <div className="sg-state">
        <Icon name={scores ? 'evaluator' : 'search'} size={20} />
        <b>{t[scores ? 'tracePanel.scoresTitle' : 'tracePanel.missingTitle']}</b>
        <p>{fill(t[scores ? 'tracePanel.scores' : 'tracePanel.missing'], { traceId })}</p>
        {scores && <ScoreList scores={scores} />}
        {dataset.traceCount > 1 && (
          <div className="sg-acts">
            <button
              type="button"
              className="sg-btn"
              data-kind="line"
              onClick={() => store.getState().openTrace(undefined, 'pointer')}
            >
              {t['tracePanel.back']}
            </button>
          </div>
        )}
      </div>
    </div>
  )
}
