// A figure that wears its state: ~ estimated, ≥ partial, – unknown; why, on hover and focus.
import type { ReactNode } from 'react'
import { type Amount, supplied, unknown } from '../../model/amount.ts'
import { useLabels } from '../../react/labels.ts'
import { formatDuration, formatUsd } from '../../util/format.ts'
import { dollars, type FigureFormat, figureLabels, figureText, figureTip, milliseconds } from './figure-text.ts'

export interface FigureProps {
  readonly amount: Amount | undefined
  /** How the value reads; default: a count. */
  readonly format?: FigureFormat
  /** The exact value for the tip; default: all digits, with a dollar sign where `format` is one of money. */
  readonly exact?: (value: number) => string
  /** What it is, for screen readers: "Cost". */
  readonly label?: string
  /** Whether a figure with something to explain can be reached by Tab; default true. False in rows, which are many. */
  readonly isTabStop?: boolean
}

/** Undefined means there is nothing to count: an empty cell. */
export function Figure({ amount, format, exact, label, isTabStop = true }: FigureProps): ReactNode {
  const t = useLabels(figureLabels)
  if (amount === undefined) return null
  const { state, mark, text, unit, spoken } = figureText(amount, t, format)
  const tip = figureTip(amount, t, exact ?? (format === formatUsd ? dollars : undefined))
  const tabIndex = isTabStop && state ? 0 : undefined
  if (state === 'unknown') {
    return (
      <span className="sg-fig" data-state={state} data-sg-tip={tip} tabIndex={tabIndex}>
        <span aria-hidden="true">{text}</span>
        <span className="sg-sr">
          {label ? `${label}: ` : ''}
          {spoken}
        </span>
      </span>
    )
  }
  return (
    <span className="sg-fig" data-state={state} data-sg-tip={tip} tabIndex={tabIndex}>
      {mark && <b aria-hidden="true">{mark}</b>}
      {spoken && <span className="sg-sr">{`${spoken} `}</span>}
      {text}
      {unit && <i>{unit}</i>}
    </span>
  )
}

export interface DurationProps {
  readonly ms: number | undefined
  /** Why it is unknown. */
  readonly why?: string
  readonly label?: string
  readonly isTabStop?: boolean
}

/** A duration in ms; undefined shows as unknown with the reason. */
export function Duration({ ms, why, ...rest }: DurationProps): ReactNode {
  const t = useLabels(figureLabels)
  return (
    <Figure
      amount={ms === undefined ? unknown(why ?? t['figure.noEnd']) : supplied(ms)}
      format={formatDuration}
      exact={milliseconds}
      {...rest}
    />
  )
}

/** An amount of US dollars. */
export const Cost = (props: Omit<FigureProps, 'format'>): ReactNode => <Figure format={formatUsd} {...props} />
