'use client'
// React entry: the panel, its parts and hooks, and everything of the headless entry.
export * from './core.ts'
export { usePanel, usePanelStore, useFigures, useOpenTrace, useSpanContent, useTraceSet, useTraceTotals, useVisiblePlaces, useSelectedPlace, type Loaded, type OpenTrace } from './react/hooks.ts'
export { type Labels, fill, useLabels } from './react/labels.ts'
export { TraceProvider, type TraceProviderProps } from './react/provider.tsx'
export { type TracesState, useTraces } from './react/use-traces.ts'
export type { ChangeReason, PanelActions, PanelCallbacks, PanelState, PanelStore, Prices } from './state/panel-store.ts'
export { adoptStyles } from './styles/adopt.ts'
