// A server component: reads without React, on the server.
import { readTraces } from 'spanglass/core'
import { Viewer } from './viewer.tsx'

const span = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  name: 'nightly check',
  startTimeUnixNano: '1790000000000000000',
  endTimeUnixNano: '1790000001000000000',
}

export default async function Page() {
  const { dataset } = await readTraces(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }))
  return (
    <main>
      <p>Read on the server: {dataset.span(0).name}</p>
      <Viewer />
    </main>
  )
}
