// The bridge from data to parts: one store for everything beneath it.
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { SpanKey } from '../model/ids.ts'
import type { TraceSet } from '../model/trace-set.ts'
import type { PriceTable } from '../pricing/table.ts'
import { createPanelStore, type PanelCallbacks } from '../state/panel-store.ts'
import { PanelContext, type PanelContextValue } from './context.ts'
import type { Labels } from './labels.ts'
import { usePriceLoading } from './prices.ts'

export interface TraceProviderProps extends PanelCallbacks {
  readonly traces: TraceSet
  /** The open trace. Controlled when given; else the reader's own choice, from `defaultTraceId`. */
  readonly traceId?: string
  readonly defaultTraceId?: string
  /** The selected span. Controlled when given. */
  readonly selectedSpan?: SpanKey
  readonly defaultSelectedSpan?: SpanKey
  /** Folded spans. Controlled when given. */
  readonly collapsed?: ReadonlySet<SpanKey>
  readonly defaultCollapsed?: ReadonlySet<SpanKey>
  /** Your own dated prices, which win over the built-in ones; `false` computes no cost at all. Default: built-in prices. */
  readonly prices?: PriceTable | false
  /** Words to replace, by key. */
  readonly labels?: Labels
  readonly onIssue?: PanelContextValue['onIssue']
  readonly children?: ReactNode
}

/** Gives the parts beneath it their traces and keeps their selection, folds and hover in step. */
export function TraceProvider(props: TraceProviderProps): ReactNode {
  const { traces, traceId, selectedSpan, collapsed, labels, onIssue, children } = props
  const latest = useRef(props)
  latest.current = props
  const [store] = useState(() =>
    createPanelStore({
      traces,
      traceId: traceId ?? props.defaultTraceId,
      selectedSpan: selectedSpan ?? props.defaultSelectedSpan,
      collapsed: collapsed ?? props.defaultCollapsed,
      callbacks: () => latest.current,
      controlled: () => latest.current,
    }),
  )
  useEffect(() => store.getState().setTraces(traces), [store, traces])
  useEffect(
    () => store.getState().follow({ traceId, selectedSpan, collapsed }),
    [store, traceId, selectedSpan, collapsed],
  )
  usePriceLoading(store, props.prices)
  const value = useMemo(() => ({ store, labels, onIssue }), [store, labels, onIssue])
  return <PanelContext.Provider value={value}>{children}</PanelContext.Provider>
}
