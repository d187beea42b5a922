// A span's bar: hollow until the first token, a bracket while its children are shown, fading while unfinished.
// Its pieces follow one another in the line of the track: to place each by itself would cost a layer a piece.
import type { ReactNode } from 'react'
import { amountValue } from '../../model/amount.ts'
import { Icon } from '../icon/Icon.tsx'
import { barPieces, percent, type Scale } from './bar-layout.ts'
import type { RowData } from './row-data.ts'

/** How far a bar can be pointed at on either side of it, and how wide that of an instant is; as in bars.css. */
const REACH_PX = 3
const INSTANT_PX = 9

interface Props {
  readonly row: RowData
  readonly isOpen: boolean
  readonly scale: Scale
  /** What the bar tells of its times. */
  readonly tip: string
}

export function Bar({ row, isOpen, scale, tip }: Props): ReactNode {
  const pieces = barPieces(row, isOpen, scale)
  if (pieces.length === 0) return null
  const last = pieces[pieces.length - 1]
  return (
    <>
      {pieces.map(({ kind, left, width, cut }, index) => (
        <span
          key={kind}
          className="sg-b"
          data-piece={kind}
          data-cut={cut}
          data-error={row.hasError ? '' : undefined}
          data-sg-tip={scale.measure === 'time' ? tip : undefined}
          style={{
            marginLeft:
              index === 0
                ? `calc(${left}% - ${kind === 'instant' ? INSTANT_PX / 2 + REACH_PX : REACH_PX}px)`
                : undefined,
            width: kind === 'instant' ? undefined : `${width}%`,
          }}
        />
      ))}
      {row.hasError && scale.measure === 'time' && <Icon className="sg-bx" name="close" size={12} />}
      {scale.measure !== 'time' && <Share row={row} scale={scale} end={last.left + last.width} />}
    </>
  )
}

/** The part of the whole, after a bar of tokens or cost. */
function Share({ row, scale, end }: { readonly row: RowData; readonly scale: Scale; readonly end: number }): ReactNode {
  const value = amountValue(scale.measure === 'tokens' ? row.tokens : row.cost)
  if (value === undefined || end > 90) return null
  return <span className="sg-blab">{percent(value / scale.to)}</span>
}
