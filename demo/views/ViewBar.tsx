// Which view of the open data set is shown. A view stands here only if there is something in it.
import { type ReactNode, useMemo } from 'react'
import { formatCount, Icon, useTraceSet } from '../spanglass.ts'
import type { View } from '../state/store.ts'
import { useDemo, useDemoStore } from '../state/use-demo.ts'

export function ViewBar(): ReactNode {
  const store = useDemoStore()
  const view = useDemo((state) => state.view)
  const isGrowing = useDemo((state) => state.open?.isGrowing)
  const { dataset } = useTraceSet()
  const issue = useDemo(({ entries }) => entries.find(({ id }) => id === dataset.id)?.worstIssue)
  const hasUsage = useMemo(
    () => dataset.data.sparse.some(({ key }) => key.startsWith(':usage') || key === ':costUsd'),
    [dataset],
  )
  const isMarked = issue !== undefined && issue.severity !== 'info'
  const tab = (name: View, words: ReactNode) => (
    <button type="button" aria-pressed={view === name} onClick={() => store.setState({ view: name, pane: 'list' })}>
      {words}
    </button>
  )
  return (
    <header className="demo-cap demo-viewbar">
      <button
        type="button"
        className="sg-btn demo-back-library"
        data-kind="icon"
        aria-label="Back to the library"
        onClick={() => store.setState({ pane: 'library' })}
      >
        <Icon name="back" />
      </button>
      <nav className="sg-seg" aria-label="Views">
        {tab(
          'traces',
          <>
            Traces <em>{formatCount(dataset.traceCount)}</em>
          </>,
        )}
        {hasUsage && tab('costs', 'Costs')}
        {dataset.scores.length > 0 &&
          tab(
            'scores',
            <>
              Scores <em>{formatCount(dataset.scores.length)}</em>
            </>,
          )}
        {tab(
          'report',
          <>
            <span className="demo-wide">Import report</span>
            <span className="demo-short">Report</span>
            {isMarked && (
              <span className={issue.severity === 'error' ? 'sg-err' : 'sg-warn'}>
                <Icon name={issue.severity === 'error' ? 'error' : 'warning'} size={12} />
                <span className="sg-sr">
                  {issue.count} {issue.severity === 'error' ? 'errors' : 'warnings'}
                </span>
              </span>
            )}
          </>,
        )}
      </nav>
      {isGrowing && <span className="sg-faint">reading…</span>}
      <button
        type="button"
        className="sg-btn demo-export-open"
        aria-haspopup="dialog"
        aria-label="Export"
        disabled={isGrowing}
        onClick={() => store.setState({ dialog: 'export' })}
      >
        <Icon name="download" size={14} />
        <span className="demo-wide">Export</span>
      </button>
    </header>
  )
}
