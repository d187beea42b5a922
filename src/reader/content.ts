// Content of one span, decoded when it is opened: from the bytes its records refer to, through adapter and conventions.

import type { DecodedRecord } from '../adapters/adapter.ts'
import { adapterOfFormat } from '../adapters/choose.ts'
import { CONTENT_FORMAT, type ContentFormat } from '../adapters/content-format.ts'
import { agreeingAttributes } from '../conventions/facts/joining.ts'
import { parseExact } from '../json/parse-exact.ts'
import { FLAG } from '../model/columns.ts'
import type { SpanContent } from '../model/content.ts'
import type { Dataset } from '../model/dataset.ts'
import { PanelError } from '../model/errors.ts'
import type { LogRecord, SpanRecord } from '../model/record.ts'
import { epochNs } from '../model/time.ts'
import type { ContentSources } from '../model/trace-set.ts'

const decoder = new TextDecoder()

/** One record of a span: as its file wrote it, and as its adapter reads it. */
export interface LoadedRecord {
  /** Row of the record itself. */
  readonly row: number
  readonly kind: 'span' | 'log' | 'variant'
  readonly value: unknown
  readonly decoded: DecodedRecord | undefined
}

/**
 * Reads and decodes everything to read on the span at a primary row.
 * Rejects with `content.missing` when its bytes are gone (a file removed, a cache emptied).
 */
export async function loadContent(dataset: Dataset, row: number, sources: ContentSources): Promise<SpanContent> {
  return contentOf(dataset, row, await loadRecords(dataset, row, sources))
}

/** All records of the span at a primary row that have content, the shown one first, then logs, then variants. */
export async function loadRecords(dataset: Dataset, row: number, sources: ContentSources): Promise<LoadedRecord[]> {
  const { records } = dataset.data
  const loaded: LoadedRecord[] = []
  for (const at of records.get(row) ?? [row]) {
    const record = await loadRecord(dataset, at, sources)
    if (record) loaded.push(record)
  }
  return loaded
}

/** The record at a row; undefined where it has no content. */
export async function loadRecord(
  dataset: Dataset,
  row: number,
  sources: ContentSources,
): Promise<LoadedRecord | undefined> {
  const { columns } = dataset.data
  const value = await readRecord(dataset, row, sources)
  if (value === undefined) return undefined
  const flags = columns.flags[row]
  const kind = flags & FLAG.log ? 'log' : flags & FLAG.variant ? 'variant' : 'span'
  return { row, kind, value, decoded: await decodeRecord(value, columns.format[row] as ContentFormat) }
}

/** What the records of the span at a primary row say together. */
export async function contentOf(dataset: Dataset, row: number, records: readonly LoadedRecord[]): Promise<SpanContent> {
  const { data } = dataset
  const logs: LogRecord[] = []
  let span: Omit<SpanRecord, 'scope' | 'resource' | 'logs'> | undefined
  for (const { kind, decoded } of records) {
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
  const fileOf = (at: number) => data.files[data.origins[data.columns.origin[at]].file]?.name ?? ''
  return {
    ...decodeContent(record, { baseNs }),
    records: records.map(({ row: at, kind, value }) => ({ kind, file: fileOf(at), value })),
  }
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
  return parseExact(decoder.decode(bytes))
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
  attributes: { ...agreeingAttributes(first.attributes, other.attributes), ...first.attributes },
  events: first.events.length > 0 ? first.events : other.events,
  links: first.links.length > 0 ? first.links : other.links,
})
