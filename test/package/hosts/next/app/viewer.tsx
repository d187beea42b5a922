'use client'

import { useState } from 'react'
import { TracePanel, useTraces } from 'spanglass'

export function Viewer() {
  const [files, setFiles] = useState<File[]>()
  const state = useTraces(files)
  return (
    <>
      <label>
        Open traces
        <input type="file" onChange={(event) => setFiles([...(event.target.files ?? [])])} />
      </label>
      {state.status === 'ready' && <TracePanel traces={state.traces} style={{ height: 600 }} />}
    </>
  )
}
