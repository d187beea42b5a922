// Content of one span, decoded when it is opened: from the bytes its records refer to, through adapter and conventions.

import type { DecodedRecord } from '../adapters/adapter.ts'
import { adapterOfFormat } from '../adapters/choose.ts'
import { CONTENT_FORMAT, type ContentFormat } from '../adapters/content-format.ts'
import { FLAG } from '../model/columns.ts'
import type { SpanContent } from '../model/content.ts'
import type { Dataset } from '../model/dataset.ts'
import { PanelError } from '../model/errors.ts'
import type { LogRecord, SpanRecord } from '../model/record.ts'
import { epochNs } from '../model/time.ts'
import type { ContentSources } from '../model/trace-set.ts'

const decoder = new TextDecoder()

/**
 * Reads and decodes everything to read on the span at a primary row.
 * Rejects with `content.missing` when its bytes are gone (a file removed, a cache emptied).
 */
export async function loadContent(dataset: Dataset, row: number, sources: ContentSources): Promise<SpanContent> {
  const { data } = dataset
  const rows = data.records.get(row) ?? [row]
  const raw: { kind: 'span' | 'log' | 'variant'; file: string; value: unknown }[] = []
  const logs: LogRecord[] = []
  let span: Omit<SpanRecord, 'scope' | 'resource' | 'logs'> | undefined
  for (const at of rows) {
    const value = await readRecord(dataset, at, sources)
    if (value === undefined) continue
    const flags = data.columns.flags[at]
    const kind = flags & FLAG.log ? 'log' : flags & FLAG.variant ? 'variant' : 'span'
    const origin = data.origins[data.columns.origin[at]]
    raw.push({ kind, file: data.files[origin.file]?.name ?? '', value })
    const decoded = await decodeRecord(value, data.columns.format[at] as ContentFormat)
    if (decoded?.kind === 'log') logs.push(decoded.log)
    else if (decoded?.kind === 'span' && kind !== 'variant')
      span = span ? completeSpan(span, decoded.span) : decoded.span
  }
  const { resource, scope } = data.origins[data.columns.origin[row]]
  const record: SpanRecord = {
    ...(span ?? { name: dataset.nameAt(row), attributes: {}, events: [], links: [] }),
    resource,
    scope,
    logs: logs.sort((a, b) => Number((a.time ?? 0n) - (b.time ?? 0n))),
  }
  // What messages look like in every dialect is a large part of the library: it comes with the first span that is opened.
  const { decodeContent } = await import('../conventions/content/index.ts')
  const baseNs = epochNs(data.traces.base[data.columns.trace[row]])
  return { ...decodeContent(record, { baseNs }), records: raw }
}

async function readRecord(dataset: Dataset, row: number, sources: ContentSources): Promise<unknown> {
  const { store, offset, length } = dataset.data.columns
  if (store[row] < 0) return undefined
  const source = sources[store[row]]
  const bytes = source && (await source.read(offset[row], length[row]))
  if (!bytes || bytes.length < length[row]) {
    throw new PanelError(
      'content.missing',
      'The content of this span is not here any more. Its structure is shown, its messages are not. Open the file again.',
    )
  }
  return JSON.parse(decoder.decode(bytes))
}

async function decodeRecord(value: unknown, format: ContentFormat): Promise<DecodedRecord | undefined> {
  if (format === CONTENT_FORMAT.ownSpan) return { kind: 'span', span: withTimes(value as OwnRecord) }
  if (format === CONTENT_FORMAT.ownLog)
    return { kind: 'log', log: withTimes(value as OwnRecord) as unknown as LogRecord }
  return (await (await adapterOfFormat(format))?.load())?.decode(value, format)
}

type OwnRecord = Omit<SpanRecord, 'scope' | 'resource' | 'logs'>

/** The project's own form writes instants as decimal text. */
function withTimes(record: OwnRecord): OwnRecord {
  const time = (text: unknown) => (typeof text === 'string' ? epochNs(BigInt(text)) : undefined)
  return {
    ...record,
    ...('time' in record ? { time: time(record.time) } : {}),
    events: (record.events ?? []).map((event) => ({ ...event, time: time(event.time) })),
  }
}

/** Another record of the same span adds what the first one lacks. */
const completeSpan = (first: OwnRecord, other: OwnRecord): OwnRecord => ({
  ...first,
  statusMessage: first.statusMessage ?? other.statusMessage,
  attributes: { ...other.attributes, ...first.attributes },
  events: first.events.length > 0 ? first.events : other.events,
  links: first.links.length > 0 ? first.links : other.links,
})
