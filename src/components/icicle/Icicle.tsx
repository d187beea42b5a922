// Where time, tokens or money of the open trace went.
import type { ReactNode } from 'react'
import { useOpenTrace } from '../../react/hooks.ts'
import { Later, later } from '../later/Later.tsx'
import { Root, type RootProps } from '../root/Root.tsx'

const IcicleBody = later(() => import('./IcicleBody.tsx'))

export type IcicleProps = Omit<RootProps, 'part' | 'children'>

export function Icicle(props: IcicleProps): ReactNode {
  const trace = useOpenTrace()
  if (!trace) return null
  return (
    <Root part="icicle" {...props}>
      <Later>
        <IcicleBody trace={trace} />
      </Later>
    </Root>
  )
}
