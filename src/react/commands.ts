// What keys and buttons do with the open trace, for whichever part they stand in.

import type { ChangeReason, PanelStore } from '../state/panel-store.ts'
import { keyAtPlace, nextPlace, placeOfKey } from '../state/rows.ts'
import { openTrace } from './hooks.ts'

/** Selects the next span (or with step -1 the one before) for which `matches` holds, round the end. False when there is none. */
export function revealNext(
  store: PanelStore,
  step: 1 | -1,
  reason: ChangeReason,
  matches: (row: number, place: number) => boolean,
): boolean {
  const { traces, traceId, selectedSpan, focusedSpan, revealSpan } = store.getState()
  const trace = traceId === undefined ? undefined : openTrace(traces.dataset, traceId)
  if (!trace) return false
  const { dataset, tree } = trace
  const from = focusedSpan ?? selectedSpan
  const start = from === undefined ? (step > 0 ? -1 : tree.rows.length) : placeOfKey(dataset, tree, from)
  const place = nextPlace(tree, start, step, (at) => matches(tree.rows[at], at))
  if (place < 0) return false
  revealSpan(keyAtPlace(dataset, tree, place), reason)
  return true
}

/** Selects the next span in error. */
export const revealNextError = (store: PanelStore, reason: ChangeReason, step: 1 | -1 = 1): boolean => {
  const { dataset } = store.getState().traces
  return revealNext(store, step, reason, (row) => dataset.hasError(row))
}

/** One step back: out of the search, the details, the zoom. False when there is nothing to leave. */
export function stepBack(store: PanelStore): boolean {
  const { find, isDetailsOpen, timeRange, setFind, setDetailsOpen, setTimeRange } = store.getState()
  if (find !== '') setFind('')
  else if (isDetailsOpen) setDetailsOpen(false)
  else if (timeRange) setTimeRange(undefined)
  else return false
  return true
}
