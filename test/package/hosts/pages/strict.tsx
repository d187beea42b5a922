// A page under a strict policy: the panel, a table and charts. With `?handed` its worker is one that the host makes.
import 'spanglass/styles.css'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { CostTable, ScoreHistogram, TracePanel, TraceProvider, useTraces } from 'spanglass'

declare const trustedTypes: {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string }
}

let policy: ReturnType<typeof trustedTypes.createPolicy> | undefined
const createWorker = (): Worker => {
  // One policy of a name a page.
  policy ??= trustedTypes.createPolicy('host', { createScriptURL: (url) => url })
  return new Worker(policy.createScriptURL('/copy-of-worker.js'), { type: 'module' })
}
const options = location.search === '?handed' ? { createWorker } : {}

function App() {
  const [files, setFiles] = useState<File[]>()
  const state = useTraces(files, options)
  return (
    <main>
      <label>
        Open traces
        <input type="file" onChange={(event) => setFiles([...(event.target.files ?? [])])} />
      </label>
      {state.status === 'ready' && (
        <>
          <TracePanel traces={state.traces} style={{ height: 600 }} />
          <TraceProvider traces={state.traces}>
            <CostTable />
            <ScoreHistogram />
          </TraceProvider>
        </>
      )}
    </main>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(<App />)
