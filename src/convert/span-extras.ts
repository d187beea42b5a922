// Events and links of a span as plain data, for formats whose spans have neither.
import type { SpanContent } from '../model/content.ts'
import type { Dataset } from '../model/dataset.ts'
import { isoTime } from './iso-time.ts'

export function plainEvents(dataset: Dataset, traceRow: number, { events }: SpanContent): object[] | undefined {
  const base = dataset.data.traces.base[traceRow]
  const list = events.map(({ name, timeNs, attributes, body }) => ({
    name,
    time: timeNs === undefined ? undefined : isoTime(base + BigInt(timeNs), 9),
    attributes,
    body,
  }))
  return list.length > 0 ? list : undefined
}

export const plainLinks = ({ links }: SpanContent): SpanContent['links'] | undefined =>
  links.length > 0 ? links : undefined
