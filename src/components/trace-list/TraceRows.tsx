// The rows: a grid whose rows take the focus in turn. Only those on screen are in the page.
// biome-ignore-all lint/a11y/useSemanticElements: virtual rows in a CSS grid cannot be those of a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus moves over whole rows; heads hold buttons
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { usePanel, usePanelStore } from '../../react/hooks.ts'
import { useLabels } from '../../react/labels.ts'
import { traceListLabels } from './labels.ts'
import type { ListTotals } from './TraceListFoot.tsx'
import { TraceRow } from './TraceRow.tsx'
import { type SortKey, sortingOf, type TraceTable, type TraceTableRow } from './use-trace-table.ts'

const ROW_PX = 46
/** Height that is asked for where the host gives none. */
const NATURAL_ROWS = 12

export interface TraceRowsProps {
  readonly table: TraceTable
  readonly totals: ListTotals
  readonly formatTime: (ms: number) => string
}

export function TraceRows({ table, totals, formatTime }: TraceRowsProps): ReactNode {
  const rows = table.getRowModel().rows
  const t = useLabels(traceListLabels)
  const store = usePanelStore()
  const traceId = usePanel((state) => state.traceId)
  const openIndex = useMemo(
    () => (traceId === undefined ? -1 : rows.findIndex((row) => row.id === traceId)),
    [rows, traceId],
  )
  const [focused, setFocused] = useState<{ rows: readonly TraceTableRow[]; index: number }>()
  const active = focused?.rows === rows ? focused.index : Math.max(0, openIndex)
  const scroller = useRef<HTMLDivElement>(null)
  const wantsFocus = useRef(false)

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    useFlushSync: false,
    // The row that has the focus stays in the page, wherever it is scrolled to.
    rangeExtractor: useCallback(
      (range: Range) => {
        const indexes = defaultRangeExtractor(range)
        if (active < indexes[0]) indexes.unshift(active)
        else if (active > indexes[indexes.length - 1] && active < rows.length) indexes.push(active)
        return indexes
      },
      [active, rows.length],
    ),
  })

  useEffect(() => {
    if (openIndex >= 0) virtualizer.scrollToIndex(openIndex, { align: 'auto' })
  }, [openIndex, virtualizer])

  useEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true })
  })

  const moveTo = (index: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, index))
    wantsFocus.current = true
    setFocused({ rows, index: next })
    virtualizer.scrollToIndex(next, { align: 'auto' })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target === scroller.current) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_PX) / ROW_PX) - 1)
    const moves: { [key: string]: number } = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: rows.length - 1,
    }
    if (event.key in moves) moveTo(moves[event.key])
    else if (event.key === 'Enter' || event.key === ' ') store.getState().openTrace(rows[active].id, 'keyboard')
    else return
    event.preventDefault()
  }
  const open = useCallback(
    (id: string, index: number) => {
      setFocused({ rows, index })
      store.getState().openTrace(id, 'pointer')
    },
    [rows, store],
  )

  return (
    <div className="sg-tl-grid" role="grid" aria-label={t['traceList.title']} aria-rowcount={rows.length + 1}>
      <div role="rowgroup">
        <div className="sg-tl-r sg-tl-head" role="row" aria-rowindex={1}>
          <span role="columnheader" tabIndex={-1}>
            {t['traceList.trace']}
          </span>
          {(['duration', 'tokens', 'cost'] as const).map((key) => (
            <SortHead key={key} sortKey={key} table={table} />
          ))}
        </div>
      </div>
      <div
        className="sg-scroll sg-tl-scroll"
        role="rowgroup"
        ref={scroller}
        onKeyDown={onKeyDown}
        style={{ flexBasis: Math.min(rows.length, NATURAL_ROWS) * ROW_PX }}
      >
        <div role="presentation" className="sg-tl-rows" style={{ blockSize: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => (
            <TraceRow
              key={rows[index].id}
              summary={rows[index].original}
              index={index}
              startPx={start}
              isActive={index === active}
              isOpen={index === openIndex}
              scale={totals.max}
              formatTime={formatTime}
              onOpen={open}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

function SortHead({ sortKey, table }: { sortKey: SortKey; table: TraceTable }): ReactNode {
  const t = useLabels(traceListLabels)
  const { key, isDescending } = sortingOf(table)
  const isSorted = key === sortKey
  return (
    <span
      role="columnheader"
      className={`sg-tl-n sg-tl-${sortKey}`}
      aria-sort={isSorted ? (isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" onClick={() => table.setSorting([{ id: sortKey, desc: isSorted ? !isDescending : true }])}>
        {t[`traceList.${sortKey}`]}
        {isSorted && <span aria-hidden="true"> {isDescending ? '↓' : '↑'}</span>}
      </button>
    </span>
  )
}
