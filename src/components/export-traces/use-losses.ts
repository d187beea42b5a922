import { useEffect, useState } from 'react'
import { type ConversionLoss, conversionLosses } from '../../convert/losses.ts'
import type { ConvertOptions } from '../../convert/options.ts'
import type { TraceSet } from '../../model/trace-set.ts'

/** What the format will not say; undefined while it is being counted. Another choice stops the counting. */
export function useLosses(traces: TraceSet, options: ConvertOptions): readonly ConversionLoss[] | undefined {
  const [found, setFound] = useState<{ options: ConvertOptions; losses: readonly ConversionLoss[] }>()
  useEffect(() => {
    const stop = new AbortController()
    conversionLosses(traces, { ...options, signal: stop.signal }).then(
      (losses) => setFound({ options, losses }),
      () => {
        // Stopped: another choice is being counted.
      },
    )
    return () => stop.abort()
  }, [traces, options])
  return found?.options === options ? found.losses : undefined
}
