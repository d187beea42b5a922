// A figure that wears its state: ~ estimated, ≥ partial, – unknown; why, on hover and focus.
import type { ReactNode } from 'react'
import { type Amount, supplied, unknown } from '../../model/amount.ts'
import { type Formatted, formatCount, formatDuration, formatUsd } from '../../util/format.ts'

export interface FigureProps {
  readonly amount: Amount | undefined
  /** How the value reads; default: a count. */
  readonly format?: (value: number) => Formatted | string
  /** The exact value for the tip; default: all digits, with a dollar sign where `format` is one of money. */
  readonly exact?: (value: number) => string
  /** What it is, for screen readers: "Cost". */
  readonly label?: string
  /** Whether a figure with something to explain can be reached by Tab; default true. False in rows, which are many. */
  readonly isTabStop?: boolean
}

const MARKS = { estimated: '~', partial: '≥' } as const

/** Undefined means there is nothing to count: an empty cell. */
export function Figure({ amount, format = formatCount, exact, label, isTabStop = true }: FigureProps): ReactNode {
  if (amount === undefined) return null
  const exactly = exact ?? (format === formatUsd ? dollars : digits)
  const tabIndex = isTabStop ? 0 : undefined
  if (amount.state === 'unknown') {
    return (
      <span className="sg-fig" data-state="unknown" data-sg-tip={amount.why} tabIndex={tabIndex}>
        <span aria-hidden="true">–</span>
        <span className="sg-sr">
          {label ? `${label}: ` : ''}unknown, {amount.why}
        </span>
      </span>
    )
  }
  const formatted = format(amount.value)
  const { text, unit } = typeof formatted === 'string' ? { text: formatted, unit: undefined } : formatted
  const mark = amount.state === 'estimated' || amount.state === 'partial' ? MARKS[amount.state] : undefined
  return (
    <span
      className="sg-fig"
      data-state={mark ? amount.state : undefined}
      data-sg-tip={tipOf(amount, exactly(amount.value))}
      tabIndex={mark ? tabIndex : undefined}
    >
      {mark && <b aria-hidden="true">{mark}</b>}
      {mark && <span className="sg-sr">{amount.state === 'partial' ? 'at least ' : 'about '}</span>}
      {text}
      {unit && <i>{unit}</i>}
    </span>
  )
}

const digits = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 12 })

/** The exact value and where it comes from. */
function tipOf(amount: Exclude<Amount, { state: 'unknown' }>, exact: string): string {
  switch (amount.state) {
    case 'supplied':
      return `${exact}, as the source says`
    case 'computed':
      return `${exact}: ${amount.basis}`
    case 'estimated':
      return `Estimated, ${exact}: ${amount.why}. ${amount.basis}`
    case 'partial':
      return `At least ${exact}, ${amount.missing} missing: ${amount.why}`
    default:
      return amount satisfies never
  }
}

export interface DurationProps {
  readonly ms: number | undefined
  /** Why it is unknown. */
  readonly why?: string
  readonly label?: string
  readonly isTabStop?: boolean
}

/** A duration in ms; undefined shows as unknown with the reason. */
export function Duration({ ms, why = 'no end time', ...rest }: DurationProps): ReactNode {
  return (
    <Figure
      amount={ms === undefined ? unknown(why) : supplied(ms)}
      format={formatDuration}
      exact={milliseconds}
      {...rest}
    />
  )
}

const milliseconds = (ms: number): string => `${digits(ms)} ms`
const dollars = (usd: number): string => `$${digits(usd)}`

/** An amount of US dollars. */
export const Cost = (props: Omit<FigureProps, 'format'>): ReactNode => <Figure format={formatUsd} {...props} />
