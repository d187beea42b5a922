// The list itself, in a chunk of its own: search, sort, virtual rows, totals.
import { type ReactNode, useMemo, useState } from 'react'
import type { TraceSummary } from '../../analysis/trace-summary.ts'
import { usePanel, usePanelStore, useTraceSet } from '../../react/hooks.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { formatCount } from '../../util/format.ts'
import { Icon } from '../icon/Icon.tsx'
import { traceListLabels } from './labels.ts'
import { SelectionNote } from './SelectionNote.tsx'
import { listTotals, TraceListFoot } from './TraceListFoot.tsx'
import { TraceListTools } from './TraceListTools.tsx'
import { TraceRows } from './TraceRows.tsx'
import { makeTimeFormat } from './time-format.ts'
import { useFoundTraces } from './use-found-traces.ts'
import { useTraceSummaries } from './use-summaries.ts'
import { useTraceTable } from './use-trace-table.ts'

export default function TraceListBody(): ReactNode {
  const t = useLabels(traceListLabels)
  const { dataset } = useTraceSet()
  const { value: summaries, done } = useTraceSummaries()
  if (dataset.traceCount === 0) {
    return (
      <div className="sg-state">
        <Icon name="file" size={20} />
        <b>{t['traceList.emptyTitle']}</b>
        <p>{t['traceList.empty']}</p>
      </div>
    )
  }
  if (!summaries) return <Loading done={done} all={dataset.traceCount} />
  return <LoadedList summaries={summaries} />
}

function Loading({ done, all }: { done: number; all: number }): ReactNode {
  const t = useLabels(traceListLabels)
  return (
    <div className="sg-tl-loading" aria-busy="true">
      <p role="status">{fill(t['traceList.loading'], { done: formatCount(done), all: formatCount(all) })}</p>
      <span className="sg-tl-meter">
        <i style={{ inlineSize: `${(done / all) * 100}%` }} />
      </span>
    </div>
  )
}

function LoadedList({ summaries }: { summaries: readonly TraceSummary[] }): ReactNode {
  const t = useLabels(traceListLabels)
  const store = usePanelStore()
  const selected = usePanel((state) => state.selectedTraces)
  const [typed, setTyped] = useState('')
  const { found, query, searched } = useFoundTraces(summaries, typed)
  const table = useTraceTable(found)
  const totals = useMemo(() => listTotals(found), [found])
  const formatTime = useMemo(() => makeTimeFormat(summaries.map(({ startMs }) => startMs)), [summaries])
  const showAll = () => {
    setTyped('')
    store.getState().selectTraces(undefined)
  }
  return (
    <>
      <TraceListTools query={typed} onQuery={setTyped} table={table} />
      {selected && (
        <SelectionNote onClear={() => store.getState().selectTraces(undefined)}>
          {fill(t['traceList.selected'], { count: formatCount(selected.size), all: formatCount(summaries.length) })}
        </SelectionNote>
      )}
      {found.length > 0 ? (
        <TraceRows table={table} totals={totals} formatTime={formatTime} />
      ) : (
        <NoMatch all={summaries.length} query={query.trim()} searched={searched} onShowAll={showAll} />
      )}
      <TraceListFoot totals={totals} all={summaries.length} searched={searched} />
    </>
  )
}

interface NoMatchProps {
  readonly all: number
  readonly query: string
  readonly searched: number | undefined
  onShowAll(): void
}

function NoMatch({ all, query, searched, onShowAll }: NoMatchProps): ReactNode {
  const t = useLabels(traceListLabels)
  const count = formatCount(all)
  const why =
    query === ''
      ? fill(t['traceList.noneSelected'], { all: count })
      : searched === undefined
        ? fill(t['traceList.noMatch'], { all: count, query })
        : fill(t['traceList.noMatchYet'], { all: count, done: formatCount(searched) })
  return (
    <div className="sg-state sg-tl-none">
      <Icon name="filter" size={20} />
      <b>{t[searched === undefined ? 'traceList.noMatchTitle' : 'traceList.noMatchYetTitle']}</b>
      <p>{why}</p>
      <div className="sg-acts">
        <button type="button" className="sg-btn" data-kind="line" onClick={onShowAll}>
          {t['traceList.showAll']}
        </button>
      </div>
    </div>
  )
}
