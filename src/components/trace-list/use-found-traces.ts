// Which traces a query and a chart's selection leave, found in slices; what was asked is searched as it gets known.
import { useCallback, useEffect, useMemo, useState } from 'react'
import { searchTracesInSteps, searchWords } from '../../analysis/trace-summary-search.ts'
import { useTracesWithContent } from '../../react/content-search.ts'
import { usePanel, useTraceSet } from '../../react/hooks.ts'
import { useInSlices } from '../../react/work.ts'
import { unionOf } from '../../util/binary-search.ts'
import { knownPreview, useAllPreviews } from './previews.ts'

/** Traces from which on typing waits for a pause. */
const MANY = 5000
const PAUSE_MS = 150

export interface FoundTraces {
  /** Ascending trace rows; undefined for all. */
  readonly found: Uint32Array | undefined
  /** The query that is sought. */
  readonly query: string
  /** While what was said is searched: the part of it that has been, 0 to 1. */
  readonly searched: number | undefined
}

export function useFoundTraces(typed: string): FoundTraces {
  const { dataset, content } = useTraceSet()
  const selected = usePanel((state) => state.selectedTraces)
  const query = usePaused(typed, dataset.traceCount < MANY ? 0 : PAUSE_MS)
  const isSearching = query.trim() !== ''
  const known = useAllPreviews(isSearching)
  const start = useCallback(
    () =>
      searchTracesInSteps(dataset, {
        words: searchWords(query),
        isSelected: selected && ((traceRow) => selected.has(dataset.traceIdAt(traceRow))),
        // A new number of searched inputs begins a new search.
        previewOf: (traceRow) => (known >= 0 ? knownPreview(dataset, traceRow) : undefined),
      }),
    [dataset, query, selected, known],
  )
  const isFiltered = isSearching || selected !== undefined
  const byWords = useInSlices(isFiltered ? start : undefined, dataset.id).value
  // Words stand anywhere in what is known of a trace; in what was said the text stands as it was typed.
  const said = useTracesWithContent(dataset, query, content)
  const found = useMemo(() => {
    if (!byWords || !said) return byWords
    const rows = selected ? said.found.filter((row) => selected.has(dataset.traceIdAt(row))) : said.found
    return unionOf(byWords, rows)
  }, [byWords, said, selected, dataset])
  return {
    found: isFiltered ? found : undefined,
    query,
    searched: isSearching ? partOf(known / dataset.traceCount, said && !said.isDone ? said.share : 1) : undefined,
  }
}

/** The lesser of two parts; undefined once both are whole. */
const partOf = (a: number, b: number): number | undefined => (a < 1 || b < 1 ? Math.min(a, b) : undefined)

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
