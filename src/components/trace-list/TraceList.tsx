// All traces, a line each: what was asked, how long it took, what it cost. Opening one is a click or Enter.
import { lazy, type ReactNode } from 'react'
import { Later } from '../later/Later.tsx'
import { Root, type RootProps } from '../root/Root.tsx'

// React's own: it stands there while a file is read, and what React holds back keeps its first draw apart from others.
const TraceListBody = lazy(() => import('./TraceListBody.tsx'))

export type TraceListProps = Omit<RootProps, 'part' | 'children'>

/** The list of the provider's traces: searched, sorted, filtered by what charts select. Fills the height it is given. */
export function TraceList(props: TraceListProps): ReactNode {
  return (
    <Root {...props} part="trace-list">
      <Later fallback={<div className="sg-tl-loading" aria-busy="true" />}>
        <TraceListBody />
      </Later>
    </Root>
  )
}
