// Where adapters put what they read: one span or log record at a time. Here content is transformed, conventions are asked,
// issues are counted, and the result goes to the builder. Shared by all adapters.
import { readFacts } from '../conventions/facts/index.ts'
import { resolvePending } from '../conventions/facts/pending.ts'
import { annotationScores, EVALUATION_EVENT, evaluationScore } from '../conventions/facts/scores.ts'
import type { AttributeView, RecordView } from '../conventions/view.ts'
import { textOf } from '../conventions/view.ts'
import type { TraceBuilder } from '../model/builder.ts'
import type { SpanFacts } from '../model/facts.ts'
import { IssueLog } from '../model/issue-log.ts'
import type { Score } from '../model/score.ts'
import type { AttributeValue } from '../model/span.ts'
import { type EpochNs, epochNs } from '../model/time.ts'
import { hashText } from '../util/hash.ts'
import { CONTENT_FORMAT } from './content-format.ts'
import {
  changedLog,
  changedPlace,
  changedSpan,
  recordOfLog,
  recordOfSpan,
  type TransformContent,
} from './content-record.ts'
import type { ContentReference } from './cursor.ts'
import type { PutContent } from './parsed-cursor.ts'
import type { LogInput, Place, SpanInput } from './record-input.ts'

type Refer = () => ContentReference

export class RecordSink {
  readonly issues = new IssueLog()
  readonly spansByConvention = new Map<string, number>()
  records = 0
  spans = 0
  logs = 0
  scores = 0
  notRead = 0
  private readonly builder: TraceBuilder
  private readonly file: number
  /** Puts content by as text; given to the cursor. */
  readonly putContent: PutContent
  private readonly transform: TransformContent | undefined
  private readonly traces = new Set<string>()
  private origin: { place: Place; code: number } | undefined

  constructor(options: { builder: TraceBuilder; file: number; put: PutContent; transform?: TransformContent }) {
    this.builder = options.builder
    this.file = options.file
    this.putContent = options.put
    this.transform = options.transform
  }

  get traceCount(): number {
    return this.traces.size
  }

  /** `oddities` are issue codes of what was odd about the record as it was written. */
  addSpan(given: SpanInput, from: Place, refer: Refer, oddities: readonly string[] = []): void {
    this.records++
    const input = resolvePending(given)
    let span = input
    let place = from
    let reference = refer
    if (this.transform) {
      const changed = this.transform(recordOfSpan(input, from))
      if (!changed) {
        this.drop(`span ${input.spanId}`)
        return
      }
      span = changedSpan(input, changed)
      place = changedPlace(from, changed)
      reference = this.ownReference(span, CONTENT_FORMAT.ownSpan)
    }
    const view: RecordView = {
      name: span.name,
      attributes: span.attributes,
      events: span.events,
      scope: place.scope,
      resource: place.resource,
      startTime: span.startTime,
      endTime: span.endTime,
      status: span.status,
      statusMessage: span.statusMessage,
      traceState: span.traceState,
    }
    const facts = readFacts(view)
    const { content, hash } = reference()
    if (!content) this.issues.add('warning', 'content.not_kept', span.name)
    const traceId = span.traceId || undefined
    const spanId = span.spanId || undefined
    if (traceId === undefined || spanId === undefined) this.issues.add('info', 'id.missing', span.name)
    this.spans++
    if (traceId !== undefined) this.traces.add(traceId)
    for (const code of oddities) this.issues.add('info', code, span.name)
    for (const [code, example] of facts.oddities) this.issues.add('info', code, example)
    this.countConventions(facts.text.conventions)
    const row: SpanFacts = {
      record: 'span',
      observationType: facts.observationType,
      hasError: facts.hasError,
      hasHandledException: facts.hasHandledException,
      hasSilentFailure: facts.hasSilentFailure,
      text: facts.text,
      number: facts.number,
      usage: facts.usage,
      attributes: facts.attributes,
      traceId,
      spanId,
      parentSpanId: span.parentSpanId || undefined,
      name: span.name,
      kind: span.kind,
      status: span.status,
      startTime: span.startTime,
      endTime: endTimeOf(span),
      origin: this.originOf(place),
      content,
      // Only records without ids are known by their text.
      hash: spanId === undefined ? hash() : '',
    }
    this.builder.add(row)
    this.addScores(view, traceId, spanId)
  }

  /** A log record: a score, the completion of a span, or an event of it. Without a span id it is counted and left out. */
  addLog(input: LogInput, from: Place, refer: Refer): void {
    this.records++
    this.logs++
    let log = input
    let place = from
    let reference = refer
    if (this.transform) {
      const changed = this.transform(recordOfLog(input, from))
      if (!changed) {
        this.drop(`log record of span ${input.spanId}`)
        return
      }
      log = changedLog(input, changed)
      place = changedPlace(from, changed)
      reference = this.ownReference(log, CONTENT_FORMAT.ownLog)
    }
    if (log.eventName === EVALUATION_EVENT && log.traceId !== '') {
      const score = evaluationScore(log.attributes, { traceId: log.traceId, spanId: log.spanId || undefined })
      if (score) {
        this.addScore(score)
        return
      }
    }
    if (log.spanId === '' || log.traceId === '') {
      this.issues.add('info', 'log.no_span', log.eventName || log.severity || 'log record')
      return
    }
    const view: RecordView = { name: log.eventName, attributes: log.attributes, events: [], status: 0, ...place }
    const facts = log.eventName.startsWith('gen_ai.') ? readFacts(view) : undefined
    const { content } = reference()
    this.builder.add({
      record: 'log',
      traceId: log.traceId,
      spanId: log.spanId,
      name: '',
      observationType: 'other',
      kind: 0,
      status: 0,
      hasError: false,
      hasHandledException: false,
      hasSilentFailure: false,
      text: facts ? { ...facts.text, ...choiceReason(log), statusMessage: undefined } : {},
      number: {},
      usage: facts?.usage,
      attributes: [],
      origin: this.originOf(place),
      content,
      hash: '',
    })
  }

  addScore(score: Score): void {
    this.scores++
    this.builder.addScore(score)
  }

  /** A record that could not be read at all. */
  addUnread(code: string, example: string, place?: string): void {
    this.records++
    this.notRead++
    this.issues.add('error', code, example, place)
  }

  /** What was dropped is named by its id: its words are what the host wanted gone. */
  private drop(example: string): void {
    this.issues.add('info', 'record.dropped', example)
  }

  private addScores(view: RecordView, traceId: string | undefined, spanId: string | undefined): void {
    if (traceId === undefined) return
    for (const event of view.events) {
      if (event.name !== EVALUATION_EVENT) continue
      const score = evaluationScore(event.attributes as AttributeView, { traceId, spanId })
      if (score) this.addScore(score)
    }
    for (const score of annotationScores(view, { traceId, spanId })) this.addScore(score)
  }

  private countConventions(joined: string | undefined): void {
    for (const id of joined ? joined.split('\n') : []) {
      this.spansByConvention.set(id, (this.spansByConvention.get(id) ?? 0) + 1)
    }
  }

  private originOf(place: Place): number {
    if (this.origin?.place !== place)
      this.origin = { place, code: this.builder.addOrigin({ ...place, file: this.file }) }
    return this.origin.code
  }

  private ownReference(input: SpanInput | LogInput, format: number): Refer {
    return () => {
      const text = JSON.stringify(input, plain)
      return { content: this.putContent(text, format), hash: () => hashText(text) }
    }
  }
}

/** Maps as objects, instants as decimal text: the project's own form of a record. */
export const plain = (_key: string, value: unknown): unknown =>
  value instanceof Map ? Object.fromEntries(value) : typeof value === 'bigint' ? value.toString() : value

/** An end of 0 or before the epoch's start is how several writers say "not ended". */
const endTimeOf = (span: SpanInput): EpochNs | undefined =>
  span.endTime === undefined || span.endTime === 0n ? undefined : epochNs(span.endTime)

/** Finish reason of a `gen_ai.choice` event, which stands in its body. */
function choiceReason(log: LogInput): { finishReasons?: string } {
  if (log.eventName !== 'gen_ai.choice') return {}
  const { body } = log
  const inBody =
    typeof body === 'object' && body !== null && !Array.isArray(body)
      ? textOf((body as { [key: string]: AttributeValue }).finish_reason)
      : undefined
  const reason = inBody ?? textOf(log.attributes.get('finish_reason'))
  return reason === undefined ? {} : { finishReasons: reason }
}
