// Which traces a query and a chart's selection leave, found in slices; what was asked is searched as it gets known.
import { useCallback, useEffect, useState } from 'react'
import { searchTracesInSteps, searchWords } from '../../analysis/trace-summary-search.ts'
import { usePanel, useTraceSet } from '../../react/hooks.ts'
import { useOwnWork, useWork } from '../../react/work.ts'
import { knownPreview, useAllPreviews } from './previews.ts'
import { useLast } from './use-last.ts'

/** Traces from which on typing waits for a pause. */
const MANY = 5000
const PAUSE_MS = 150

export interface FoundTraces {
  /** Ascending trace rows; undefined for all. */
  readonly found: Uint32Array | undefined
  /** The query that is sought. */
  readonly query: string
  /** While inputs are searched: how many have been. */
  readonly searched: number | undefined
}

export function useFoundTraces(typed: string): FoundTraces {
  const { dataset } = useTraceSet()
  const selected = usePanel((state) => state.selectedTraces)
  const query = usePaused(typed, dataset.traceCount < MANY ? 0 : PAUSE_MS)
  const isSearching = query.trim() !== ''
  const searched = useAllPreviews(isSearching)
  const start = useCallback(
    () =>
      searchTracesInSteps(dataset, {
        words: searchWords(query),
        isSelected: selected && ((traceRow) => selected.has(dataset.traceIdAt(traceRow))),
        // A new number of searched inputs begins a new search.
        previewOf: (traceRow) => (searched >= 0 ? knownPreview(dataset, traceRow) : undefined),
      }),
    [dataset, query, selected, searched],
  )
  const isFiltered = isSearching || selected !== undefined
  const found = useLast(useWork(useOwnWork(isFiltered ? start : undefined)), dataset.id)
  return {
    found: isFiltered ? found : undefined,
    query,
    searched: isSearching && searched < dataset.traceCount ? searched : undefined,
  }
}

/** A value once it has stayed the same for a while. */
function usePaused(value: string, pauseMs: number): string {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    if (pauseMs === 0) return
    const timer = setTimeout(() => setPaused(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value, pauseMs])
  return pauseMs === 0 ? value : paused
}
