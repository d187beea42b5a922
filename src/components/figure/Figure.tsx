// A figure that wears its state: ~ estimated, ≥ partial, – unknown; why, on hover and focus.
import type { ReactNode } from 'react'
import { type Amount, supplied, unknown } from '../../model/amount.ts'
import { fill, useLabels } from '../../react/labels.ts'
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

const figureLabels = {
  'figure.unknown': 'unknown, {why}',
  'figure.partial': 'at least',
  'figure.estimated': 'about',
  'figure.noEnd': 'no end time',
  'figure.tip.supplied': '{exact}, as the source says',
  'figure.tip.computed': '{exact}: {basis}',
  'figure.tip.estimated': 'Estimated, {exact}: {why}. {basis}',
  'figure.tip.partial': 'At least {exact}, {missing} missing: {why}',
} as const

const MARKS = { estimated: '~', partial: '≥' } as const

/** Undefined means there is nothing to count: an empty cell. */
export function Figure({ amount, format = formatCount, exact, label, isTabStop = true }: FigureProps): ReactNode {
  const t = useLabels(figureLabels)
  if (amount === undefined) return null
  const exactly = exact ?? (format === formatUsd ? dollars : digits)
  const tabIndex = isTabStop ? 0 : undefined
  if (amount.state === 'unknown') {
    return (
      <span className="sg-fig" data-state="unknown" data-sg-tip={amount.why} tabIndex={tabIndex}>
        <span aria-hidden="true">–</span>
        <span className="sg-sr">
          {label ? `${label}: ` : ''}
          {fill(t['figure.unknown'], { why: amount.why })}
        </span>
      </span>
    )
  }
  const formatted = format(amount.value)
  const { text, unit } = typeof formatted === 'string' ? { text: formatted, unit: undefined } : formatted
  const marked = amount.state === 'estimated' || amount.state === 'partial' ? amount.state : undefined
  return (
    <span
      className="sg-fig"
      data-state={marked}
      data-sg-tip={fill(t[`figure.tip.${amount.state}`], { ...amount, exact: exactly(amount.value) })}
      tabIndex={marked && tabIndex}
    >
      {marked && <b aria-hidden="true">{MARKS[marked]}</b>}
      {marked && <span className="sg-sr">{`${t[`figure.${marked}`]} `}</span>}
      {text}
      {unit && <i>{unit}</i>}
    </span>
  )
}

/** Made once: making one takes longer than drawing the row that it is for. */
const allDigits = new Intl.NumberFormat('en-US', { maximumFractionDigits: 12 })
const digits = (value: number): string => allDigits.format(value)

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

const milliseconds = (ms: number): string => `${digits(ms)} ms`
const dollars = (usd: number): string => `$${digits(usd)}`

/** An amount of US dollars. */
export const Cost = (props: Omit<FigureProps, 'format'>): ReactNode => <Figure format={formatUsd} {...props} />
