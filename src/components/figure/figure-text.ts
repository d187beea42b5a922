// What a figure says: shared by the figure that stands alone and the one that is a whole cell of a row.
import type { Amount } from '../../model/amount.ts'
import { fill } from '../../react/labels.ts'
import { type Formatted, formatCount } from '../../util/format.ts'

export const figureLabels = {
  'figure.unknown': 'unknown, {why}',
  'figure.partial': 'at least',
  'figure.estimated': 'about',
  'figure.noEnd': 'no end time',
  'figure.tip.supplied': '{exact}, as the source says',
  'figure.tip.computed': '{exact}: {basis}',
  'figure.tip.estimated': 'Estimated, {exact}: {why}. {basis}',
  'figure.tip.partial': 'At least {exact}, {missing} missing: {why}',
} as const

export type FigureLabels = { readonly [K in keyof typeof figureLabels]: string }

/** How a value reads. */
export type FigureFormat = (value: number) => Formatted | string

export interface FigureText {
  /** The state that the figure wears; none where it is exact. */
  readonly state: 'estimated' | 'partial' | 'unknown' | undefined
  /** `~` or `≥`. */
  readonly mark: string | undefined
  readonly text: string
  readonly unit: string | undefined
  /** The state in words, in place of the mark; of an unknown one all there is to say. */
  readonly spoken: string | undefined
}

const MARKS = { estimated: '~', partial: '≥' } as const

export function figureText(amount: Amount, t: FigureLabels, format: FigureFormat = formatCount): FigureText {
  const { state } = amount
  if (state === 'unknown') {
    return {
      state,
      mark: undefined,
      text: '–',
      unit: undefined,
      spoken: fill(t['figure.unknown'], { why: amount.why }),
    }
  }
  const formatted = format(amount.value)
  const { text, unit } = typeof formatted === 'string' ? { text: formatted, unit: undefined } : formatted
  return state === 'estimated' || state === 'partial'
    ? { state, mark: MARKS[state], text, unit, spoken: t[`figure.${state}`] }
    : { state: undefined, mark: undefined, text, unit, spoken: undefined }
}

/** Where the figure comes from, with its exact value. */
export const figureTip = (amount: Amount, t: FigureLabels, exact: (value: number) => string = digits): string =>
  amount.state === 'unknown'
    ? amount.why
    : fill(t[`figure.tip.${amount.state}`], { ...amount, exact: exact(amount.value) })

/** Made once: making one takes longer than drawing the row that it is for. */
const allDigits = new Intl.NumberFormat('en-US', { maximumFractionDigits: 12 })
const digits = (value: number): string => allDigits.format(value)
export const milliseconds = (ms: number): string => `${digits(ms)} ms`
export const dollars = (usd: number): string => `$${digits(usd)}`
