// The rows: a grid whose rows take the focus in turn. Only those on screen are in the page.
// biome-ignore-all lint/a11y/useSemanticElements: virtual rows in a CSS grid cannot be those of a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus moves over whole rows; heads hold buttons
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { TraceSummary } from '../../analysis/trace-summary.ts'
import { usePanel, usePanelStore, useTraceSet } from '../../react/hooks.ts'
import { useLabels } from '../../react/labels.ts'
import { useVirtualRows } from '../virtual-rows/use-virtual-rows.ts'
import { traceListLabels } from './labels.ts'
import type { Sorting, SortKey } from './sorting.ts'
import { TraceRow } from './TraceRow.tsx'
import type { ListTotals } from './totals.ts'

const ROW_PX = 46
/** Height that is asked for where the host gives none. */
const NATURAL_ROWS = 12

export interface TraceRowsProps {
  /** Trace rows, as they are shown. */
  readonly order: Uint32Array
  readonly summaryAt: (traceRow: number) => TraceSummary
  readonly max: ListTotals['max']
  /** Without any, only the times have a column. */
  readonly hasAmounts: boolean
  readonly formatTime: (ms: number) => string
  readonly sorting: Sorting
  readonly onSort: (sorting: Sorting) => void
}

export function TraceRows({
  order,
  summaryAt,
  max,
  hasAmounts,
  formatTime,
  sorting,
  onSort,
}: TraceRowsProps): ReactNode {
  const t = useLabels(traceListLabels)
  const store = usePanelStore()
  const { dataset } = useTraceSet()
  const traceId = usePanel((state) => state.traceId)
  const openIndex = useMemo(
    () => (traceId === undefined ? -1 : order.indexOf(dataset.traceRowOf(traceId))),
    [dataset, order, traceId],
  )
  const [focused, setFocused] = useState<number>()
  const focusedIndex = useMemo(() => (focused === undefined ? -1 : order.indexOf(focused)), [order, focused])
  const active = focusedIndex >= 0 ? focusedIndex : Math.max(0, openIndex)
  const scroller = useRef<HTMLDivElement>(null)
  const wantsFocus = useRef(false)
  // The row that has the focus stays in the page, wherever it is scrolled to.
  const rows = useVirtualRows(scroller, order.length, ROW_PX, active)

  const showOpen = useRef(() => {})
  showOpen.current = () => {
    if (openIndex >= 0) rows.reveal(openIndex)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown when another trace is opened or the order changes, not on every draw
  useEffect(() => showOpen.current(), [openIndex])

  useEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true })
  })

  const moveTo = (index: number) => {
    const next = Math.min(order.length - 1, Math.max(0, index))
    wantsFocus.current = true
    setFocused(order[next])
    rows.reveal(next)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target === scroller.current) return
    const page = rows.pageSize()
    const moves: { [key: string]: number } = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: order.length - 1,
    }
    if (event.key in moves) moveTo(moves[event.key])
    else if (event.key === 'Enter' || event.key === ' ')
      store.getState().openTrace(dataset.traceIdAt(order[active]), 'keyboard')
    else return
    event.preventDefault()
  }
  const open = useCallback(
    (id: string, index: number) => {
      setFocused(order[index])
      store.getState().openTrace(id, 'pointer')
    },
    [order, store],
  )

  return (
    <div
      className="sg-tl-grid"
      role="grid"
      aria-label={t['traceList.title']}
      aria-rowcount={order.length + 1}
      data-figures={hasAmounts ? 'all' : 'time'}
    >
      <div role="rowgroup">
        <div className="sg-tl-r sg-tl-head" role="row" aria-rowindex={1}>
          <span role="columnheader" tabIndex={-1}>
            {t['traceList.trace']}
          </span>
          {(['duration', 'tokens', 'cost'] as const).map((key) => (
            <SortHead key={key} sortKey={key} sorting={sorting} onSort={onSort} />
          ))}
        </div>
      </div>
      <div
        className="sg-scroll sg-tl-scroll"
        role="rowgroup"
        ref={scroller}
        onKeyDown={onKeyDown}
        style={{ flexBasis: Math.min(order.length, NATURAL_ROWS) * ROW_PX }}
      >
        <div role="presentation" className="sg-tl-rows" style={{ blockSize: rows.height }}>
          {rows.items.map(({ index, top }) => {
            const summary = summaryAt(order[index])
            return (
              <TraceRow
                key={summary.traceId}
                summary={summary}
                index={index}
                startPx={top}
                isActive={index === active}
                isOpen={index === openIndex}
                scale={max}
                formatTime={formatTime}
                onOpen={open}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

interface SortHeadProps extends Pick<TraceRowsProps, 'sorting' | 'onSort'> {
  readonly sortKey: SortKey
}

function SortHead({ sortKey, sorting, onSort }: SortHeadProps): ReactNode {
  const t = useLabels(traceListLabels)
  const { key, isDescending } = sorting
  const isSorted = key === sortKey
  return (
    <span
      role="columnheader"
      className={`sg-tl-n sg-tl-${sortKey}`}
      aria-sort={isSorted ? (isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" onClick={() => onSort({ key: sortKey, isDescending: isSorted ? !isDescending : true })}>
        {t[`traceList.${sortKey}`]}
        {isSorted && <span aria-hidden="true"> {isDescending ? '↓' : '↑'}</span>}
      </button>
    </span>
  )
}
