// A figure as a whole cell of a virtual row: one element for what `Figure` draws in several, as hundreds are made while scrolling.
// biome-ignore-all lint/a11y/useSemanticElements: virtual rows cannot be those of a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus moves over whole rows, not over cells
import type { ReactNode } from 'react'
import type { Amount } from '../../model/amount.ts'
import { type FigureFormat, type FigureLabels, figureText, figureTip } from './figure-text.ts'

export interface FigureCellProps {
  readonly className: string
  readonly amount: Amount | undefined
  readonly t: FigureLabels
  readonly format?: FigureFormat
  readonly exact?: (value: number) => string
  /** Whether the tip is worked out: a row that nobody points at needs none. */
  readonly isExplained: boolean
}

export function FigureCell({ className, amount, t, format, exact, isExplained }: FigureCellProps): ReactNode {
  if (amount === undefined) return <div role="gridcell" className={className} />
  const { state, mark, text, unit, spoken } = figureText(amount, t, format)
  return (
    <div
      role="gridcell"
      className={`sg-fig ${className}`}
      data-state={state}
      data-sg-tip={isExplained ? figureTip(amount, t, exact) : ''}
      aria-label={state === 'unknown' ? spoken : spoken && `${spoken} ${text}${unit ?? ''}`}
    >
      {mark && <b>{mark}</b>}
      {text}
      {unit && <i>{unit}</i>}
    </div>
  )
}
