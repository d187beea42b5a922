// The list itself, in a chunk of its own: search, sort, virtual rows, totals.
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { TraceAmounts } from '../../analysis/trace-amounts.ts'
import { usePanel, usePanelStore, useTraceSet } from '../../react/hooks.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { useInSlices } from '../../react/work.ts'
import { formatCount } from '../../util/format.ts'
import { Icon } from '../icon/Icon.tsx'
import { traceListLabels } from './labels.ts'
import { SelectionNote } from './SelectionNote.tsx'
import { NEWEST_FIRST, needsAmounts, orderInSteps, type Sorting } from './sorting.ts'
import { TraceListFoot } from './TraceListFoot.tsx'
import { TraceListTools } from './TraceListTools.tsx'
import { TraceRows } from './TraceRows.tsx'
import { makeTimeFormat } from './time-format.ts'
import { type ListTotals, totalsInSteps } from './totals.ts'
import { useFoundTraces } from './use-found-traces.ts'
import { type TraceColumns, useTraceColumns } from './use-trace-columns.ts'

export default function TraceListBody(): ReactNode {
  const t = useLabels(traceListLabels)
  const { dataset } = useTraceSet()
  if (dataset.traceCount === 0) {
    return (
      <div className="sg-state">
        <Icon name="file" size={20} />
        <b>{t['traceList.emptyTitle']}</b>
        <p>{t['traceList.empty']}</p>
      </div>
    )
  }
  return <Columns />
}

function Columns(): ReactNode {
  const columns = useTraceColumns()
  return columns ? <LoadedList columns={columns} /> : <Loading />
}

function Loading(): ReactNode {
  const t = useLabels(traceListLabels)
  const { dataset } = useTraceSet()
  return (
    <div className="sg-tl-loading" aria-busy="true">
      <p role="status">{fill(t['traceList.loading'], { all: formatCount(dataset.traceCount) })}</p>
    </div>
  )
}

const NO_TOTALS: ListTotals = {
  p50Ms: undefined,
  timedCount: 0,
  tokens: undefined,
  cost: undefined,
  max: { durationMs: 0, tokens: 0, cost: 0 },
}

function LoadedList({ columns }: { readonly columns: TraceColumns }): ReactNode {
  const t = useLabels(traceListLabels)
  const store = usePanelStore()
  const { dataset, times, amounts, added, summaryAt } = columns
  const all = dataset.traceCount
  const selected = usePanel((state) => state.selectedTraces)
  const [typed, setTyped] = useState('')
  const [sorting, setSorting] = useState(NEWEST_FIRST)
  const { found, query, searched } = useFoundTraces(typed)
  const { order, isSorting } = useOrder(columns, sorting)
  const shown = useMemo(() => order && onlyFound(order, found), [order, found])
  const totals = useTotals(columns, found)
  const hasAmounts = useMemo(() => !amounts || hasAny(amounts, all), [amounts, all])
  const formatTime = useMemo(() => makeTimeFormat(times.startMs), [times])
  if (!shown) return <Loading />
  const showAll = () => {
    setTyped('')
    store.getState().selectTraces(undefined)
  }
  return (
    <>
      <TraceListTools query={typed} onQuery={setTyped} sorting={sorting} onSort={setSorting} />
      {selected && (
        <SelectionNote onClear={() => store.getState().selectTraces(undefined)}>
          {fill(t['traceList.selected'], { count: formatCount(selected.size), all: formatCount(all) })}
        </SelectionNote>
      )}
      {shown.length > 0 ? (
        <TraceRows
          order={shown}
          summaryAt={summaryAt}
          max={totals.max}
          hasAmounts={hasAmounts}
          formatTime={formatTime}
          sorting={sorting}
          onSort={setSorting}
        />
      ) : (
        <NoMatch all={all} query={query.trim()} searched={searched} onShowAll={showAll} />
      )}
      <TraceListFoot
        totals={totals}
        count={shown.length}
        all={all}
        searched={searched}
        isSorting={isSorting}
        added={amounts ? undefined : added}
      />
    </>
  )
}

/** Trace rows in the order that is asked for; while that is worked out, those before. */
function useOrder({ dataset, times, amounts }: TraceColumns, sorting: Sorting) {
  const needed = needsAmounts(sorting) ? amounts : undefined
  const isWaiting = needsAmounts(sorting) && !amounts
  const start = useCallback(() => orderInSteps(dataset, times, needed, sorting), [dataset, times, needed, sorting])
  const { value, done } = useInSlices(isWaiting ? undefined : start, dataset.id)
  return { order: value, isSorting: isWaiting || done !== undefined }
}

function useTotals({ dataset, times, amounts }: TraceColumns, found: Uint32Array | undefined): ListTotals {
  const start = useCallback(
    () => totalsInSteps(found ?? allRows(times.spanCount.length), times, amounts),
    [found, times, amounts],
  )
  return useInSlices(start, dataset.id).value ?? NO_TOTALS
}

const allRows = (count: number): Uint32Array => {
  const rows = new Uint32Array(count)
  for (let row = 0; row < count; row++) rows[row] = row
  return rows
}

/** Whether any trace has tokens or a cost, even unknown ones: else their columns would stand empty. */
function hasAny({ tokens, cost }: TraceAmounts, count: number): boolean {
  for (let traceRow = 0; traceRow < count; traceRow++) if (tokens.has(traceRow) || cost.has(traceRow)) return true
  return false
}

/** The order without the traces that were not found. */
function onlyFound(order: Uint32Array, found: Uint32Array | undefined): Uint32Array {
  if (!found) return order
  const isFound = new Uint8Array(order.length)
  for (const traceRow of found) isFound[traceRow] = 1
  return order.filter((traceRow) => isFound[traceRow] === 1)
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
        : fill(t['traceList.noMatchYet'], { done: Math.floor(searched * 100) })
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
