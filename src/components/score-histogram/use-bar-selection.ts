// Which bars of a chart are selected, and the traces behind them in the panel's store.
import { useCallback, useMemo, useState } from 'react'
import { tracesOfScores } from '../../analysis/score-bins.ts'
import type { Score } from '../../model/score.ts'
import { usePanel, usePanelStore, useTraceSet } from '../../react/hooks.ts'

/** Half-open range of bars: [from, to). */
export type BarRange = readonly [from: number, to: number]

export interface BarSelection {
  /** Undefined while this chart has no selection, or another chart or a host has taken over. */
  readonly range: BarRange | undefined
  select(range: BarRange | undefined): void
}

/** `bars` are the scores behind each bar. */
export function useBarSelection(bars: readonly (readonly Score[])[]): BarSelection {
  const store = usePanelStore()
  const { dataset } = useTraceSet()
  const selectedTraces = usePanel((state) => state.selectedTraces)
  const [own, setOwn] = useState<{ range: BarRange; traces: ReadonlySet<string> }>()
  const select = useCallback(
    (range: BarRange | undefined) => {
      const traces = range && tracesOfScores(dataset)(bars.slice(range[0], range[1]).flat())
      setOwn(range && traces ? { range, traces } : undefined)
      store.getState().selectTraces(traces)
    },
    [store, dataset, bars],
  )
  const range = own && own.traces === selectedTraces ? own.range : undefined
  return useMemo(() => ({ range, select }), [range, select])
}
