// The smallest host without a compiler: what webpack bundles and what a page loads as plain modules.
import { createElement, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { TracePanel, useTraces } from 'spanglass'

function App() {
  const [files, setFiles] = useState()
  const state = useTraces(files)
  return createElement(
    'main',
    null,
    createElement(
      'label',
      null,
      'Open traces',
      createElement('input', { type: 'file', onChange: (event) => setFiles([...event.target.files]) }),
    ),
    state.status === 'ready' && createElement(TracePanel, { traces: state.traces, style: { height: 600 } }),
  )
}

createRoot(document.getElementById('root')).render(createElement(App))
