// Tree and bars on one axis: an ARIA treegrid whose rows are drawn only where they can be seen.
// biome-ignore-all lint/a11y/useSemanticElements: virtual rows in a CSS grid cannot be those of a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus moves over whole rows, not over cells
import { type CSSProperties, type ReactNode, type SyntheticEvent, useMemo, useRef, useState } from 'react'
import type { FigureTable } from '../../analysis/figures.ts'
import { amountValue } from '../../model/amount.ts'
import {
  type OpenTrace,
  useFigureTable,
  useFoundPlaces,
  usePanel,
  usePanelStore,
  useSelectedPlace,
  useVisiblePlaces,
} from '../../react/hooks.ts'
import { useLabels } from '../../react/labels.ts'
import { useLayout } from '../../react/use-layout.ts'
import { useWidth } from '../../react/use-width.ts'
import { hasBetween, keyAtPlace, placeOfKey, visibleIndexOf } from '../../state/rows.ts'
import { Sash } from '../split/Sash.tsx'
import { useVirtualRows } from '../virtual-rows/use-virtual-rows.ts'
import { axisTicks, Crosshair, TickLabels, TickLines, tickBackground } from './Axis.tsx'
import type { Scale } from './bar-layout.ts'
import { rowLabels } from './labels.ts'
import { Row } from './Row.tsx'
import { type RowData, rowData } from './row-data.ts'
import { useAnchor } from './use-anchor.ts'
import { useRowHeight, useScrollbarWidth } from './use-row-height.ts'
import { useTreeKeys } from './use-tree-keys.ts'

const MIN_NAME_PX = 120
const MIN_REST_PX = 200
/** Scrolled past, a row is not kept for ever. */
const MAX_ROWS_KEPT = 5000

export function Tree({ trace }: { readonly trace: OpenTrace }): ReactNode {
  const t = useLabels(rowLabels)
  const store = usePanelStore()
  const { dataset, tree } = trace
  const visible = useVisiblePlaces(trace)
  const found = useFoundPlaces(trace)
  const query = usePanel((state) => state.find)
  const hovered = usePanel((state) => state.hoveredSpan)
  const selectedSpan = usePanel((state) => state.selectedSpan)
  const revealCount = usePanel((state) => state.revealCount)
  const figures = useFigureTable(trace)
  const scale = useScale(trace, figures)
  const rowOf = useRowCache(trace, figures, t)

  const treeRef = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const probe = useRef<HTMLDivElement>(null)
  const axis = useRef<HTMLDivElement>(null)
  const axisWidth = useWidth(axis)
  const [nameWidth, setNameWidth] = useState<number>()

  const selectedPlace = useSelectedPlace(trace)
  const focusedIndex = useFocusedIndex(trace, visible, selectedPlace)
  const rowHeight = useRowHeight(probe)
  const scrollbarWidth = useScrollbarWidth(scroller)
  const rows = useVirtualRows(scroller, visible.length, rowHeight, focusedIndex)
  const focusRow = () => {
    if (isFocusElsewhere(treeRef.current)) return
    scroller.current?.querySelector<HTMLElement>(`[data-index="${focusedIndex}"]`)?.focus({ preventScroll: true })
  }
  const { onKeyDown, requestFocus } = useTreeKeys(trace, visible, focusedIndex, rows, focusRow)
  useAnchor(scroller, rows, trace, visible, focusedIndex, rowHeight)

  // What another part selects is brought into view; late spans that move it are not the reader's doing.
  const reveal = useRef(() => {})
  reveal.current = () => {
    const index = visibleIndexOf(visible, tree, selectedPlace)
    if (index >= 0) rows.reveal(index)
  }
  useLayout(() => reveal.current(), [selectedSpan, revealCount])

  const marks = useMemo(() => axisTicks(scale, axisWidth), [scale, axisWidth])
  const hasNoTimes = scale.measure === 'time' && !trace.hasTimes
  const onClick = (event: SyntheticEvent) => {
    const index = indexOf(event)
    if (index === undefined) return
    const key = keyAtPlace(dataset, tree, visible[index])
    store.getState().focusSpan(key)
    requestFocus()
    if ((event.target as Element).closest('.sg-tw[data-open]')) store.getState().toggleSpan(key, 'pointer')
    else store.getState().selectSpan(key, 'pointer')
  }
  const onFocus = (event: SyntheticEvent) => {
    const index = indexOf(event)
    if (index === undefined) return
    store.getState().focusSpan(keyAtPlace(dataset, tree, visible[index]))
    // The browser brings a focused row into view by itself, but knows of no list higher than its element.
    rows.reveal(index)
  }
  const onPointerOver = (event: SyntheticEvent) => {
    const index = indexOf(event)
    store.getState().hoverSpan(index === undefined ? undefined : keyAtPlace(dataset, tree, visible[index]))
  }
  const sought = found ? query.trim().toLowerCase() : ''
  const style = {
    '--_ticks': tickBackground(marks),
    '--_bar': `${scrollbarWidth}px`,
    ...(nameWidth === undefined ? {} : { '--_name': `${nameWidth}px` }),
  } as CSSProperties
  return (
    <div
      ref={treeRef}
      role="treegrid"
      className="sg-tree"
      aria-label={t['waterfall.spans']}
      aria-rowcount={visible.length + 1}
      data-finding={found ? '' : undefined}
      style={style}
      onKeyDown={onKeyDown}
    >
      <TickLines marks={marks} />
      <div role="row" className="sg-tr sg-th" aria-rowindex={1}>
        <div role="columnheader" className="sg-name">
          {t['waterfall.name']}
          <Sash
            label={t['waterfall.resizeName']}
            orientation="vertical"
            value={nameWidth}
            min={MIN_NAME_PX}
            max={() => Math.max(MIN_NAME_PX, (treeRef.current?.clientWidth ?? 600) - MIN_REST_PX)}
            measure={() => treeRef.current?.querySelector<HTMLElement>('.sg-th > .sg-name')?.offsetWidth ?? MIN_NAME_PX}
            onChange={setNameWidth}
          />
        </div>
        <div role="columnheader" className="sg-num sg-c-duration">
          {t['waterfall.duration']}
        </div>
        <div role="columnheader" className="sg-num sg-c-tokens">
          {t['waterfall.tokens']}
        </div>
        <div role="columnheader" className="sg-num sg-c-cost">
          {t['waterfall.cost']}
        </div>
        <div role="columnheader" className="sg-track" ref={axis}>
          <span className="sg-sr">{t['waterfall.timeline']}</span>
          {hasNoTimes ? <span className="sg-tick">{t['waterfall.noTimes']}</span> : <TickLabels marks={marks} />}
        </div>
      </div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled on the treegrid */}
      <div
        ref={scroller}
        role="rowgroup"
        className="sg-rows"
        onClick={onClick}
        onFocus={onFocus}
        onPointerOver={onPointerOver}
        onPointerLeave={() => store.getState().hoverSpan(undefined)}
      >
        <div className="sg-row-probe" ref={probe} aria-hidden="true" />
        <div role="presentation" style={{ height: rows.height }}>
          {rows.items.map(({ index, top }) => {
            const place = visible[index]
            if (place === undefined) return null
            const row = rowOf(place)
            return (
              <Row
                key={row.key}
                row={row}
                index={index}
                top={top}
                isOpen={row.isParent && visible[index + 1] === place + 1}
                isSelected={place === selectedPlace}
                isHovered={row.key === hovered}
                isTabStop={index === focusedIndex}
                isDimmed={found !== undefined && !hasBetween(found, place, place + 1)}
                query={sought}
                scale={scale}
                traceNs={trace.durationNs}
                t={t}
              />
            )
          })}
        </div>
      </div>
      {scale.measure === 'time' && <Crosshair tree={treeRef} scale={scale} />}
    </div>
  )
}

/** Whether the reader has gone on to something outside the tree since its focus was to be moved. */
function isFocusElsewhere(tree: HTMLElement | null): boolean {
  const { activeElement } = (tree?.getRootNode() ?? document) as Document | ShadowRoot
  return activeElement !== null && activeElement !== document.body && tree?.contains(activeElement) === false
}

const indexOf = (event: SyntheticEvent): number | undefined => {
  const row = (event.target as Element).closest<HTMLElement>('[data-index]')
  return row ? Number(row.dataset.index) : undefined
}

/** What the tracks show: the zoomed window of time, or tokens or cost from 0 to those of the whole trace. */
function useScale(trace: OpenTrace, figures: FigureTable | undefined): Scale {
  const measure = usePanel((state) => state.barMeasure)
  const timeRange = usePanel((state) => state.timeRange)
  return useMemo(() => {
    if (measure === 'time') {
      const [from, to] = timeRange ?? [0, trace.durationNs]
      return { measure, from, to }
    }
    const { rows, subtreeEnd } = trace.tree
    let to = 0
    for (let root = 0; figures && root < rows.length; root = subtreeEnd[root]) {
      const { subtreeTokens, subtreeCost } = figures.at(root)
      to += amountValue(measure === 'tokens' ? subtreeTokens : subtreeCost) ?? 0
    }
    return { measure, from: 0, to }
  }, [measure, timeRange, trace, figures])
}

/** Rows made so far; thrown away with the snapshot, the prices or the words they were made from. */
function useRowCache(
  trace: OpenTrace,
  figures: FigureTable | undefined,
  t: ReturnType<typeof useLabels<typeof rowLabels>>,
) {
  return useMemo(() => {
    const made = new Map<number, RowData>()
    return (place: number): RowData => {
      let row = made.get(place)
      if (!row) {
        if (made.size >= MAX_ROWS_KEPT) made.clear()
        row = rowData(trace, place, figures?.at(place), t)
        made.set(place, row)
      }
      return row
    }
  }, [trace, figures, t])
}

/** Index of the row that takes part in the tab order: the focused one, else the selected one, else the first. */
function useFocusedIndex(trace: OpenTrace, visible: Uint32Array, selectedPlace: number): number {
  const focused = usePanel((state) => state.focusedSpan)
  const place = useMemo(
    () => (focused === undefined ? -1 : placeOfKey(trace.dataset, trace.tree, focused)),
    [trace, focused],
  )
  const index = visibleIndexOf(visible, trace.tree, place >= 0 ? place : selectedPlace)
  return Math.max(0, index)
}
