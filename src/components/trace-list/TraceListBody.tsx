// The list itself, in a chunk of its own: search, sort, virtual rows, totals.
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import { matchesWords, searchWords } from '../../analysis/trace-summary-search.ts'
import type { TraceSummary } from '../../analysis/trace-summary.ts'
import { usePanel, usePanelStore, useTraceSet } from '../../react/hooks.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { formatCount } from '../../util/format.ts'
import { Icon } from '../icon/Icon.tsx'
import { traceListLabels } from './labels.ts'
import { knownPreview, useAllPreviews } from './previews.ts'
import { SelectionNote } from './SelectionNote.tsx'
import { listTotals, TraceListFoot } from './TraceListFoot.tsx'
import { TraceListTools } from './TraceListTools.tsx'
import { TraceRows } from './TraceRows.tsx'
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
  const { dataset } = useTraceSet()
  const store = usePanelStore()
  const selected = usePanel((state) => state.selectedTraces)
  const [query, setQuery] = useState('')
  const words = useDeferredValue(query)
  const searched = useAllPreviews(words !== '')
  const found = useMemo(() => {
    const wanted = searchWords(words)
    if (wanted.length === 0 && !selected) return summaries
    return summaries.filter(
      (summary) =>
        (!selected || selected.has(summary.traceId)) &&
        matchesWords(summary, wanted, searched >= 0 ? knownPreview(dataset, summary.traceRow) : ''),
    )
  }, [summaries, words, searched, selected, dataset])
  const table = useTraceTable(found)
  const totals = useMemo(() => listTotals(found), [found])
  const showAll = () => {
    setQuery('')
    store.getState().selectTraces(undefined)
  }
  const isSearching = words !== '' && searched < dataset.traceCount
  return (
    <>
      <TraceListTools query={query} onQuery={setQuery} table={table} />
      {selected && (
        <SelectionNote onClear={() => store.getState().selectTraces(undefined)}>
          {fill(t['traceList.selected'], { count: formatCount(selected.size), all: formatCount(summaries.length) })}
        </SelectionNote>
      )}
      {found.length > 0 ? (
        <TraceRows table={table} />
      ) : (
        <div className="sg-state sg-tl-none">
          <Icon name="filter" size={20} />
          <b>{t['traceList.noMatchTitle']}</b>
          <p>
            {words === ''
              ? fill(t['traceList.noneSelected'], { all: formatCount(summaries.length) })
              : fill(t['traceList.noMatch'], { all: formatCount(summaries.length), query: words })}
          </p>
          <div className="sg-acts">
            <button type="button" className="sg-btn" data-kind="line" onClick={showAll}>
              {t['traceList.showAll']}
            </button>
          </div>
        </div>
      )}
      <TraceListFoot totals={totals} all={summaries.length} searched={isSearching ? searched : undefined} />
    </>
  )
}
