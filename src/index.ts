// React entry: the panel, its parts and hooks, and everything of the headless entry.

export { CostTable, type CostTableProps } from './components/cost-table/CostTable.tsx'
export { ExportTraces, type ExportTracesProps } from './components/export-traces/ExportTraces.tsx'
export { Cost, Duration, Figure, type FigureProps } from './components/figure/Figure.tsx'
export { Icicle, type IcicleProps } from './components/icicle/Icicle.tsx'
export { Icon, type IconName, type IconProps } from './components/icon/Icon.tsx'
export { ImportReport, type ImportReportProps } from './components/import-report/ImportReport.tsx'
export { Legend, type LegendProps } from './components/legend/Legend.tsx'
export { Overview, type OverviewProps } from './components/overview/Overview.tsx'
export { ScoreHistogram, type ScoreHistogramProps } from './components/score-histogram/ScoreHistogram.tsx'
export { SpanDetails, type SpanDetailsProps } from './components/span-details/SpanDetails.tsx'
export { Toolbar, type ToolbarProps } from './components/toolbar/Toolbar.tsx'
export { TraceHeader, type TraceHeaderProps } from './components/trace-header/TraceHeader.tsx'
export { TraceList, type TraceListProps } from './components/trace-list/TraceList.tsx'
export { useTraceSummaries } from './components/trace-list/use-summaries.ts'
export { TracePanel, type TracePanelProps } from './components/trace-panel/TracePanel.tsx'
export { Transcript, type TranscriptProps } from './components/transcript/Transcript.tsx'
export { Waterfall, type WaterfallProps } from './components/waterfall/Waterfall.tsx'
export * from './core.ts'
export {
  type Loaded,
  type OpenTrace,
  useFigures,
  useOpenTrace,
  usePanel,
  usePanelStore,
  useSelectedPlace,
  useSpanContent,
  useTraceSet,
  useTraceTotals,
  useVisiblePlaces,
} from './react/hooks.ts'
export { fill, type Labels, useLabels } from './react/labels.ts'
export { TraceProvider, type TraceProviderProps } from './react/provider.tsx'
export { type TraceFigures, useTraceFigures } from './react/trace-figures.ts'
export { useTraceQuery } from './react/use-trace-query.ts'
export { type TracesState, useTraces } from './react/use-traces.ts'
export { type InSlices, useInSlices } from './react/work.ts'
export type {
  BarMeasure,
  ChangeReason,
  PanelActions,
  PanelCallbacks,
  PanelState,
  PanelStore,
  Prices,
} from './state/panel-store.ts'
export { adoptStyles } from './styles/adopt.ts'
