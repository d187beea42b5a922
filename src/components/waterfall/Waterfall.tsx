// The spans of the open trace as a tree beside their bars on one axis.
import type { ReactNode } from 'react'
import { useOpening } from '../../react/hooks.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { formatCount } from '../../util/format.ts'
import { Icon } from '../icon/Icon.tsx'
import { Root, type RootProps } from '../root/Root.tsx'
import { waterfallLabels } from './labels.ts'
import { Tree } from './Tree.tsx'

export type WaterfallProps = Omit<RootProps, 'part' | 'children'>

/** Fills its container; give it a height. */
export const Waterfall = (props: WaterfallProps): ReactNode => (
  <Root part="waterfall" {...props}>
    <OpenWaterfall />
  </Root>
)

function OpenWaterfall(): ReactNode {
  const t = useLabels(waterfallLabels)
  const { trace, spans } = useOpening()
  if (!trace && spans > 0) return <Opening spans={spans} />
  if (trace && trace.tree.rows.length > 0) return <Tree key={trace.traceId} trace={trace} />
  return (
    <div className="sg-state">
      <Icon name="workflow" size={20} className="sg-faint" />
      <b>{t[trace ? 'waterfall.emptyTrace' : 'waterfall.closed']}</b>
      <p>{t[trace ? 'waterfall.emptyTraceWhy' : 'waterfall.closedWhy']}</p>
    </div>
  )
}

/** While the spans of a very large trace are put in order. */
export function Opening({ spans }: { readonly spans: number }): ReactNode {
  const t = useLabels(waterfallLabels)
  return (
    <div className="sg-state" aria-busy="true">
      <p role="status">{fill(t['waterfall.opening'], { count: formatCount(spans) })}</p>
    </div>
  )
}
