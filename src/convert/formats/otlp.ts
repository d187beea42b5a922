// OTLP JSON: one document, or one export request a line. Source: opentelemetry-proto, JSON encoding.
//
// Each record of a span goes out by itself, logs as logs, so that reading them again joins them as before. Traces stand in the
// order of the dataset, spans in the order of display, those of one resource and scope together; then logs, then scores.
import { CONTENT_FORMAT } from '../../adapters/content-format.ts'
import { annotationScores, EVALUATION_EVENT, evaluationScore } from '../../conventions/facts/scores.ts'
import { FLAG } from '../../model/columns.ts'
import type { Score } from '../../model/score.ts'
import type { Attributes, AttributeValue, Scope } from '../../model/span.ts'
import type { LoadedRecord } from '../../reader/content.ts'
import { addedAttributes } from '../attributes/index.ts'
import type { Job, TraceSpans } from '../job.ts'
import { groupTexts, type Placed, placeTexts } from '../otlp/groups.ts'
import { otlpLog, otlpScore } from '../otlp/log.ts'
import type { Raw } from '../otlp/raw.ts'
import { type DecodedSpan, otlpSpan } from '../otlp/span.ts'

/** Records in one export request. */
const RECORDS_PER_LINE = 256

export async function* writeOtlp(job: Job): AsyncGenerator<string> {
  const carried = new Set<string>()
  yield '{"resourceSpans":['
  yield* groupTexts(placedSpans(job, carried), 'spans')
  let hasLogs = false
  for await (const text of groupTexts(placedLogs(job, carried), 'logs')) {
    if (!hasLogs) yield '],"resourceLogs":['
    hasLogs = true
    yield text
  }
  yield ']}\n'
}

export async function* writeOtlpLines(job: Job): AsyncGenerator<string> {
  const carried = new Set<string>()
  yield* lines(placedSpans(job, carried), 'spans')
  yield* lines(placedLogs(job, carried), 'logs')
}

async function* lines(placed: AsyncGenerator<Placed>, signal: 'spans' | 'logs'): AsyncGenerator<string> {
  const key = signal === 'spans' ? 'resourceSpans' : 'resourceLogs'
  let next = await placed.next()
  while (!next.done) {
    const first = next.value
    async function* part(): AsyncGenerator<Placed> {
      yield first
      for (let count = 1; count < RECORDS_PER_LINE; count++) {
        next = await placed.next()
        if (next.done) return
        yield next.value
      }
      next = await placed.next()
    }
    yield `{"${key}":[`
    yield* groupTexts(part(), signal)
    yield ']}\n'
  }
}

/** Spans as JSON text with their places; `carried` takes the ids of the scores that stand on them. */
async function* placedSpans(job: Job, carried: Set<string>): AsyncGenerator<Placed> {
  const { dataset } = job
  for (const traceRow of job.traceRows) {
    const trace = await job.trace(traceRow)
    for (const place of placesByOrigin(job, trace)) {
      await job.rest()
      const span = trace.at(place)
      const { records, content, hasContent } = await job.load(span.row)
      const additions = addedAttributes(dataset, span, content, job.options.convention ?? 'otel-genai')
      const written = new Set<string>()
      for (const record of spanRecords(job, span.row, records, content.attributes)) {
        addCarried(dataset.traceIdAt(traceRow), dataset.idAt(span.row), record.record, carried)
        const isFirst = written.size === 0
        const own = { dataset, ...record, additions: isFirst && hasContent ? additions : NONE }
        const from = placeTexts(dataset.data.origins[dataset.data.columns.origin[record.row]])
        const text = JSON.stringify(otlpSpan(isFirst && !hasContent ? withAttributes(own, additions) : own))
        const identity = from.resource + from.scope + text
        // A record that was delivered twice says nothing more.
        if (written.has(identity)) continue
        written.add(identity)
        yield { ...from, record: text }
      }
    }
  }
}

const NONE: Attributes = {}

/** Where a record is gone, what is known of its span in columns is all there is: nothing of it was added. */
const withAttributes = <T extends { record: DecodedSpan }>(source: T, known: Attributes): T => ({
  ...source,
  record: { ...source.record, attributes: { ...source.record.attributes, ...known } },
})

interface SpanRecordSource {
  readonly row: number
  readonly record: DecodedSpan
  readonly raw: Raw | undefined
}

function spanRecords(
  { dataset }: Job,
  row: number,
  records: readonly LoadedRecord[],
  scalars: Attributes,
): SpanRecordSource[] {
  const found = records.flatMap((loaded) =>
    loaded.decoded?.kind === 'span'
      ? [{ row: loaded.row, record: loaded.decoded.span, raw: rawOf(dataset.data.columns.format[loaded.row], loaded) }]
      : [],
  )
  if (found.length > 0) return found
  const statusMessage = dataset.text('statusMessage', row)
  const record = { name: dataset.nameAt(row), attributes: scalars, events: [], links: [], statusMessage }
  return [{ row, record, raw: undefined }]
}

/** What a record holds that the model does not. */
function rawOf(format: number, { value }: LoadedRecord): Raw | undefined {
  if (format === CONTENT_FORMAT.otlpSpan || format === CONTENT_FORMAT.otlpLog) return value as Raw
  const { traceState } = value as { traceState?: unknown }
  return format === CONTENT_FORMAT.ownSpan && traceState !== undefined ? { traceState } : undefined
}

/** Places of spans, those of one resource and scope together, in the order in which these come first. */
function placesByOrigin({ dataset }: Job, { rows }: TraceSpans): readonly number[] {
  const { columns, origins } = dataset.data
  const groups = new Map<string, number[]>()
  for (let place = 0; place < rows.length; place++) {
    const { resource, scope } = placeTexts(origins[columns.origin[rows[place]]])
    const group = groups.get(resource + scope)
    if (group) group.push(place)
    else groups.set(resource + scope, [place])
  }
  return groups.size === 1 ? [...groups.values()][0] : [...groups.values()].flat()
}

function addCarried(traceId: string, spanId: string, record: DecodedSpan, carried: Set<string>): void {
  const target = { traceId, spanId }
  for (const { name, attributes } of record.events) {
    if (name !== EVALUATION_EVENT) continue
    const score = evaluationScore(viewOf(attributes), target)
    if (score) carried.add(score.id)
  }
  for (const { id } of annotationScores(viewOf(record.attributes), target)) carried.add(id)
}

const viewOf = (attributes: Attributes): Map<string, AttributeValue> => new Map(Object.entries(attributes))

const SCORE_SCOPE: Scope = { name: 'spanglass', version: '', attributes: {} }

async function* placedLogs(job: Job, carried: ReadonlySet<string>): AsyncGenerator<Placed> {
  const { dataset } = job
  const { columns, origins } = dataset.data
  for (const row of logRows(job)) {
    await job.rest()
    const loaded = await job.loadLog(row)
    if (loaded?.decoded?.kind !== 'log') continue
    const log = otlpLog(dataset, row, loaded.decoded.log, rawOf(columns.format[row], loaded))
    yield { ...placeTexts(origins[columns.origin[row]]), record: JSON.stringify(log) }
  }
  const scores = job.scores.filter(({ id }) => !carried.has(id))
  const times = await targetTimes(job, scores)
  for (const score of scores) {
    await job.rest()
    const record = JSON.stringify(otlpScore(score, times.get(targetOf(score))))
    yield { ...placeTexts({ resource: { attributes: {} }, scope: SCORE_SCOPE }), record }
  }
}

/** Log rows of the traces; traces that have no span come last, as they do when the result is read. */
function logRows({ dataset, traceRows }: Job): number[] {
  const { flags, trace } = dataset.data.columns
  const order = new Map(traceRows.map((traceRow, index) => [traceRow, index]))
  const rankOf = (row: number) => {
    const hasSpans = dataset.rowsOfTrace(trace[row]).length > 0
    return (order.get(trace[row]) ?? 0) + (hasSpans ? 0 : traceRows.length)
  }
  const rows: number[] = []
  for (let row = 0; row < flags.length; row++) {
    if (flags[row] & FLAG.log && order.has(trace[row])) rows.push(row)
  }
  return rows.sort((a, b) => rankOf(a) - rankOf(b) || a - b)
}

const targetOf = ({ target }: Score): string =>
  target.type === 'span' ? target.key : target.type === 'trace' ? target.traceId : ''

/** When the spans and the first spans of traces that scores are on ended. */
async function targetTimes(job: Job, scores: readonly Score[]): Promise<ReadonlyMap<string, bigint>> {
  const times = new Map<string, bigint>()
  const targets = new Set(scores.map(targetOf))
  if (targets.size === 0) return times
  const { dataset } = job
  const put = (target: string, row: number) => {
    const time = dataset.endTime(row) ?? dataset.startTime(row)
    if (time !== undefined && targets.has(target)) times.set(target, time)
  }
  for (const traceRow of job.traceRows) {
    const { rows } = await job.trace(traceRow)
    if (rows.length > 0) put(dataset.traceIdAt(traceRow), rows[0])
    for (const row of rows) put(dataset.keyAt(row), row)
  }
  return times
}
