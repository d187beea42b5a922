// A figure that wears its state: ~ estimated, ≥ partial, – unknown; why, on hover and focus.
import type { ReactNode } from 'react'
import { type Amount, unknown } from '../../model/amount.ts'
import { type Formatted, formatCount, formatDuration, formatUsd } from '../../util/format.ts'

export interface FigureProps {
  readonly amount: Amount | undefined
  /** How the value reads; default: a count. */
  readonly format?: (value: number) => Formatted | string
  /** What it is, for screen readers: "Cost". */
  readonly label?: string
}

const MARKS = { estimated: '~', partial: '≥' } as const

/** Undefined means there is nothing to count: an empty cell. */
export function Figure({ amount, format = formatCount, label }: FigureProps): ReactNode {
  if (amount === undefined) return null
  if (amount.state === 'unknown') {
    return (
      <span className="sg-fig" data-state="unknown" data-sg-tip={amount.why}>
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
    <span className="sg-fig" data-state={mark ? amount.state : undefined} data-sg-tip={tipOf(amount)}>
      {mark && <b aria-hidden="true">{mark}</b>}
      {mark && <span className="sg-sr">{amount.state === 'partial' ? 'at least ' : 'about '}</span>}
      {text}
      {unit && <i>{unit}</i>}
    </span>
  )
}

/** The exact value and where it comes from. */
function tipOf(amount: Exclude<Amount, { state: 'unknown' }>): string {
  const exact = amount.value.toLocaleString('en-US', { maximumFractionDigits: 12 })
  switch (amount.state) {
    case 'supplied':
      return `${exact}, as the source says`
    case 'computed':
      return `${exact}: ${amount.basis}`
    case 'estimated':
      return `Estimated, ${exact}: ${amount.why}. ${amount.basis}`
    case 'partial':
      return `At least ${exact}: ${amount.missing} missing. ${amount.why}`
    default:
      return amount satisfies never
  }
}

/** A duration in ms; undefined shows as unknown with the reason. */
export function Duration({ ms, why, label }: { ms: number | undefined; why?: string; label?: string }): ReactNode {
  const amount: Amount = ms === undefined ? unknown(why ?? 'no end time') : { state: 'supplied', value: ms }
  return <Figure amount={amount} format={formatDuration} label={label} />
}

export const Cost = ({ amount, label }: { amount: Amount | undefined; label?: string }): ReactNode => (
  <Figure amount={amount} format={formatUsd} label={label} />
)
