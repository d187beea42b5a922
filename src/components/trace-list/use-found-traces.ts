// Which traces a query and a chart's selection leave, found in slices; what was asked is searched as it gets known.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { TraceSummary } from '../../analysis/trace-summary.ts'
import { matchesWords, searchWords } from '../../analysis/trace-summary-search.ts'
import type { Dataset } from '../../model/dataset.ts'
import { usePanel, useTraceSet } from '../../react/hooks.ts'
import { useSliced } from '../data-table/use-sliced.ts'
import { knownPreview, useAllPreviews } from './previews.ts'

/** Traces from which on typing waits for a pause. */
const MANY = 5000
const PAUSE_MS = 150

export interface FoundTraces {
  readonly found: readonly TraceSummary[]
  /** The query that `found` answers. */
  readonly query: string
  /** While inputs are searched: how many have been. */
  readonly searched: number | undefined
}

export function useFoundTraces(summaries: readonly TraceSummary[], typed: string): FoundTraces {
  const { dataset } = useTraceSet()
  const selected = usePanel((state) => state.selectedTraces)
  const query = usePaused(typed, summaries.length < MANY ? 0 : PAUSE_MS)
  const isSearching = query.trim() !== ''
  const searched = useAllPreviews(isSearching)
  const start = useCallback(
    // A new number of searched inputs begins a new search.
    () => findInSteps(summaries, query, selected, isSearching && searched >= 0 ? dataset : undefined),
    [summaries, query, selected, isSearching, searched, dataset],
  )
  const { value } = useSliced(start, dataset.id)
  const found = useSameList(value ?? summaries)
  return { found, query, searched: isSearching && searched < dataset.traceCount ? searched : undefined }
}

function* findInSteps(
  summaries: readonly TraceSummary[],
  query: string,
  selected: ReadonlySet<string> | undefined,
  dataset: Dataset | undefined,
): Generator<number, readonly TraceSummary[]> {
  const words = searchWords(query)
  if (words.length === 0 && !selected) return summaries
  const found: TraceSummary[] = []
  for (let at = 0; at < summaries.length; at++) {
    const summary = summaries[at]
    const isSelected = !selected || selected.has(summary.traceId)
    if (isSelected && matchesWords(summary, words, dataset && knownPreview(dataset, summary.traceRow)))
      found.push(summary)
    if (at % 100 === 99) yield at
  }
  return found
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

/** The list before where the next one holds the same: rows then need no new order. */
function useSameList<T>(list: readonly T[]): readonly T[] {
  const last = useRef(list)
  const { current } = last
  if (current !== list && (current.length !== list.length || list.some((item, at) => item !== current[at])))
    last.current = list
  return last.current
}
