// The panel and each of its parts beside one another, as the server and the browser render them alike.
import type { ReactNode } from 'react'
import {
  CostTable,
  Icicle,
  ImportReport,
  Legend,
  Overview,
  readTraces,
  ScoreHistogram,
  SpanDetails,
  Toolbar,
  TraceHeader,
  TraceList,
  TracePanel,
  TraceProvider,
  type TraceSet,
  Transcript,
  Waterfall,
} from 'spanglass'

/** The same traces on both sides: otherwise the id is a random one, and the time it took to read them differs. */
export const read = async (text: string): Promise<TraceSet> => {
  const traces = await readTraces(text, { worker: 'inline', datasetId: 'sample' })
  for (const file of traces.dataset.files) Object.assign(file, { elapsedMs: 0 })
  return traces
}

const parts = {
  CostTable,
  Icicle,
  ImportReport,
  Legend,
  Overview,
  ScoreHistogram,
  SpanDetails,
  Toolbar,
  TraceHeader,
  TraceList,
  Transcript,
  Waterfall,
}

export function Parts({ traces }: { traces: TraceSet }): ReactNode {
  const { traceId, row } = traces.dataset.span(0)
  return (
    <>
      <TracePanel traces={traces} />
      <TraceProvider traces={traces} traceId={traceId} defaultSelectedSpan={traces.dataset.keyAt(row)}>
        {Object.entries(parts).map(([name, Part]) => (
          <Part key={name} data-part={name} />
        ))}
      </TraceProvider>
    </>
  )
}
