// The address names what is open: ?d=<data set>&t=<trace>&s=<span>&v=<view>, so that a reload finds it again.
import { type SpanKey, spanKey } from '../spanglass.ts'
import { type DemoState, VIEWS, type View } from './store.ts'

export interface Place {
  readonly datasetId?: string
  readonly traceId?: string
  readonly spanKey?: SpanKey
  readonly view: View
}

export function parsePlace(search: string): Place {
  const query = new URLSearchParams(search)
  const [datasetId, trace, span, view] = ['d', 't', 's', 'v'].map((key) => query.get(key) ?? undefined)
  return {
    datasetId,
    traceId: trace,
    spanKey: trace !== undefined && span !== undefined ? spanKey(trace, span) : undefined,
    view: VIEWS.find((known) => known === view) ?? 'traces',
  }
}

export function formatPlace({ datasetId, traceId, spanKey: key, view }: Place): string {
  const query = new URLSearchParams()
  if (datasetId !== undefined) query.set('d', datasetId)
  if (datasetId !== undefined && traceId !== undefined) query.set('t', traceId)
  // A key is the trace id, a separator and the span id.
  if (traceId !== undefined && key?.startsWith(traceId)) query.set('s', key.slice(traceId.length + 1))
  if (datasetId !== undefined && view !== 'traces') query.set('v', view)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

export const placeOf = ({ open, traceId, spanKey: key, view }: DemoState): Place => ({
  datasetId: open?.traces.dataset.id,
  traceId,
  spanKey: key,
  view,
})
