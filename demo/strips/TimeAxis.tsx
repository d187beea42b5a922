import type { ReactNode } from 'react'
import { type Binning, labelledBins } from './bin.ts'
import { timeWords, zoneOffsetAt } from './time-words.ts'

/** The one axis under the strips. */
export function TimeAxis({ binning }: { binning: Binning }): ReactNode {
  const { bins, stepMs, startMs } = binning
  return (
    <div className="demo-xaxis" aria-hidden="true">
      {labelledBins(binning, 4, zoneOffsetAt(startMs)).map((n) => (
        <span key={n} style={{ insetInlineStart: `${(n / bins.length) * 100}%` }}>
          {timeWords(startMs + n * stepMs, stepMs)}
        </span>
      ))}
    </div>
  )
}
