// Keeps the demo's state and that of the list's provider in step.
import { useEffect, useRef } from 'react'
import { usePanel, usePanelStore } from '../spanglass.ts'
import { useDemo, useDemoStore } from '../state/use-demo.ts'

/** The open trace is marked in the list, wherever it was opened. */
export function FollowTrace(): null {
  const panel = usePanelStore()
  const traceId = useDemo((state) => state.traceId)
  useEffect(() => panel.getState().openTrace(traceId, 'api'), [panel, traceId])
  return null
}

/** Traces selected in a table or chart are shown in the list. */
export function FollowSelection(): null {
  const store = useDemoStore()
  const selected = usePanel((state) => state.selectedTraces)
  const before = useRef(selected)
  useEffect(() => {
    if (selected && selected !== before.current && store.getState().view !== 'traces') {
      store.setState({ view: 'traces', pane: 'list' })
    }
    before.current = selected
  }, [selected, store])
  return null
}
