// A span's bar: hollow until the first token, a bracket while its children are shown, fading while unfinished.
import { memo, type ReactNode } from 'react'
import { amountValue } from '../../model/amount.ts'
import { fill } from '../../react/labels.ts'
import { type Formatted, formatDuration } from '../../util/format.ts'
import { Icon } from '../icon/Icon.tsx'
import { barPieces, type Scale } from './bar-layout.ts'
import type { RowData, WaterfallLabels } from './row-data.ts'

interface Props {
  readonly row: RowData
  readonly isOpen: boolean
  readonly scale: Scale
  /** Window of the trace, for the share in the tip. */
  readonly traceNs: number
  readonly t: WaterfallLabels
}

export const Bar = memo(function Bar({ row, isOpen, scale, traceNs, t }: Props): ReactNode {
  const pieces = barPieces(row, isOpen, scale)
  if (pieces.length === 0) return null
  const tip = scale.measure === 'time' ? timeTip(row, traceNs, t) : undefined
  const last = pieces[pieces.length - 1]
  const end = last.left + last.width
  return (
    <>
      {pieces.map(({ kind, left, width, cut }) => (
        <span
          key={kind}
          className="sg-b"
          data-piece={kind}
          data-cut={cut}
          data-error={row.hasError ? '' : undefined}
          data-sg-tip={tip}
          style={{ left: `${left}%`, width: kind === 'instant' ? undefined : `${width}%` }}
        >
          <i />
        </span>
      ))}
      {row.hasError && scale.measure === 'time' && (
        <span className="sg-bx" style={{ left: `${end}%` }}>
          <Icon name="close" size={12} />
        </span>
      )}
      {scale.measure !== 'time' && <Share row={row} scale={scale} end={end} />}
    </>
  )
})

/** The part of the whole, after a bar of tokens or cost. */
function Share({ row, scale, end }: { readonly row: RowData; readonly scale: Scale; readonly end: number }): ReactNode {
  const value = amountValue(scale.measure === 'tokens' ? row.tokens : row.cost)
  if (value === undefined || end > 90) return null
  return (
    <span className="sg-blab" style={{ left: `${end}%` }}>
      {percent(value / scale.to)}
    </span>
  )
}

export const percent = (share: number): string =>
  share >= 0.0995 ? `${Math.round(share * 100)} %` : share >= 0.00095 ? `${(share * 100).toFixed(1)} %` : '< 0.1 %'

const words = ({ text, unit }: Formatted): string => (unit ? `${text} ${unit}` : text)
const timeText = (ns: number): string => words(formatDuration(ns / 1e6))

function timeTip(row: RowData, traceNs: number, t: WaterfallLabels): string | undefined {
  const { startNs, endNs, durationMs, ttftMs } = row
  if (startNs === undefined) return undefined
  const lines = [fill(t['waterfall.starts'], { time: timeText(startNs) })]
  if (ttftMs !== undefined) lines.push(fill(t['waterfall.firstToken'], { time: words(formatDuration(ttftMs)) }))
  lines.push(endNs === undefined ? t['waterfall.noEnd'] : fill(t['waterfall.ends'], { time: timeText(endNs) }))
  if (durationMs !== undefined && traceNs > 0) {
    const lasts = fill(t['waterfall.lasts'], { time: words(formatDuration(durationMs)) })
    lines.push(`${lasts}, ${fill(t['waterfall.shareOfTrace'], { share: percent((durationMs * 1e6) / traceNs) })}`)
  }
  return lines.join('\n')
}
