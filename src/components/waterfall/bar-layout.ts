// Where the pieces of one bar lie on its track, in percent of its width.
import type { Amount } from '../../model/amount.ts'
import type { RowData } from './row-data.ts'

/** What a track shows: a window of time, or a quantity from 0. `measure` says what the numbers count. */
export interface Scale {
  readonly measure: 'time' | 'tokens' | 'cost'
  /** Nanoseconds since the first start, tokens or USD. */
  readonly from: number
  readonly to: number
}

export type PieceKind = 'solid' | 'open' | 'wait' | 'generate' | 'unfinished' | 'instant'

export interface Piece {
  readonly kind: PieceKind
  readonly left: number
  readonly width: number
  /** The ends that lie outside the window: `start`, `end` or both. */
  readonly cut?: string
}

/** The parts of a span's bar that lie in the window, in order; none where it has no time or lies outside. */
export function barPieces(row: RowData, isOpen: boolean, { measure, from, to }: Scale): Piece[] {
  if (measure !== 'time') return quantityPieces(measure === 'tokens' ? row.tokens : row.cost, isOpen, to)
  const { startNs, endNs, ttftMs } = row
  if (startNs === undefined || startNs > to) return []
  const piece = (kind: PieceKind, start: number, end: number): Piece[] => {
    if (end < from || start > to) return []
    const left = at(Math.max(start, from), from, to)
    const cut = [start < from && 'start', end > to && 'end'].filter(Boolean).join(' ')
    return [{ kind, left, width: at(Math.min(end, to), from, to) - left, cut: cut || undefined }]
  }
  if (endNs === undefined) return piece('unfinished', startNs, Math.max(to, startNs))
  if (endNs <= startNs) return startNs < from ? [] : piece('instant', startNs, startNs)
  if (isOpen) return piece('open', startNs, endNs)
  const firstTokenNs = ttftMs === undefined ? 0 : startNs + ttftMs * 1e6
  if (firstTokenNs <= startNs || firstTokenNs >= endNs) return piece('solid', startNs, endNs)
  return [...piece('wait', startNs, firstTokenNs), ...piece('generate', firstTokenNs, endNs)]
}

function quantityPieces(amount: Amount | undefined, isOpen: boolean, to: number): Piece[] {
  if (amount === undefined || amount.state === 'unknown' || amount.value <= 0) return []
  return [{ kind: isOpen ? 'open' : 'solid', left: 0, width: at(amount.value, 0, to) }]
}

const at = (value: number, from: number, to: number): number => (to > from ? (100 * (value - from)) / (to - from) : 0)

/** A share of a whole in words. */
export const percent = (share: number): string =>
  share >= 0.0995 ? `${Math.round(share * 100)} %` : share >= 0.00095 ? `${(share * 100).toFixed(1)} %` : '< 0.1 %'
