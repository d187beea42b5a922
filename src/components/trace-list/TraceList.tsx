// All traces, a line each: what was asked, how long it took, what it cost. Opening one is a click or Enter.
import type { ReactNode } from 'react'
import { Later, later } from '../later/Later.tsx'
import { Root, type RootProps } from '../root/Root.tsx'

const TraceListBody = later(() => import('./TraceListBody.tsx'))

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
