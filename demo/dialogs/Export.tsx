import type { ReactNode } from 'react'
import { ExportTraces, TraceProvider } from '../spanglass.ts'
import { useDemo } from '../state/use-demo.ts'

/** The open data set, out again. */
export function Export(): ReactNode {
  const traces = useDemo((state) => state.open?.traces)
  const traceId = useDemo((state) => state.traceId)
  if (!traces) return null
  return (
    <TraceProvider traces={traces} traceId={traceId}>
      <ExportTraces className="demo-export" />
    </TraceProvider>
  )
}
