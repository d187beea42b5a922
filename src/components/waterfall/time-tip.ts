// What a bar tells when it is pointed at: start, first token, end, duration and its share of the trace.
import { amountValue } from '../../model/amount.ts'
import { fill } from '../../react/labels.ts'
import { type Formatted, formatDuration } from '../../util/format.ts'
import { percent } from './bar-layout.ts'
import type { RowData, WaterfallLabels } from './row-data.ts'

const words = ({ text, unit }: Formatted): string => (unit ? `${text} ${unit}` : text)
const timeText = (ns: number): string => words(formatDuration(ns / 1e6))

/** @param traceNs window of the trace; empty for a span without times */
export function timeTip(row: RowData, traceNs: number, t: WaterfallLabels): string {
  const { startNs, endNs, ttftMs } = row
  if (startNs === undefined) return ''
  const durationMs = amountValue(row.duration)
  const lines = [fill(t['waterfall.starts'], { time: timeText(startNs) })]
  if (ttftMs !== undefined) lines.push(fill(t['waterfall.firstToken'], { time: words(formatDuration(ttftMs)) }))
  lines.push(endNs === undefined ? t['waterfall.noEnd'] : fill(t['waterfall.ends'], { time: timeText(endNs) }))
  if (durationMs !== undefined && traceNs > 0) {
    const lasts = fill(t['waterfall.lasts'], { time: words(formatDuration(durationMs)) })
    lines.push(`${lasts}, ${fill(t['waterfall.shareOfTrace'], { share: percent((durationMs * 1e6) / traceNs) })}`)
  }
  return lines.join('\n')
}
