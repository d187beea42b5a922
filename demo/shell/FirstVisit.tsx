// Nothing is here yet: what the page is for, and three ways to begin.
import type { ReactNode } from 'react'
import { Icon } from '../spanglass.ts'
import { ChooseFiles } from './ChooseFiles.tsx'
import { Failures } from './Failures.tsx'
import { Samples } from './Samples.tsx'
import { StorageNote } from './StorageNote.tsx'

export function FirstVisit(): ReactNode {
  return (
    <main className="demo-first">
      <div>
        <h2>See what your LLM app did, what it cost and where it went wrong, from a trace file.</h2>
        <Failures />
        <div className="demo-bigdrop">
          <Icon name="upload" size={20} />
          <span>
            Drop trace files here, or <ChooseFiles />
          </span>
          <p>Paste works too. Nothing leaves this machine.</p>
        </div>
        <p className="demo-or">Or open a sample</p>
        <Samples />
        <p className="demo-formats">
          <b>Reads</b> OpenTelemetry in any dialect, Langfuse, LangSmith, Phoenix, Braintrust, MLflow, Weave, Datadog,
          Jaeger, RAGAS, Inspect and more, as JSON, CSV, Parquet, protobuf, gzip or zip. Any other table is read by its
          columns.
        </p>
        <StorageNote />
      </div>
    </main>
  )
}
