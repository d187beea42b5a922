import type { SpanKey, TraceSet } from '../src/index.ts'
export const TracePanel = (_: {
  className?: string
  traces: TraceSet
  traceId?: string
  defaultSelectedSpan?: SpanKey
  onTraceChange?(id: string | undefined): void
  onSelectedSpanChange?(key: SpanKey | undefined): void
}) => <div className="sg">TracePanel</div>
export const CostTable = (_: { className?: string }) => <div className="sg">CostTable</div>
export const ScoreHistogram = (_: { className?: string }) => <div className="sg">ScoreHistogram</div>
