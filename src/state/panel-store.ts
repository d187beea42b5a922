// The state of one mounted panel. One store each; nothing global, nothing at import time.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Dataset } from '../model/dataset.ts'
import type { SpanKey } from '../model/ids.ts'
import type { CostOf } from '../model/price.ts'
import type { TraceSet } from '../model/trace-set.ts'
import type { TraceTree } from '../model/tree.ts'
import { foldBeneath, toggleFold, unfoldAbove } from './folds.ts'
import { placeOfKey } from './rows.ts'

/** Why a value changed, for hosts that tell their own changes from the reader's. */
export type ChangeReason = 'pointer' | 'keyboard' | 'api' | 'data'

export type Prices =
  | { readonly status: 'idle' | 'loading' }
  | { readonly status: 'ready'; readonly costOf: CostOf; readonly source: string }
  | { readonly status: 'failed'; readonly message: string }

/** What the length of a bar stands for. */
export type BarMeasure = 'time' | 'tokens' | 'cost'

/** How the open trace is drawn: each span at its time, or spans of one name taken together. */
export const VIEWS = ['waterfall', 'icicle'] as const
export type TraceViewName = (typeof VIEWS)[number]

export interface PanelState {
  readonly traces: TraceSet
  /** The trace that is open; undefined while none is. */
  readonly traceId: string | undefined
  readonly selectedSpan: SpanKey | undefined
  readonly hoveredSpan: SpanKey | undefined
  /** The row that the keyboard stands on; need not be selected. */
  readonly focusedSpan: SpanKey | undefined
  /** Raised by every `revealSpan`: rows are scrolled to the selected span, also when it was selected before. */
  readonly revealCount: number
  readonly collapsed: ReadonlySet<SpanKey>
  /** Details slide over the list where the panel is narrow. */
  readonly isDetailsOpen: boolean
  /** Text to find in the open trace. */
  readonly find: string
  readonly barMeasure: BarMeasure
  readonly view: TraceViewName
  /** Part of the trace's window that is shown, in ns since its first start; undefined for all. */
  readonly timeRange: readonly [startNs: number, endNs: number] | undefined
  /** Traces that a chart has selected; undefined for all. */
  readonly selectedTraces: ReadonlySet<string> | undefined
  readonly prices: Prices
}

/** Values that the host owns: the panel asks for a change and waits for the new value. Undefined ones are the panel's own. */
export interface ControlledValues {
  readonly traceId?: string
  readonly selectedSpan?: SpanKey
  readonly collapsed?: ReadonlySet<SpanKey>
}

export interface PanelActions {
  /** Takes over what the host says, without telling it again. */
  follow(values: ControlledValues): void
  setTraces(traces: TraceSet): void
  openTrace(traceId: string | undefined, reason: ChangeReason): void
  /** Selects a span, opening the folds above it. */
  selectSpan(key: SpanKey | undefined, reason: ChangeReason): void
  /** Selects a span and scrolls to its row; details stay as they are, open or not. */
  revealSpan(key: SpanKey, reason: ChangeReason): void
  hoverSpan(key: SpanKey | undefined): void
  focusSpan(key: SpanKey | undefined): void
  setCollapsed(collapsed: ReadonlySet<SpanKey>, reason: ChangeReason): void
  toggleSpan(key: SpanKey, reason: ChangeReason): void
  /** Folds or unfolds a span and all beneath it; every span of the open trace where no key is given. */
  foldBeneath(key: SpanKey | undefined, isFolded: boolean, reason: ChangeReason): void
  setDetailsOpen(isOpen: boolean): void
  setFind(find: string): void
  setBarMeasure(barMeasure: BarMeasure): void
  setView(view: TraceViewName): void
  setTimeRange(range: readonly [number, number] | undefined): void
  selectTraces(traceIds: ReadonlySet<string> | undefined): void
  setPrices(prices: Prices): void
}

export type PanelStore = StoreApi<PanelState & PanelActions>

export interface PanelCallbacks {
  onTraceChange?(traceId: string | undefined, change: { reason: ChangeReason }): void
  onSelectedSpanChange?(key: SpanKey | undefined, change: { reason: ChangeReason }): void
  onCollapsedChange?(collapsed: ReadonlySet<SpanKey>, change: { reason: ChangeReason }): void
}

export interface PanelInit {
  readonly traces: TraceSet
  readonly traceId?: string
  readonly selectedSpan?: SpanKey
  readonly collapsed?: ReadonlySet<SpanKey>
  /** Read at each change, so that a host's latest callback is called. */
  readonly callbacks?: () => PanelCallbacks
  readonly controlled?: () => ControlledValues
}

/** The trace to open when nobody chose: the first of a file that holds one. */
export const onlyTrace = ({ dataset }: TraceSet): string | undefined =>
  dataset.traceCount === 1 ? dataset.traceIdAt(0) : undefined

/** What a trace that has just been opened starts with. The span of a trace that has no other is selected. */
function openedState({ dataset }: TraceSet, traceId: string | undefined) {
  const traceRow = traceId === undefined ? -1 : dataset.traceRowOf(traceId)
  const isSingle = traceRow >= 0 && dataset.rowCountOfTrace(traceRow, 2) === 1
  const selectedSpan = isSingle ? dataset.keyAt(dataset.rowsOfTrace(traceRow)[0]) : undefined
  return {
    selectedSpan,
    hoveredSpan: undefined,
    focusedSpan: selectedSpan,
    isDetailsOpen: selectedSpan !== undefined,
    timeRange: undefined,
    find: '',
  } satisfies Partial<PanelState>
}

export function createPanelStore(init: PanelInit): PanelStore {
  const callbacks = () => init.callbacks?.() ?? {}
  const controlled = () => init.controlled?.() ?? {}
  const traceId = init.traceId ?? onlyTrace(init.traces)
  const opened = openedState(init.traces, traceId)
  const selectedSpan = init.selectedSpan ?? opened.selectedSpan
  return createStore((set, get) => {
    /** Opens the folds that hide a span. */
    const openFolds = (key: SpanKey, reason: ChangeReason): void => {
      const { collapsed } = get()
      const open = collapsed.size === 0 ? undefined : openTree(get())
      const unfolded = open ? unfoldAbove(open.dataset, open.tree, collapsed, key) : collapsed
      if (unfolded !== collapsed) get().setCollapsed(unfolded, reason)
    }
    return {
      ...opened,
      traces: init.traces,
      traceId,
      selectedSpan,
      focusedSpan: selectedSpan,
      isDetailsOpen: selectedSpan !== undefined,
      revealCount: 0,
      collapsed: init.collapsed ?? new Set(),
      barMeasure: 'time',
      view: 'waterfall',
      selectedTraces: undefined,
      prices: { status: 'idle' },

      follow({ traceId, selectedSpan, collapsed }) {
        const state = get()
        if (traceId !== undefined && traceId !== state.traceId) set({ ...openedState(state.traces, traceId), traceId })
        if (selectedSpan !== undefined && selectedSpan !== get().selectedSpan) {
          set({ selectedSpan, focusedSpan: selectedSpan, isDetailsOpen: true })
        }
        if (collapsed !== undefined && collapsed !== state.collapsed) set({ collapsed })
      },
      setTraces(traces) {
        const { traces: before, traceId } = get()
        if (traces === before) return
        const isOther = traces.dataset.id !== before.dataset.id
        set({ traces })
        // The same data set grown by late spans keeps all that the reader has open.
        if (isOther) {
          set({ ...openedState(traces, traceId), collapsed: new Set(), selectedTraces: undefined })
          get().openTrace(onlyTrace(traces), 'data')
        } else if (traceId === undefined) get().openTrace(onlyTrace(traces), 'data')
      },
      openTrace(traceId, reason) {
        if (traceId === get().traceId) return
        const opened = openedState(get().traces, traceId)
        if (controlled().traceId === undefined) set({ ...opened, traceId })
        callbacks().onTraceChange?.(traceId, { reason })
        if (opened.selectedSpan !== undefined && controlled().traceId === undefined)
          callbacks().onSelectedSpanChange?.(opened.selectedSpan, { reason: 'data' })
      },
      selectSpan(key, reason) {
        const { selectedSpan, focusedSpan } = get()
        const isOwn = controlled().selectedSpan === undefined
        set({
          focusedSpan: key ?? focusedSpan,
          isDetailsOpen: key !== undefined,
          ...(isOwn ? { selectedSpan: key } : {}),
        })
        if (key === selectedSpan) return
        if (key !== undefined) openFolds(key, reason)
        callbacks().onSelectedSpanChange?.(key, { reason })
      },
      revealSpan(key, reason) {
        const { selectedSpan, revealCount } = get()
        openFolds(key, reason)
        const isOwn = controlled().selectedSpan === undefined
        set({ focusedSpan: key, revealCount: revealCount + 1, ...(isOwn ? { selectedSpan: key } : {}) })
        if (key !== selectedSpan) callbacks().onSelectedSpanChange?.(key, { reason })
      },
      hoverSpan(key) {
        if (key !== get().hoveredSpan) set({ hoveredSpan: key })
      },
      focusSpan(key) {
        if (key !== get().focusedSpan) set({ focusedSpan: key })
      },
      setCollapsed(collapsed, reason) {
        if (controlled().collapsed === undefined) set({ collapsed })
        callbacks().onCollapsedChange?.(collapsed, { reason })
      },
      toggleSpan(key, reason) {
        const { traces, collapsed } = get()
        get().setCollapsed(toggleFold(traces.dataset, openTree(get())?.tree, collapsed, key), reason)
      },
      foldBeneath(key, isFolded, reason) {
        const open = openTree(get())
        if (!open) return
        const { dataset, tree } = open
        const place = key === undefined ? -1 : placeOfKey(dataset, tree, key)
        if (key !== undefined && place < 0) return
        get().setCollapsed(foldBeneath(dataset, tree, get().collapsed, place, isFolded), reason)
      },
      setDetailsOpen: (isDetailsOpen) => set({ isDetailsOpen }),
      setFind: (find) => set({ find }),
      setBarMeasure: (barMeasure) => set({ barMeasure }),
      setView: (view) => set({ view }),
      setTimeRange: (timeRange) => set({ timeRange }),
      selectTraces: (selectedTraces) => set({ selectedTraces }),
      setPrices: (prices) => set({ prices }),
    }
  })
}

/** Data set and tree of the open trace. */
function openTree({
  traces,
  traceId,
}: PanelState): { readonly dataset: Dataset; readonly tree: TraceTree } | undefined {
  const { dataset } = traces
  const traceRow = traceId === undefined ? -1 : dataset.traceRowOf(traceId)
  return traceRow < 0 ? undefined : { dataset, tree: dataset.tree(traceRow) }
}
