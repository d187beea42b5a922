// Bars in rows: a value, how often, its share. Each row is an option that can be chosen.
import type { ReactNode } from 'react'
import { formatCount } from '../../util/format.ts'
import { useBarKeys } from './use-bar-keys.ts'

export interface ShareBar {
  readonly key: string
  readonly label: ReactNode
  readonly count: number
  /** 0 to 1. */
  readonly share: number
  /** What is counted, for screen readers: "scores". */
  readonly unit: string
}

export interface ShareBarsProps {
  readonly label: string
  readonly bars: readonly ShareBar[]
  /** What the longest possible bar stands for; default: all. */
  readonly maxShare?: number
  readonly range: readonly [from: number, to: number] | undefined
  select(range: readonly [from: number, to: number] | undefined): void
}

export function ShareBars({ label, bars, maxShare = 1, range, select }: ShareBarsProps): ReactNode {
  const { listProps, optionProps } = useBarKeys<HTMLDivElement>({
    count: bars.length,
    range,
    select,
    canExtend: false,
    orientation: 'vertical',
  })
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role of a listbox comes with its props
    <div className="sg-ch-shares" aria-label={label} {...listProps}>
      {bars.map((bar, index) => (
        <div key={bar.key} className="sg-ch-share" {...optionProps(index)}>
          <span className="sg-ch-label">{bar.label}</span>
          <span className="sg-ch-track" aria-hidden="true">
            <i style={{ inlineSize: `${maxShare > 0 ? (bar.share / maxShare) * 100 : 0}%` }} />
          </span>
          <span className="sg-ch-n">
            {formatCount(bar.count)}
            <span className="sg-sr"> {bar.unit}</span>
          </span>
          <span className="sg-ch-n sg-faint">{formatPercent(bar.share)} %</span>
        </div>
      ))}
    </div>
  )
}

/** A share as whole percent; what is there is never shown as none of it. */
export const formatPercent = (share: number): string =>
  share > 0 && share < 0.01 ? '<1' : share < 1 && share > 0.99 ? '>99' : (share * 100).toFixed(0)
