// Hooks that parts (and hosts' own parts) are made of.
import { useContext, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { type FigureTable, figuresInSteps, figuresOf } from '../analysis/figures.ts'
import { findInSteps } from '../analysis/find.ts'
import { siblingsInSteps } from '../analysis/siblings.ts'
import type { Totals } from '../analysis/totals.ts'
import { totalsInSteps, totalsOf } from '../analysis/totals.ts'
import { FLAG } from '../model/columns.ts'
import type { SpanContent } from '../model/content.ts'
import type { Dataset } from '../model/dataset.ts'
import { PanelError } from '../model/errors.ts'
import type { SpanKey } from '../model/ids.ts'
import type { CostOf } from '../model/price.ts'
import type { Span, SpanFigures } from '../model/span.ts'
import type { TraceSet } from '../model/trace-set.ts'
import type { TraceTree } from '../model/tree.ts'
import { loadContent } from '../reader/content.ts'
import type { PanelActions, PanelState, PanelStore } from '../state/panel-store.ts'
import { allPlacesInSteps, placeOfKey, visiblePlaces } from '../state/rows.ts'
import { unionOf } from '../util/binary-search.ts'
import { memoLast } from '../util/memo-last.ts'
import { finish, MOVE_MASK, PAUSE, type Steps } from '../util/steps.ts'
import { type FoundContent, useFoundContent } from './content-search.ts'
import { PanelContext, type PanelContextValue } from './context.ts'
import { sharedWork, useWork } from './work.ts'

export function usePanelContext(): PanelContextValue {
  const context = useContext(PanelContext)
  if (!context) {
    throw new PanelError(
      'provider.missing',
      'A Spanglass part stands outside a provider. It has no traces to show. Put it inside <TraceProvider> or use <TracePanel>.',
    )
  }
  return context
}

export const usePanelStore = (): PanelStore => usePanelContext().store

/** One value of the panel's state; the selector must return a stable reference. */
export const usePanel = <T>(selector: (state: PanelState & PanelActions) => T): T => useStore(usePanelStore(), selector)

export const useTraceSet = (): TraceSet => usePanel((state) => state.traces)

/** The open trace: its tree, its window in ns since its first start, and its place in the data set. */
export interface OpenTrace {
  readonly dataset: Dataset
  readonly traceRow: number
  readonly traceId: string
  readonly tree: TraceTree
  /** First start as an offset in the columns; subtract it to count from the start of the trace. */
  readonly originNs: number
  /** From the first start to the last end, over all spans. 0 when no time is known. */
  readonly durationNs: number
  /** False when no span has a start. */
  readonly hasTimes: boolean
  /** The span at a place of the tree, with offsets from the first start. */
  spanAt(place: number): Span
}

/** The trace that is open, or undefined; also while a very large one is being put in order. */
export const useOpenTrace = (): OpenTrace | undefined => useOpening().trace

/** The trace that is open, and how many spans are being put in order before it is. */
export function useOpening(): { readonly trace: OpenTrace | undefined; readonly spans: number } {
  const store = usePanelStore()
  const { dataset } = useTraceSet()
  const traceId = usePanel((state) => state.traceId)
  const work = traceId === undefined ? undefined : openWork(dataset, traceId)
  const opened = useWork(work)
  if (traceId === undefined) return NOTHING_OPEN
  if (opened) {
    if (opened.trace) shown.set(store, opened.trace)
    return opened
  }
  // While late spans are sorted in, what was there stays.
  const before = shown.get(store)
  if (before?.traceId === traceId && before.dataset.id === dataset.id) return { trace: before, spans: 0 }
  return { trace: undefined, spans: spansOf(dataset, traceId) }
}

const NOTHING_OPEN = { trace: undefined, spans: 0 }

/** What each panel showed last. */
const shown = new WeakMap<PanelStore, OpenTrace>()

/** Spans from which on a trace is put in order in a turn of its own. */
const MANY_SPANS = 20_000

const openWork = sharedWork(function* (dataset: Dataset, traceId: string) {
  const traceRow = dataset.traceRowOf(traceId)
  if (traceRow < 0) return { trace: undefined, spans: 0 }
  if (!dataset.hasTree(traceRow)) yield* dataset.listInSteps()
  const isLarge = spansOf(dataset, traceId) >= MANY_SPANS
  if (isLarge) yield PAUSE
  const trace = yield* openInSteps(dataset, traceId, traceRow)
  // What the first draw needs of every span.
  yield* siblingsInSteps(trace.tree)
  yield* allPlacesInSteps(trace.tree)
  if (isLarge) yield PAUSE
  return { trace, spans: 0 }
})

function spansOf(dataset: Dataset, traceId: string): number {
  const traceRow = dataset.traceRowOf(traceId)
  return traceRow < 0 ? 0 : dataset.rowCountOfTrace(traceRow)
}

const opened = new WeakMap<TraceTree, OpenTrace>()

/** Tree, window and span look-up of a trace, the same object for all parts; undefined when it is not in the data set. */
export function openTrace(dataset: Dataset, traceId: string): OpenTrace | undefined {
  const traceRow = dataset.traceRowOf(traceId)
  return traceRow < 0 ? undefined : finish(openInSteps(dataset, traceId, traceRow))
}

function* openInSteps(dataset: Dataset, traceId: string, traceRow: number): Steps<OpenTrace> {
  const tree = yield* dataset.treeInSteps(traceRow)
  let trace = opened.get(tree)
  if (!trace) {
    trace = yield* measureTrace(dataset, traceId, traceRow, tree)
    opened.set(tree, trace)
  }
  return trace
}

function* measureTrace(dataset: Dataset, traceId: string, traceRow: number, tree: TraceTree): Steps<OpenTrace> {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  const { flags, start, end } = dataset.data.columns
  for (let place = 0; place < tree.rows.length; place++) {
    if ((place & MOVE_MASK) === MOVE_MASK) yield place
    const row = tree.rows[place]
    const bits = flags[row]
    if (bits & FLAG.hasStart) first = Math.min(first, start[row])
    if (bits & FLAG.hasEnd) last = Math.max(last, end[row])
    else if (bits & FLAG.hasStart) last = Math.max(last, start[row])
  }
  const originNs = Number.isFinite(first) ? first : 0
  return {
    dataset,
    traceRow,
    traceId,
    tree,
    originNs,
    durationNs: Math.max(0, last - originNs) || 0,
    hasTimes: Number.isFinite(first),
    spanAt: (place) => dataset.span(tree.rows[place], { originNs, isOrphan: tree.isOrphan[place] === 1 }),
  }
}

/** Places of the visible rows of the open trace. What is found is visible, folded or not. */
export function useVisiblePlaces(trace: OpenTrace): Uint32Array {
  const collapsed = usePanel((state) => state.collapsed)
  const found = useFoundPlaces(trace)
  return useMemo(() => visiblePlaces(trace.dataset, trace.tree, collapsed, found), [trace, collapsed, found])
}

/** What was said in the open trace, searched for the text to find; undefined while none is, or one too short. */
export const useContentSearch = (trace: OpenTrace): FoundContent | undefined =>
  useFoundContent(trace, useDeferredValue(usePanel((state) => state.find)), useTraceSet().content)

/**
 * Ascending places of the spans that hold the text to find, in what the rows show or in what was said; undefined while
 * nothing is sought. In a very large trace what the text before found stays until the search of the rows is through.
 */
export function useFoundPlaces(trace: OpenTrace): Uint32Array | undefined {
  const query = useDeferredValue(usePanel((state) => state.find))
  const isSought = query.trim() !== ''
  const inRows = useWork(isSought ? findWork(trace, query) : undefined)
  const inContent = useContentSearch(trace)?.found
  const found = useMemo(() => inRows && (inContent ? unionOf(inRows, inContent) : inRows), [inRows, inContent])
  const last = useRef<{ trace: OpenTrace; found: Uint32Array | undefined }>(undefined)
  useEffect(() => {
    if (!isSought || found) last.current = { trace, found }
  }, [trace, found, isSought])
  if (!isSought) return undefined
  return found ?? (last.current?.trace === trace ? last.current.found : undefined)
}

// Several parts ask for the same; the work is done once.
const findWork = sharedWork((trace: OpenTrace, query: string) => findInSteps(trace.dataset, trace.tree, query))
const figureWork = sharedWork(
  (trace: OpenTrace, costOf: CostOf | undefined) => figuresInSteps(trace.dataset, trace.traceRow, costOf),
  'later',
)
const totalsWork = sharedWork(
  (trace: OpenTrace, costOf: CostOf | undefined) => totalsInSteps(trace.dataset, [trace.traceRow], { costOf }),
  'later',
)
const figuresIn = memoLast((trace: OpenTrace, costOf: CostOf | undefined) =>
  figuresOf(trace.dataset, trace.traceRow, costOf),
)
const totalsIn = memoLast((trace: OpenTrace, costOf: CostOf | undefined) =>
  totalsOf(trace.dataset, [trace.traceRow], { costOf }),
)

export function useCostOf(): CostOf | undefined {
  const prices = usePanel((state) => state.prices)
  return prices.status === 'ready' ? prices.costOf : undefined
}

/** Figures by place; costs fill in when prices have come. An object for every span: see `useFigureTable` for very large traces. */
export const useFigures = (trace: OpenTrace): readonly SpanFigures[] => figuresIn(trace, useCostOf())

/** Figures of the places that are asked for; undefined until they are added up, which takes a while in a very large trace. */
export const useFigureTable = (trace: OpenTrace): FigureTable | undefined => useWork(figureWork(trace, useCostOf()))

export const useTraceTotals = (trace: OpenTrace): Totals => totalsIn(trace, useCostOf())

/** The same; undefined until they are added up, which takes a while in a very large trace. */
export const useTotalsOnceKnown = (trace: OpenTrace): Totals | undefined => useWork(totalsWork(trace, useCostOf()))

/** Place of the selected span in the open trace, or -1. */
export function useSelectedPlace(trace: OpenTrace): number {
  const selected = usePanel((state) => state.selectedSpan)
  return useMemo(
    () => (selected === undefined ? -1 : placeOfKey(trace.dataset, trace.tree, selected)),
    [trace, selected],
  )
}

export type Loaded<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly error: unknown }

/** Content of one span, decoded when asked for. */
export function useSpanContent(key: SpanKey | undefined, row: number | undefined): Loaded<SpanContent> {
  const { dataset, content } = useTraceSet()
  const [loaded, setLoaded] = useState<{ key: SpanKey; result: Loaded<SpanContent> }>()
  useEffect(() => {
    if (key === undefined || row === undefined) return
    let isStale = false
    loadContent(dataset, row, content).then(
      (value) => !isStale && setLoaded({ key, result: { status: 'ready', value } }),
      (error: unknown) => !isStale && setLoaded({ key, result: { status: 'failed', error } }),
    )
    return () => {
      isStale = true
    }
  }, [dataset, content, key, row])
  return loaded?.key === key && loaded ? loaded.result : { status: 'loading' }
}
