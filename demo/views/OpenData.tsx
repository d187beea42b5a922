// The data set that is open, in one of its views.
import { lazy, type ReactNode, Suspense, useDeferredValue } from 'react'
import { Failures } from '../shell/Failures.tsx'
import { Samples } from '../shell/Samples.tsx'
import { CostTable, Icon, ImportReport, ScoreHistogram, TraceList, TracePanel, TraceProvider } from '../spanglass.ts'
import { readAgain } from '../state/open.ts'
import type { OpenData as Open } from '../state/store.ts'
import { useDemo, useDemoStore } from '../state/use-demo.ts'
import { FollowSelection, FollowTrace } from './Follow.tsx'
import { ViewBar } from './ViewBar.tsx'

const Strips = lazy(() => import('../strips/Strips.tsx'))

export function OpenData(): ReactNode {
  const open = useDemo((state) => state.open)
  return open ? <Data key={open.traces.dataset.id} open={open} /> : <NothingOpen />
}

function Data({ open }: { open: Open }): ReactNode {
  const store = useDemoStore()
  const view = useDemo((state) => state.view)
  return (
    <TraceProvider
      traces={open.traces}
      defaultTraceId={store.getState().traceId}
      onTraceChange={(traceId, { reason }) => {
        if (reason === 'api' || reason === 'data') return
        store.setState({ traceId, spanKey: undefined, view: 'traces', pane: 'panel' })
      }}
    >
      <FollowTrace />
      <FollowSelection />
      <main className="demo-main" tabIndex={-1}>
        <ViewBar />
        <Failures />
        {view === 'traces' && (
          <>
            <Suspense fallback={null}>
              <Strips />
            </Suspense>
            <TraceList
              className="demo-list"
              onClick={({ target }) => isRow(target) && store.setState({ pane: 'panel' })}
              onKeyDown={({ key, target }) =>
                (key === 'Enter' || key === ' ') && isRow(target) && store.setState({ pane: 'panel' })
              }
            />
          </>
        )}
        {view === 'costs' && <CostTable className="demo-view" />}
        {view === 'scores' && <ScoreHistogram className="demo-view" />}
        {view === 'report' && (
          <ImportReport
            className="demo-view"
            onReadAs={open.files && ((file, readAs) => void readAgain(store, file, readAs))}
          />
        )}
      </main>
      {view === 'traces' && <OpenTrace open={open} />}
    </TraceProvider>
  )
}

/** Choosing the trace that is open already changes no trace, and yet leads to it. */
const isRow = (target: EventTarget): boolean => (target as Element).closest('[role="row"][data-index]') !== null

function OpenTrace({ open }: { open: Open }): ReactNode {
  const store = useDemoStore()
  const traceId = useDemo((state) => state.traceId)
  const jumps = useDemo((state) => state.jumps)
  const { traces } = open
  // The list and the panel drawn at once would hold the page up while a file is being read.
  const isNext = useDeferredValue(true, false)
  return (
    <section className="demo-panel" aria-label="Open trace" tabIndex={-1}>
      {/* With several traces the panel has its own way back. */}
      {traces.dataset.traceCount === 1 && (
        <button type="button" className="sg-btn demo-back" onClick={() => store.setState({ pane: 'list' })}>
          <Icon name="back" /> Traces
        </button>
      )}
      {!isNext ? null : traceId === undefined ? (
        <div className="sg-state">
          <Icon name="llm" size={20} />
          <b>No trace is open</b>
          <p>Choose one in the list to see its spans, what was said, and what it cost.</p>
        </div>
      ) : (
        <TracePanel
          key={jumps}
          className="demo-trace"
          traces={traces}
          traceId={traceId}
          defaultSelectedSpan={store.getState().spanKey}
          onTraceChange={(next, { reason }) => {
            if (reason === 'data') return
            store.setState({ traceId: next, spanKey: undefined, pane: next === undefined ? 'list' : 'panel' })
          }}
          onSelectedSpanChange={(spanKey) => store.setState({ spanKey })}
        />
      )}
    </section>
  )
}

function NothingOpen(): ReactNode {
  return (
    <main className="demo-main demo-nothing">
      <Failures />
      <div className="sg-state">
        <Icon name="file" size={20} />
        <b>No file is open</b>
        <p>Choose one in the library, drop another, or open a sample.</p>
        <Samples />
      </div>
    </main>
  )
}
