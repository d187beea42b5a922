// What calls cost, by model or by anything they carry.
import type { ReactNode } from 'react'
import { Later, later } from '../later/Later.tsx'
import { Root, type RootProps } from '../root/Root.tsx'

const CostTableBody = later(() => import('./CostTableBody.tsx'))

export type CostTableProps = Omit<RootProps, 'part' | 'children'>

/** Calls, tokens by part, durations and cost of all traces in groups. As high as its rows, or as its container lets it. */
export function CostTable(props: CostTableProps): ReactNode {
  return (
    <Root {...props} part="cost-table">
      <Later fallback={<div className="sg-ct-loading" aria-busy="true" />}>
        <CostTableBody />
      </Later>
    </Root>
  )
}
