// How scores are spread, name by name; a bar selects the traces behind it.
import type { ReactNode } from 'react'
import { Later, later } from '../later/Later.tsx'
import { Root, type RootProps } from '../root/Root.tsx'

const ScoreCharts = later(() => import('./ScoreCharts.tsx'))

export interface ScoreHistogramProps extends Omit<RootProps, 'part' | 'children'> {
  /** Shows scores of this name only. Default: all names. */
  readonly name?: string
}

/** A chart for each name and type of score: numeric ones in bins, thumbs and labels with their shares. */
export function ScoreHistogram({ name, ...props }: ScoreHistogramProps): ReactNode {
  return (
    <Root {...props} part="score-histogram">
      <Later fallback={<div className="sg-sh-loading" aria-busy="true" />}>
        <ScoreCharts name={name} />
      </Later>
    </Root>
  )
}
