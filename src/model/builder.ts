// The one place that mutates: takes records in any order and any number of batches, gives snapshots.
// Columns only grow. A snapshot shares their memory; what it hands out never changes.
import { Forecast } from '../util/growable.ts'
import { AttributeList, ShapeTable } from './attribute-list.ts'
import { type DatasetData, FLAG, MODEL_VERSION } from './columns.ts'
import { FactColumns } from './fact-columns.ts'
import type { ContentRef, ContentReference, Origin, OwnRow, SharedRow, SpanFacts, SpanRow } from './facts.ts'
import type { FileReport } from './issue.ts'
import { IssueLog } from './issue-log.ts'
import { newLate, settleLate } from './late.ts'
import { RowColumns } from './row-columns.ts'
import type { Score } from './score.ts'
import { SpanRecords } from './span-records.ts'
import { SparseBuilder } from './sparse.ts'
import { StringTable } from './strings.ts'
import { instantOf } from './time.ts'
import { NO_TRACE_ID, TraceTable } from './trace-table.ts'

export class TraceBuilder {
  /** Told by the reader how far it has come. */
  readonly forecast = new Forecast()
  readonly strings = new StringTable(this.forecast)
  readonly shapes = new ShapeTable()
  private readonly rows = new RowColumns(this.forecast)
  private readonly sparse = new SparseBuilder(this.forecast)
  private readonly facts = new FactColumns(this.sparse, this.strings)
  private readonly traces = new TraceTable(this.rows, this.strings)
  private readonly types: string[] = []
  private readonly typeCodes = new Map<string, number>()
  private lastType = ''
  private lastTypeCode = 0
  private readonly records = new SpanRecords({
    rows: this.rows,
    facts: this.facts,
    sparse: this.sparse,
    strings: this.strings,
    traces: this.traces,
    types: this.types,
  })
  private readonly origins: Origin[] = []
  private readonly originCodes = new Map<string, number>()
  /** What can be settled only when no more records come. */
  private late = newLate()
  private readonly scores = new Map<string, Score>()
  private readonly files: FileReport[] = []
  private readonly madeUpCounts = new Map<string, number>()
  private revision = 0

  /** Distinct (resource, scope, file); equal ones share an index. */
  addOrigin(origin: Origin): number {
    const key = JSON.stringify([origin.file, origin.resource.attributes, origin.scope], bigintAsText)
    let code = this.originCodes.get(key)
    if (code === undefined) {
      code = this.origins.push(origin) - 1
      this.originCodes.set(key, code)
    }
    return code
  }

  /** Appends a span and returns its row. */
  addSpan(span: SpanRow, shared: SharedRow, own: OwnRow, origin: number, reference: ContentReference): number {
    const spanId = span.spanId || this.strings.code(this.madeUpId(origin, reference.hash()))
    const isKnown = span.traceId !== 0
    const traceId = isKnown ? span.traceId : span.spanId === 0 ? spanId : this.strings.code(NO_TRACE_ID)
    const traceRow = this.traces.rowOf(traceId, isKnown)
    const flags = (span.spanId === 0 ? FLAG.madeUpId : 0) | (span.hasOwnUsage ? FLAG.ownUsage : 0)
    if (!span.sharesId) return this.append(traceRow, spanId, span, shared, own, flags, origin, reference.content)
    const row = this.appendRow(traceRow, spanId, span, shared, own, flags, origin, reference.content)
    this.late.shared.push(row)
    return row
  }

  /** Appends a record of a whole trace and returns its row. */
  addTrace(span: SpanRow, shared: SharedRow, own: OwnRow, origin: number, content: ContentRef | undefined): number {
    const traceRow = this.traces.rowOf(span.traceId, true)
    const row = this.appendRow(traceRow, 0, span, shared, own, FLAG.log, origin, content)
    const rows = this.late.traceRecords.get(traceRow)
    if (rows) rows.push(row)
    else this.late.traceRecords.set(traceRow, [row])
    return row
  }

  /** No more records come: what depends on others is settled. */
  finish(): void {
    const { late } = this
    this.late = newLate()
    settleLate(late, {
      rows: this.rows,
      records: this.records,
      traces: this.traces,
      strings: this.strings,
      serviceOf: (row) => this.origins[this.rows.origin[row]].resource.attributes['service.name'],
      addScore: (score) => this.addScore(score),
    })
  }

  /** Appends one record and returns its row. */
  add(facts: SpanFacts): number {
    const hasSpanId = facts.spanId !== undefined
    const spanId = this.strings.code(facts.spanId ?? this.madeUpId(facts.origin, facts.hash))
    const isKnown = facts.traceId !== undefined
    const trace = facts.traceId ?? (hasSpanId ? NO_TRACE_ID : undefined)
    const traceRow = this.traces.rowOf(trace === undefined ? spanId : this.strings.code(trace), isKnown)
    const attributes = new AttributeList(this.strings, this.shapes)
    for (const [key, value] of facts.attributes) attributes.set(key, value)
    const row = {
      parentSpanId: this.strings.code(facts.parentSpanId ?? ''),
      nameCode: this.strings.code(facts.name),
      kind: facts.kind,
      status: facts.status,
      start: instantOf(facts.startTime),
      end: instantOf(facts.endTime),
      revision: Number.NaN,
      sharesId: false,
      attributes,
    }
    const flags = (facts.record === 'log' ? FLAG.log : 0) | (hasSpanId ? 0 : FLAG.madeUpId)
    return this.append(traceRow, spanId, row, this.facts.sharedOf(facts), facts, flags, facts.origin, facts.content)
  }

  /** A parent that no record of the span names: it follows from its place among the others. */
  setParent(traceId: string, spanId: string, parentSpanId: string): void {
    const traceRow = this.traces.rowOf(this.strings.code(traceId), true)
    const first = this.records.firstOf(traceRow, this.strings.code(spanId))
    if (first === undefined) return
    for (const row of this.records.allOf(first)) this.rows.parent[row] = this.strings.code(parentSpanId)
  }

  /** Index of the trace of a row. */
  traceOfRow(row: number): number {
    return this.rows.trace[row]
  }

  /**
   * A score; the same id twice counts once, and what the later one leaves out stays. A trace that is known by a score alone
   * is a trace. One on a span of no trace finds it when no more records come.
   */
  addScore(score: Score): void {
    const { target } = score
    if (target.type === 'span' && target.traceId === '') {
      this.late.scores.push(score)
      return
    }
    const known = this.scores.get(score.id)
    this.scores.set(score.id, known ? completed(known, score) : score)
    if (target.type !== 'session') this.traces.rowOf(this.strings.code(target.traceId), target.traceId !== NO_TRACE_ID)
  }

  addFile(report: FileReport): number {
    return this.files.push(report) - 1
  }

  setFile(index: number, report: FileReport): void {
    this.files[index] = report
  }

  get rowCount(): number {
    return this.rows.count
  }

  get traceCount(): number {
    return this.traces.id.length
  }

  /** Settles spans that have several records and hands out what is there. Cost: proportional to what came since the last one. */
  snapshot(): DatasetData {
    const issues = new IssueLog()
    this.records.settle()
    const flags = this.rows.flags.slice(0, this.rows.count)
    this.records.report(issues, flags)
    return {
      modelVersion: MODEL_VERSION,
      revision: ++this.revision,
      columns: { ...this.rows.view(), flags },
      sparse: this.sparse.snapshot().filter(({ rows }) => rows.length > 0),
      strings: this.strings.snapshot(),
      types: this.types.slice(),
      origins: this.origins.slice(),
      traces: {
        id: this.traces.id.view(),
        base: this.traces.bases(),
        isMadeUp: this.traces.isMadeUp.view(),
      },
      wideTimes: new Map(this.traces.wideTimes),
      records: new Map(this.records.records),
      scores: [...this.scores.values()],
      issues: issues.list(),
      files: this.files.slice(),
    }
  }

  private append(
    traceRow: number,
    spanId: number,
    span: Omit<SpanRow, 'traceId' | 'spanId'>,
    shared: SharedRow,
    own: OwnRow,
    flags: number,
    origin: number,
    content: ContentRef | undefined,
  ): number {
    const row = this.appendRow(traceRow, spanId, span, shared, own, flags, origin, content)
    this.records.add(row, traceRow, spanId, (flags & FLAG.log) !== 0, true)
    return row
  }

  private appendRow(
    traceRow: number,
    spanId: number,
    span: Omit<SpanRow, 'traceId' | 'spanId'>,
    shared: SharedRow,
    own: OwnRow,
    flags: number,
    origin: number,
    content: ContentRef | undefined,
  ): number {
    const { rows } = this
    const row = rows.add()
    rows.trace[row] = traceRow
    rows.id[row] = spanId
    rows.parent[row] = span.parentSpanId
    rows.name[row] = span.nameCode
    rows.type[row] = this.typeCode(shared.observationType)
    rows.kind[row] = span.kind
    rows.status[row] = span.status
    rows.flags[row] = flagsOf(shared, own) | flags | this.traces.putTimes(row, traceRow, span.start, span.end)
    rows.origin[row] = origin
    if (content) {
      rows.store[row] = content.store
      rows.offset[row] = content.offset
      rows.length[row] = content.length
      rows.format[row] = content.format
    } else rows.store[row] = -1
    this.facts.add(row, shared, own, span.attributes, span.revision)
    rows.values[row] = this.facts.touchedCount
    return row
  }

  /** The n-th record with the same text in one file is the same one in every file: the same bytes count once. */
  private madeUpId(origin: number, hash: string): string {
    const inFile = `${this.origins[origin]?.file}:${hash}`
    const nth = (this.madeUpCounts.get(inFile) ?? 0) + 1
    this.madeUpCounts.set(inFile, nth)
    return nth === 1 ? `~${hash}` : `~${hash}-${nth}`
  }

  private typeCode(type: string): number {
    if (type === this.lastType) return this.lastTypeCode
    let code = this.typeCodes.get(type)
    if (code === undefined) {
      if (this.types.length === 255) return this.typeCode('other')
      code = this.types.push(type) - 1
      this.typeCodes.set(type, code)
    }
    this.lastType = type
    this.lastTypeCode = code
    return code
  }
}

const completed = (known: Score, later: Score): Score => ({
  ...known,
  ...Object.fromEntries(Object.entries(later).filter(([, value]) => value !== undefined)),
})

const flagsOf = (shared: SharedRow, own: OwnRow): number =>
  (shared.hasError ? FLAG.error : 0) |
  (own.hasHandledException ? FLAG.handledException : 0) |
  (own.hasSilentFailure ? FLAG.silentFailure : 0)

const bigintAsText = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value)
