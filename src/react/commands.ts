// What keys and buttons do with the open trace, for whichever part they stand in.

import type { ChangeReason, PanelStore } from '../state/panel-store.ts'
import { keyAtPlace, nextPlace, placeOfKey } from '../state/rows.ts'
import { type OpenTrace, openTrace } from './hooks.ts'

/** Selects the span that `next` names, given the place the reader stands on. False when there is none. */
export function revealNext(
  store: PanelStore,
  step: 1 | -1,
  reason: ChangeReason,
  next: (from: number, trace: OpenTrace) => number,
): boolean {
  const { traces, traceId, selectedSpan, focusedSpan, revealSpan } = store.getState()
  const trace = traceId === undefined ? undefined : openTrace(traces.dataset, traceId)
  if (!trace) return false
  const { dataset, tree } = trace
  const from = focusedSpan ?? selectedSpan
  const start = from === undefined ? (step > 0 ? -1 : tree.rows.length) : placeOfKey(dataset, tree, from)
  const place = next(start, trace)
  if (place < 0) return false
  revealSpan(keyAtPlace(dataset, tree, place), reason)
  return true
}

/** Selects the next span in error. */
export const revealNextError = (store: PanelStore, reason: ChangeReason, step: 1 | -1 = 1): boolean =>
  revealNext(store, step, reason, (from, { dataset, tree }) =>
    nextPlace(tree, from, step, (place) => dataset.hasError(tree.rows[place])),
  )

/** One step back: out of the search, the details, the zoom. False when there is nothing to leave. */
export function stepBack(store: PanelStore): boolean {
  const { find, isDetailsOpen, timeRange, setFind, setDetailsOpen, setTimeRange } = store.getState()
  if (find !== '') setFind('')
  else if (isDetailsOpen) setDetailsOpen(false)
  else if (timeRange) setTimeRange(undefined)
  else return false
  return true
}
