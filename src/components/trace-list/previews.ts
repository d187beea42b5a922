// What was asked in each trace: decoded for the traces on screen, and for a search through all of them.
import { useEffect, useState } from 'react'
import { previewOf } from '../../conventions/content/preview.ts'
import type { Dataset } from '../../model/dataset.ts'
import type { TraceSet } from '../../model/trace-set.ts'
import { useTraceSet } from '../../react/hooks.ts'
import { loadContent } from '../../reader/content.ts'
import { breathe } from '../../util/breathe.ts'
import { runInSlices } from '../../util/run-in-slices.ts'

/** By trace row; an empty text where nothing was asked or its content is gone. */
const cache = new WeakMap<Dataset, Map<number, string>>()

const previewsOf = (dataset: Dataset): Map<number, string> => {
  let previews = cache.get(dataset)
  if (!previews) {
    previews = new Map()
    cache.set(dataset, previews)
  }
  return previews
}

export const knownPreview = (dataset: Dataset, traceRow: number): string | undefined =>
  previewsOf(dataset).get(traceRow)

/** Decodes the spans that are likely to hold what was asked, until one does. */
export async function loadPreview({ dataset, content }: TraceSet, traceRow: number): Promise<string> {
  const previews = previewsOf(dataset)
  let asked = previews.get(traceRow)
  if (asked !== undefined) return asked
  asked = ''
  for (const row of await askingRows(dataset, traceRow)) {
    try {
      asked = previewOf(await loadContent(dataset, row, content)).asked ?? ''
    } catch {
      // Content that is gone is told where the span is opened; a list shows what it has.
    }
    if (asked !== '') break
  }
  previews.set(traceRow, asked)
  return asked
}

/** The first span, then the first agent, model call, and other call that carries an input. */
async function askingRows(dataset: Dataset, traceRow: number): Promise<number[]> {
  const all = dataset.rowsOfTrace(traceRow)
  const { rows } = all.length === 1 ? { rows: all } : await runInSlices(dataset.treeInSteps(traceRow))
  const found = new Set<number>(rows.subarray(0, 1))
  for (const types of [['agent', 'workflow'], ['llm'], ['retriever', 'tool', 'embedding', 'reranker', 'guardrail']]) {
    const row = rows.find((candidate) => types.includes(dataset.typeAt(candidate)))
    if (row !== undefined) found.add(row)
  }
  return [...found]
}

/** Whether a span of the trace, or one of its records, keeps something to read. */
function hasContent(dataset: Dataset, traceRow: number): boolean {
  const { store } = dataset.data.columns
  const { records } = dataset.data
  for (const row of dataset.rowsOfTrace(traceRow)) if (store[row] >= 0 || records.has(row)) return true
  return false
}

/** Rows that are only scrolled past are not decoded. */
const REST_MS = 60

/** What was asked in one trace; undefined until it is known. */
export function usePreview(traceRow: number): string | undefined {
  const traces = useTraceSet()
  const known = knownPreview(traces.dataset, traceRow)
  const [, setLoaded] = useState('')
  useEffect(() => {
    if (known !== undefined) return
    let isStale = false
    const timer = setTimeout(() => {
      void loadPreview(traces, traceRow).then((text) => !isStale && setLoaded(`${traceRow} ${text}`))
    }, REST_MS)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [traces, traceRow, known])
  return known
}

const SLICE_MS = 12
const PROGRESS_MS = 250

/** While searching: decodes what was asked in every trace, in slices. Counts those that are known. */
export function useAllPreviews(isSearching: boolean): number {
  const traces = useTraceSet()
  const { dataset } = traces
  const [known, setKnown] = useState(0)
  useEffect(() => {
    if (!isSearching) return
    let isStale = false
    const load = async () => {
      let sliceMs = performance.now()
      let shownMs = sliceMs
      let count = 0
      for (let traceRow = 0; traceRow < dataset.traceCount; traceRow++) {
        if (hasContent(dataset, traceRow) && knownPreview(dataset, traceRow) === undefined)
          await loadPreview(traces, traceRow)
        count++
        if (performance.now() - sliceMs < SLICE_MS) continue
        await breathe()
        if (isStale) return
        sliceMs = performance.now()
        if (sliceMs - shownMs < PROGRESS_MS) continue
        shownMs = sliceMs
        setKnown(count)
      }
      setKnown(count)
    }
    void load()
    return () => {
      isStale = true
    }
  }, [traces, dataset, isSearching])
  return known
}
