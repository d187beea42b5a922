import { useEffect, useRef } from 'react'
import { usePanel } from '../spanglass.ts'
import { useDemoStore } from '../state/use-demo.ts'

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
