// What a format cannot say of a dataset, counted before anything is written.
import { FLAG } from '../model/columns.ts'
import type { Dataset } from '../model/dataset.ts'
import type { TraceSet } from '../model/trace-set.ts'
import { Job, type SpanPlace } from './job.ts'
import { LOSS_TEXTS, type LossCode, type LossText } from './loss-texts.ts'
import type { ConvertFormat, ConvertOptions, ConvertTable } from './options.ts'
import { hexId } from './otlp/ids.ts'
import { isPriced } from './priced.ts'
import { hasWordFor } from './span-types.ts'
import { isUuid } from './uuid.ts'

export interface ConversionLoss extends LossText {
  /** Stable and greppable, such as `links.left_out`. */
  readonly code: LossCode
  /** How many spans, events, links or scores. */
  readonly count: number
}

interface Subject extends SpanPlace {
  readonly dataset: Dataset
  readonly traces: TraceSet
}

/** Looks at columns alone. */
type SpanCheck = readonly [code: LossCode, count: (subject: Subject) => number | boolean]

const variants: SpanCheck = [
  'variants.left_out',
  ({ dataset, row }) => (dataset.data.records.get(row) ?? []).filter((at) => dataset.hasFlag(at, FLAG.variant)).length,
]
const missing: SpanCheck = ['content.missing', (subject) => !hasContent(subject)]
/** `internal` is what a span is that does not say. */
const kind: SpanCheck = ['kind.left_out', ({ dataset, row }) => dataset.data.columns.kind[row] > 1]
const times: SpanCheck = [
  'times.cut',
  ({ dataset, row }) => [dataset.startTime(row), dataset.endTime(row)].some((time) => time && time % 1000n !== 0n),
]
const hexIds = (code: LossCode): SpanCheck => [
  code,
  ({ dataset, traceRow, row }) => !isHex(dataset.traceIdAt(traceRow), 32) || !isHex(dataset.idAt(row), 16),
]
const types = (format: 'phoenix' | 'langfuse' | 'langsmith'): SpanCheck => [
  'types.unknown',
  ({ dataset, row }) => !hasWordFor(format, dataset.typeAt(row)),
]
const scope: SpanCheck = [
  'scope.left_out',
  ({ dataset, row }) => dataset.data.origins[dataset.data.columns.origin[row]].scope.name !== '',
]

const isHex = (id: string, length: 16 | 32): boolean => hexId(id, length) === id

function hasContent({ dataset, traces, row }: Subject): boolean {
  const { store, flags } = dataset.data.columns
  return (dataset.data.records.get(row) ?? [row]).some(
    (at) => (flags[at] & FLAG.log) === 0 && store[at] >= 0 && traces.content[store[at]] !== undefined,
  )
}

const SPAN_CHECKS: { readonly [F in ConvertFormat]: readonly SpanCheck[] } = {
  'otlp-json': [missing, hexIds('ids.as_attribute')],
  'otlp-jsonl': [missing, hexIds('ids.as_attribute')],
  phoenix: [missing, hexIds('ids.replaced'), types('phoenix'), kind, scope, times, variants],
  langfuse: [missing, types('langfuse'), kind, variants],
  langsmith: [
    missing,
    ['ids.as_uuid', ({ dataset, row }) => !isUuid(dataset.idAt(row))],
    types('langsmith'),
    kind,
    times,
    variants,
  ],
  csv: [],
  parquet: [],
}

const TABLE_CHECKS: { readonly [T in ConvertTable]: readonly SpanCheck[] } = {
  spans: [['content.left_out', (subject) => hasContent(subject)], variants],
  costs: [
    ['content.left_out', (subject) => hasContent(subject)],
    ['spans.left_out', ({ figures }) => !isPriced(figures)],
  ],
  scores: [['spans.left_out', () => true]],
}

/** What stands in content, and what becomes of it. */
const CONTENT_CODES: { readonly [F in ConvertFormat]?: { readonly links?: LossCode; readonly events?: LossCode } } = {
  phoenix: { links: 'links.left_out' },
  langfuse: { links: 'links.as_metadata', events: 'events.as_metadata' },
  langsmith: { links: 'links.as_metadata' },
}

/**
 * What the format will not say of these traces, in the order of its importance; empty when it says everything.
 * Where events and links have no place it reads the content of every span to count them.
 * Rejects with the signal's reason once it is cancelled.
 */
export async function conversionLosses(traces: TraceSet, options: ConvertOptions): Promise<readonly ConversionLoss[]> {
  const job = new Job(traces, options)
  const { format } = options
  const isTable = format === 'csv' || format === 'parquet'
  const checks = isTable ? TABLE_CHECKS[options.table ?? 'spans'] : SPAN_CHECKS[format]
  const counts = new Map<LossCode, number>()
  const add = (code: LossCode | undefined, count: number) => {
    if (code && count > 0) counts.set(code, (counts.get(code) ?? 0) + count)
  }
  for (const traceRow of job.traceRows) {
    const trace = await job.trace(traceRow)
    for (let place = 0; place < trace.rows.length; place++) {
      await job.rest()
      const subject = { ...trace.at(place), dataset: job.dataset, traces }
      for (const [code, count] of checks) add(code, Number(count(subject)))
      const codes = CONTENT_CODES[format]
      if (!codes) continue
      const { content } = await job.load(subject.row)
      add(codes.links, content.links.length)
      add(codes.events, content.events.length)
    }
  }
  for (const [code, count] of scoreLosses(job)) add(code, count)
  const codes = Object.keys(LOSS_TEXTS) as LossCode[]
  return codes.flatMap((code) => {
    const count = counts.get(code)
    return count === undefined ? [] : [{ code, count, ...LOSS_TEXTS[code] }]
  })
}

function scoreLosses({ scores, options: { format, table } }: Job): (readonly [LossCode, number])[] {
  const given = scores.filter(({ source, author }) => source !== undefined || author !== undefined).length
  switch (format) {
    case 'otlp-json':
    case 'otlp-jsonl':
      return [['scores.author', given]]
    case 'langsmith':
      return [
        ['scores.averaged', scores.filter(({ target }) => target.type !== 'session').length],
        ['scores.left_out', scores.filter(({ target }) => target.type === 'session').length],
      ]
    case 'csv':
    case 'parquet':
      return table === 'scores' ? [] : [['scores.left_out', scores.length]]
    default:
      return []
  }
}
