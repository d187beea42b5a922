import type { ReactNode } from 'react'
import { type Binning, type BinRange, labelledBins } from './bin.ts'
import { hasSeconds, timeWords, zoneOffsetAt } from './time-words.ts'

/** Half the width of the brushed stretch's own label, with some room for that of a tick. */
const LABEL_SHARE = 0.17

/** The one axis under the strips. Ticks give way to the label of the brushed stretch. */
export function TimeAxis({ binning, range }: { binning: Binning; range: BinRange | undefined }): ReactNode {
  const { bins, stepMs, startMs } = binning
  const middle = range && (range[0] + range[1]) / 2 / bins.length
  const ticks = labelledBins(binning, 4, zoneOffsetAt(startMs)).filter(
    (n) => middle === undefined || Math.abs(n / bins.length - middle) > LABEL_SHARE,
  )
  return (
    <div className="demo-xaxis" aria-hidden="true" data-seconds={hasSeconds(stepMs) || undefined}>
      {ticks.map((n) => (
        <span key={n} style={{ insetInlineStart: `${(n / bins.length) * 100}%` }}>
          {timeWords(startMs + n * stepMs, stepMs)}
        </span>
      ))}
    </div>
  )
}
