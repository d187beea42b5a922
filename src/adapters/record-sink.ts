// Where adapters put what they read: one span or log record at a time. Here content is transformed, conventions are asked,
// issues are counted, and the result goes to the builder. Shared by all adapters.
import { ownFacts, readFacts } from '../conventions/facts/index.ts'
import { FactMemo } from '../conventions/facts/memo.ts'
import { resolvePending } from '../conventions/facts/pending.ts'
import { ANNOTATION_KEY, annotationScores, EVALUATION_EVENT, evaluationScore } from '../conventions/facts/scores.ts'
import { textOf } from '../conventions/view.ts'
import { bigintAsText } from '../json/bigint.ts'
import type { Cursor } from '../json/cursor.ts'
import type { ParsedCursor, PutContent } from '../json/parsed-cursor.ts'
import { ShapeMemo } from '../model/attribute-list.ts'
import type { TraceBuilder } from '../model/builder.ts'
import type { ContentReference } from '../model/facts.ts'
import { IssueLog } from '../model/issue-log.ts'
import type { Column, ColumnMapping } from '../model/mapping.ts'
import type { Score } from '../model/score.ts'
import type { AttributeValue } from '../model/span.ts'
import { noInstant } from '../model/time.ts'
import { hashText } from '../util/hash.ts'
import { CONTENT_FORMAT } from './content-format.ts'
import type { RecordTransform } from './content-record.ts'
import { ownSpan, plainOf } from './own-form.ts'
import { type LogInput, type Place, SpanInput, type Tables } from './record-input.ts'
import type { Awaiting, FoundTrace, TraceMatch } from './trace-match.ts'

/** What refers to the content of a record: the cursor on it, as a rule. */
type Referrer = Pick<Cursor, 'ref'>

export interface SinkOptions {
  readonly builder: TraceBuilder
  readonly file: number
  readonly put?: PutContent
  /** Where there is no `put` yet: loads it with the first record that needs it. */
  readonly hold?: () => Promise<PutContent>
  readonly transform?: RecordTransform
  readonly mapping?: ColumnMapping
}

export class RecordSink {
  readonly issues = new IssueLog()
  records = 0
  spans = 0
  logs = 0
  scores = 0
  notRead = 0
  private readonly builder: TraceBuilder
  private readonly file: number
  private put: PutContent | undefined
  private readonly hold: SinkOptions['hold']
  private readonly transform: RecordTransform | undefined
  readonly tables: Tables
  /** Filled by the adapter, one span after the other. */
  readonly span: SpanInput
  private readonly memo: FactMemo
  private readonly spansByConventions = new Map<string, { readonly ids: string; spans: number }>()
  private lastCount: { readonly ids: string; spans: number } | undefined
  private traceRows = new Uint8Array(256)
  private traceTotal = 0
  /** What `cursorOn` makes; `prepare` loads it. */
  parsedCursor: typeof ParsedCursor | undefined
  private origin: { place: Place; code: number } | undefined
  private readonly notes = new Map<() => unknown, unknown>()
  readonly awaiting: Awaiting[] = []
  private readonly endings = new Set<(sink: RecordSink) => void>()
  /** How columns are read by the adapter of records of no known format; the adapter guesses where it was not given. */
  mapping: ColumnMapping | undefined
  /** Columns of such records, as they are met. */
  readonly columns = new Map<string, Column>()
  /** Refers to `span` as it was filled, for what cannot be made of the record again. */
  readonly ownForm: Referrer = { ref: () => this.ownReference(ownSpan(this.span), CONTENT_FORMAT.ownSpan) }

  constructor(options: SinkOptions) {
    this.builder = options.builder
    this.file = options.file
    this.put = options.put
    this.hold = options.hold
    this.transform = options.transform
    this.mapping = options.mapping
    this.tables = { strings: this.builder.strings, shapes: this.builder.shapes }
    this.span = new SpanInput(this.tables)
    this.memo = new FactMemo(this.builder.strings)
  }

  /** Distinct traces of this file. */
  get traceCount(): number {
    return this.traceTotal
  }

  /** A cursor on a value that lies in no file as it is: unpacked, decoded, or made from a row of a table. */
  cursorOn(value: unknown): Cursor {
    if (!this.parsedCursor) throw new Error('prepare() comes first')
    return new this.parsedCursor(value, this.transform ? undefined : this.put)
  }

  /** Loads what `cursorOn` needs: OTLP JSON, which most files are, does without. */
  async prepare(): Promise<void> {
    this.parsedCursor ??= (await import('../json/parsed-cursor.ts')).ParsedCursor
    this.put ??= await this.hold?.()
  }

  /** What an adapter remembers from one record of the file to the next: made once a file. */
  memory<T>(make: () => T): T {
    if (!this.notes.has(make)) this.notes.set(make, make())
    return this.notes.get(make) as T
  }

  /** Has something done once, behind the last record of the file: for what depends on all of them. */
  atEnd(act: (sink: RecordSink) => void): void {
    this.endings.add(act)
  }

  end(): void {
    for (const act of this.endings) act(this)
  }

  /** Has something done when all files have been read, with the trace that a record is about: any of them may hold it. */
  whenAllRead(match: TraceMatch, act: (found: FoundTrace) => void): void {
    this.awaiting.push({ match, act })
  }

  /** Adds `span` as the adapter filled it. */
  addSpan(from: Place, referrer: Referrer, format: number): void {
    this.addRecord(from, referrer, format, false)
  }

  /**
   * Adds `span` as a record of its whole trace, which is no span: it completes the root with what is said of the trace.
   * Where the trace has no span at all it is shown in the place of one.
   */
  addTrace(from: Place, referrer: Referrer, format: number): void {
    this.addRecord(from, referrer, format, this.span.traceId !== 0)
  }

  private addRecord(from: Place, referrer: Referrer, format: number, isTrace: boolean): void {
    const { span } = this
    this.records++
    resolvePending(span)
    let place = from
    let reference: ContentReference
    if (this.transform) {
      const changed = this.transform.span(span, from)
      if (!changed) {
        this.drop(`span ${span.idText(span.spanId)}`)
        return
      }
      place = changed
      reference = this.ownReference(ownSpan(span), CONTENT_FORMAT.ownSpan)
    } else reference = referrer.ref(format)
    const origin = this.originOf(place)
    const shared = this.memo.read(span, place, origin)
    const own = ownFacts(span, shared.observationType, shared.hasError)
    if (!reference.content) this.issues.add('warning', 'content.not_kept', span.name)
    const hasIds = span.traceId !== 0 && (span.spanId !== 0 || isTrace)
    if (!hasIds) this.issues.add('info', 'id.missing', span.name)
    if (!isTrace) this.spans++
    for (const code of span.oddities) this.issues.add('info', code, span.name)
    for (const [code, example] of own.oddities) this.issues.add('info', code, example)
    if (!isTrace) this.countConventions(shared.text.conventions)
    const row = isTrace
      ? this.builder.addTrace(span, shared, own, origin, reference.content)
      : this.builder.addSpan(span, shared, own, origin, reference)
    this.countTrace(row)
    this.addScores(span)
  }

  /** A log record: a score, the completion of a span, or an event of it. Without a span id it is counted and left out. */
  addLog(input: LogInput, from: Place, referrer: Referrer, format: number): void {
    this.records++
    this.logs++
    let log = input
    let place = from
    let reference = () => referrer.ref(format)
    if (this.transform) {
      const changed = this.transform.log(input, from, this.tables)
      if (!changed) {
        this.drop(`log record of span ${input.spanId}`)
        return
      }
      const own = changed.log
      log = own
      place = changed.place
      reference = () => this.ownReference({ ...own, attributes: plainOf(own.attributes) }, CONTENT_FORMAT.ownLog)
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
    const view = { name: log.eventName, attributes: log.attributes, events: [], status: 0, ...NO_TIMES }
    const facts = log.eventName.startsWith('gen_ai.') ? readFacts(view, place) : undefined
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

  /** What a span's place among the others says, once they are known. */
  setParent(traceId: string, spanId: string, parentSpanId: string): void {
    this.builder.setParent(traceId, spanId, parentSpanId)
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

  private addScores(span: SpanInput): void {
    if (span.traceId === 0) return
    const annotated = span.attributes.shape.memo(hasAnnotations)
    if (span.events.length === 0 && !annotated) return
    const target = { traceId: span.idText(span.traceId), spanId: span.idText(span.spanId) || undefined }
    for (const event of span.events) {
      if (event.name !== EVALUATION_EVENT) continue
      const score = evaluationScore(event.attributes, target)
      if (score) this.addScore(score)
    }
    if (annotated) for (const score of annotationScores(span.attributes, target)) this.addScore(score)
  }

  private countTrace(row: number): void {
    const trace = this.builder.traceOfRow(row)
    if (trace >= this.traceRows.length) {
      const grown = new Uint8Array(Math.max(trace + 1, this.traceRows.length * 2))
      grown.set(this.traceRows)
      this.traceRows = grown
    }
    if (this.traceRows[trace] === 0) {
      this.traceRows[trace] = 1
      this.traceTotal++
    }
  }

  /** Spans that carry each dialect. */
  get spansByConvention(): ReadonlyMap<string, number> {
    const spans = new Map<string, number>()
    for (const [ids, { spans: count }] of this.spansByConventions)
      for (const id of ids.split('\n')) spans.set(id, (spans.get(id) ?? 0) + count)
    return spans
  }

  private countConventions(ids: string | undefined): void {
    if (!ids) return
    if (this.lastCount?.ids !== ids) {
      this.lastCount = this.spansByConventions.get(ids)
      if (!this.lastCount) {
        this.lastCount = { ids, spans: 0 }
        this.spansByConventions.set(ids, this.lastCount)
      }
    }
    this.lastCount.spans++
  }

  private originOf(place: Place): number {
    if (this.origin?.place !== place)
      this.origin = { place, code: this.builder.addOrigin({ ...place, file: this.file }) }
    return this.origin.code
  }

  private ownReference(record: object, format: number): ContentReference {
    const text = JSON.stringify(record, bigintAsText)
    return { content: this.put?.(text, format), hash: () => hashText(text) }
  }
}

const NO_TIMES = { start: noInstant(), end: noInstant() }

const hasAnnotations = new ShapeMemo(({ keys }) => keys.some((key) => ANNOTATION_KEY.test(key)))

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
