// OTLP JSON: one document, or one export request a line. Source: opentelemetry-proto, JSON encoding.
//
// Records that say a span together go out as one, those that contradict it by themselves, logs as logs, so that reading them
// again joins them as before. Traces stand in the order of the dataset, spans in the order of display, those of one resource and
// scope together; then logs, then scores.
import { CONTENT_FORMAT } from '../../adapters/content-format.ts'
import { annotationScores, EVALUATION_EVENT, evaluationScore } from '../../conventions/facts/scores.ts'
import { FLAG } from '../../model/columns.ts'
import type { SpanContent } from '../../model/content.ts'
import type { Score } from '../../model/score.ts'
import type { Attributes, AttributeValue, Scope } from '../../model/span.ts'
import type { LoadedRecord } from '../../reader/content.ts'
import { addedAttributes } from '../attributes/index.ts'
import type { Job, TraceSpans } from '../job.ts'
import { groupTexts, type Placed, placeTexts } from '../otlp/groups.ts'
import { otlpLog, otlpScore } from '../otlp/log.ts'
import type { Raw } from '../otlp/raw.ts'
import { type DecodedSpan, otlpSpan, type SpanPart, type SpanSource } from '../otlp/span.ts'
import { scorePlace } from '../score-target.ts'

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
      for (const { decoded } of records)
        if (decoded?.kind === 'span')
          addCarried(dataset.traceIdAt(traceRow), dataset.idAt(span.row), decoded.span, carried)
      const parts = hasContent ? partsOf(job, records) : [columnsPart(job, span.row, content, additions)]
      yield placed(job, { dataset, row: span.row, parts, additions: hasContent ? additions : NONE })
      for (const variant of records.filter(({ kind }) => kind === 'variant'))
        yield placed(job, { dataset, row: variant.row, parts: partsOf(job, [variant]), additions: NONE })
    }
  }
}

const NONE: Attributes = {}

function placed({ dataset }: Job, source: SpanSource): Placed {
  const { origins, columns } = dataset.data
  return { ...placeTexts(origins[columns.origin[source.row]]), record: JSON.stringify(otlpSpan(source)) }
}

/** What records say of a span; contradicting ones count only where they are all there is. */
function partsOf({ dataset }: Job, records: readonly LoadedRecord[]): SpanPart[] {
  const isAlone = records.length === 1
  return records.flatMap((loaded) =>
    loaded.decoded?.kind === 'span' && (isAlone || loaded.kind !== 'variant')
      ? [{ record: loaded.decoded.span, raw: rawOf(dataset.data.columns.format[loaded.row], loaded) }]
      : [],
  )
}

/** Where its records are gone, what is known of a span in columns is all there is: nothing of it was added. */
function columnsPart({ dataset }: Job, row: number, content: SpanContent, known: Attributes): SpanPart {
  const attributes = { ...content.attributes, ...known }
  const statusMessage = dataset.text('statusMessage', row)
  return { record: { name: dataset.nameAt(row), attributes, events: [], links: [], statusMessage }, raw: undefined }
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
    const record = JSON.stringify(otlpScore(score, times.get(scorePlace(score))))
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

/** When the spans and the first spans of traces that scores are on ended. */
async function targetTimes(job: Job, scores: readonly Score[]): Promise<ReadonlyMap<string, bigint>> {
  const times = new Map<string, bigint>()
  const targets = new Set(scores.map(scorePlace))
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
