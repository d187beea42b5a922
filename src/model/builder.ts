// The one place that mutates: takes records in any order and any number of batches, gives snapshots.
// Columns only grow. A snapshot shares their memory; what it hands out never changes.
import { indexOfSorted } from '../util/binary-search.ts'
import { growFloat64, growInt32, growUint8, growUint16, growUint32 } from '../util/growable.ts'
import { Interner } from '../util/interner.ts'
import { type DatasetData, FLAG, MODEL_VERSION, type SpanColumns } from './columns.ts'
import { type Origin, type SpanFacts, TEXT_FACTS, USAGE_FACTS } from './facts.ts'
import type { FileReport } from './issue.ts'
import { IssueLog } from './issue-log.ts'
import { type RecordSet, resolveRecords } from './merge.ts'
import type { Score } from './score.ts'
import { SparseBuilder } from './sparse.ts'
import { MAX_OFFSET_NS } from './time.ts'

/** Longest text kept in an attribute column; longer ones stay in the content. */
const MAX_ATTRIBUTE_CHARS = 256

/** Trace id of spans that have a span id but no trace id. */
export const NO_TRACE_ID = '~'

export class TraceBuilder {
  private readonly interner = new Interner()
  private readonly sparse = new SparseBuilder()
  private readonly types: string[] = []
  private readonly typeCodes = new Map<string, number>()
  private readonly origins: Origin[] = []
  private readonly originCodes = new Map<string, number>()
  private readonly trace = growUint32()
  private readonly id = growUint32()
  private readonly parent = growUint32()
  private readonly name = growUint32()
  private readonly type = growUint8()
  private readonly kind = growUint8()
  private readonly status = growUint8()
  private readonly flags = growUint16()
  private readonly start = growFloat64()
  private readonly end = growFloat64()
  private readonly origin = growUint32()
  private readonly store = growInt32()
  private readonly offset = growFloat64()
  private readonly length = growFloat64()
  private readonly format = growUint8()
  private readonly traceRows = new Map<string, number>()
  private readonly traceId = growUint32()
  private readonly traceIsMadeUp = growUint8()
  private readonly traceBase: bigint[] = []
  private readonly traceHasBase: boolean[] = []
  private readonly wideTimes = new Map<number, readonly [bigint, bigint]>()
  /** Rows by identity (trace row * 2^26 + id code): a number while there is one. */
  private readonly rowsOf = new Map<number, number | number[]>()
  private readonly changed = new Set<number>()
  private readonly primaryOf = new Map<number, number>()
  private readonly records = new Map<number, readonly number[]>()
  private readonly logsOnly = new Set<number>()
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

  /** Appends one record and returns its row. */
  add(facts: SpanFacts): number {
    const { traceRow, idCode, isMadeUp } = this.identify(facts)
    const row = this.trace.push(traceRow)
    this.id.push(idCode)
    this.parent.push(facts.parentSpanId ? this.interner.code(facts.parentSpanId) : 0)
    this.name.push(this.interner.code(facts.name))
    this.type.push(this.typeCode(facts.observationType))
    this.kind.push(facts.kind)
    this.status.push(facts.status)
    this.flags.push(
      (facts.record === 'log' ? FLAG.log : 0) |
        (facts.hasError ? FLAG.error : 0) |
        (facts.hasHandledException ? FLAG.handledException : 0) |
        (facts.hasSilentFailure ? FLAG.silentFailure : 0) |
        (isMadeUp ? FLAG.madeUpId : 0) |
        this.pushTimes(row, traceRow, facts),
    )
    this.origin.push(facts.origin)
    this.store.push(facts.content?.store ?? -1)
    this.offset.push(facts.content?.offset ?? 0)
    this.length.push(facts.content?.length ?? 0)
    this.format.push(facts.content?.format ?? 0)
    this.addSparse(row, facts)
    const identity = traceRow * 2 ** 26 + idCode
    const known = this.rowsOf.get(identity)
    if (known === undefined) this.rowsOf.set(identity, row)
    else if (typeof known === 'number') this.rowsOf.set(identity, [known, row])
    else known.push(row)
    this.changed.add(identity)
    return row
  }

  /** A score; the same id twice counts once. A trace that is known by a score alone is a trace. */
  addScore(score: Score): void {
    this.scores.set(score.id, score)
    if (score.target.type !== 'session') this.traceRowOf(score.target.traceId, true)
  }

  addFile(report: FileReport): number {
    return this.files.push(report) - 1
  }

  setFile(index: number, report: FileReport): void {
    this.files[index] = report
  }

  get rowCount(): number {
    return this.trace.length
  }

  get traceCount(): number {
    return this.traceId.length
  }

  /** Settles spans that have several records and hands out what is there. Cost: proportional to what came since the last one. */
  snapshot(): DatasetData {
    const issues = new IssueLog()
    this.settle()
    const flags = this.flags.view().slice()
    this.reportRecords(issues, flags)
    return {
      modelVersion: MODEL_VERSION,
      revision: ++this.revision,
      columns: { ...this.columns(), flags },
      sparse: this.sparse.snapshot(),
      strings: this.interner.strings.slice(),
      types: this.types.slice(),
      origins: this.origins.slice(),
      traces: {
        id: this.traceId.view(),
        base: BigInt64Array.from(this.traceBase),
        isMadeUp: this.traceIsMadeUp.view(),
      },
      wideTimes: new Map(this.wideTimes),
      records: new Map(this.records),
      scores: [...this.scores.values()],
      issues: issues.list(),
      files: this.files.slice(),
    }
  }

  private identify(facts: SpanFacts): { traceRow: number; idCode: number; isMadeUp: boolean } {
    const span = facts.spanId ?? this.madeUpId(facts)
    const trace = facts.traceId ?? (facts.spanId === undefined ? span : NO_TRACE_ID)
    const traceRow = this.traceRowOf(trace, facts.traceId !== undefined)
    return { traceRow, idCode: this.interner.code(span), isMadeUp: facts.spanId === undefined }
  }

  private traceRowOf(trace: string, isKnown: boolean): number {
    let traceRow = this.traceRows.get(trace)
    if (traceRow === undefined) {
      traceRow = this.traceId.push(this.interner.code(trace))
      this.traceIsMadeUp.push(isKnown ? 0 : 1)
      this.traceBase.push(0n)
      this.traceHasBase.push(false)
      this.traceRows.set(trace, traceRow)
    }
    return traceRow
  }

  /** The n-th record with the same text in one file is the same one in every file: the same bytes count once. */
  private madeUpId(facts: SpanFacts): string {
    const inFile = `${this.origins[facts.origin]?.file}:${facts.hash}`
    const nth = (this.madeUpCounts.get(inFile) ?? 0) + 1
    this.madeUpCounts.set(inFile, nth)
    return nth === 1 ? `~${facts.hash}` : `~${facts.hash}-${nth}`
  }

  private typeCode(type: string): number {
    let code = this.typeCodes.get(type)
    if (code === undefined) {
      if (this.types.length === 255) return this.typeCode('other')
      code = this.types.push(type) - 1
      this.typeCodes.set(type, code)
    }
    return code
  }

  private pushTimes(row: number, traceRow: number, facts: SpanFacts): number {
    const { startTime, endTime } = facts
    const first = startTime ?? endTime
    if (first !== undefined && !this.traceHasBase[traceRow]) {
      this.traceBase[traceRow] = first
      this.traceHasBase[traceRow] = true
    }
    const base = this.traceBase[traceRow]
    const start = startTime === undefined ? 0n : startTime - base
    const end = endTime === undefined ? 0n : endTime - base
    if (isWide(start) || isWide(end)) this.wideTimes.set(row, [start, end])
    this.start.push(Number(start))
    this.end.push(Number(end))
    return (startTime === undefined ? 0 : FLAG.hasStart) | (endTime === undefined ? 0 : FLAG.hasEnd)
  }

  private addSparse(row: number, facts: SpanFacts): void {
    for (const fact of TEXT_FACTS) {
      const text = facts.text[fact]
      if (text !== undefined && text !== '') this.sparse.add('string', `:${fact}`, row, this.interner.code(text))
    }
    for (const [fact, value] of Object.entries(facts.number)) {
      if (value !== undefined && Number.isFinite(value)) this.sparse.add('number', `:${fact}`, row, value)
    }
    if (facts.usage) {
      this.sparse.add('string', ':usageShape', row, this.interner.code(facts.usage.shape))
      for (const fact of USAGE_FACTS) {
        const value = facts.usage[fact]
        if (value !== undefined && Number.isFinite(value)) this.sparse.add('number', `:usage.${fact}`, row, value)
      }
    }
    for (const [key, value] of facts.attributes) {
      // Columns of facts have names that begin so; an attribute of such a name stays in the content.
      if (key.startsWith(':')) continue
      if (typeof value === 'string') {
        if (value.length <= MAX_ATTRIBUTE_CHARS) this.sparse.add('string', key, row, this.interner.code(value))
      } else if (typeof value === 'number') this.sparse.add('number', key, row, value)
      else this.sparse.add('boolean', key, row, value ? 1 : 0)
    }
  }

  private settle(): void {
    const pending = [...this.changed]
    this.changed.clear()
    const several: number[] = []
    for (const identity of pending) {
      const rows = this.rowsOf.get(identity)
      if (typeof rows === 'number') {
        const isLog = (this.flags.get(rows) & FLAG.log) !== 0
        if (isLog) this.logsOnly.add(identity)
        else this.makePrimary(identity, rows)
      } else several.push(identity)
    }
    if (several.length === 0) return
    const sparse = this.sparse.snapshot()
    for (const identity of several) {
      const rows = (this.rowsOf.get(identity) as number[]).filter((row) => (this.flags.get(row) & FLAG.merged) === 0)
      const set = resolveRecords(rows, this.columns(), sparse, this.interner.strings)
      if (!set) this.logsOnly.add(identity)
      else this.settleSet(identity, set)
    }
  }

  private settleSet(identity: number, set: RecordSet): void {
    this.logsOnly.delete(identity)
    for (const row of [...set.agreeing, ...set.logs]) this.flags.set(row, this.flags.get(row) & ~FLAG.variant)
    for (const row of set.variants) this.flags.set(row, this.flags.get(row) | FLAG.variant)
    const primary = set.completedBy.length === 0 ? set.winner : this.appendMerged(set)
    this.makePrimary(identity, primary)
    this.records.set(primary, [...set.agreeing, ...set.logs, ...set.variants])
  }

  /** A row with the winner's values, completed by those of the other records. */
  private appendMerged({ winner, completedBy }: RecordSet): number {
    const rows = [winner, ...completedBy]
    const firstWith = (has: (row: number) => boolean) => rows.find(has) ?? winner
    const flag = (bit: number) => (row: number) => (this.flags.get(row) & bit) !== 0
    const sparse = this.sparse.snapshot()
    const row = this.trace.push(this.trace.get(winner))
    const started = firstWith(flag(FLAG.hasStart))
    const ended = firstWith(flag(FLAG.hasEnd))
    this.id.push(this.id.get(winner))
    this.parent.push(this.parent.get(firstWith((at) => this.parent.get(at) !== 0)))
    this.name.push(this.name.get(firstWith((at) => this.name.get(at) !== 0)))
    this.type.push(this.type.get(firstWith((at) => this.types[this.type.get(at)] !== 'other')))
    this.kind.push(this.kind.get(firstWith((at) => this.kind.get(at) !== 0)))
    this.status.push(this.status.get(firstWith((at) => this.status.get(at) !== 0)))
    this.start.push(this.start.get(started))
    this.end.push(this.end.get(ended))
    const merged = rows.reduce((bits, at) => bits | (this.flags.get(at) & ~(FLAG.log | FLAG.variant | FLAG.primary)), 0)
    this.flags.push(merged | FLAG.merged)
    const wide = [started, ended].map((at) => this.wideTimes.get(at))
    if (wide[0] || wide[1]) {
      this.wideTimes.set(row, [
        wide[0]?.[0] ?? BigInt(this.start.get(started)),
        wide[1]?.[1] ?? BigInt(this.end.get(ended)),
      ])
    }
    this.origin.push(this.origin.get(winner))
    this.store.push(-1)
    this.offset.push(0)
    this.length.push(0)
    this.format.push(0)
    for (const column of sparse) {
      for (const at of rows) {
        const place = indexOfSorted(column.rows, at)
        if (place < 0) continue
        this.sparse.add(column.kind, column.key, row, column.values[place])
        break
      }
    }
    return row
  }

  private makePrimary(identity: number, row: number): void {
    const before = this.primaryOf.get(identity)
    if (before !== undefined && before !== row) {
      this.flags.set(before, this.flags.get(before) & ~FLAG.primary)
      this.records.delete(before)
    }
    this.flags.set(row, this.flags.get(row) | FLAG.primary)
    this.primaryOf.set(identity, row)
    this.logsOnly.delete(identity)
  }

  private reportRecords(issues: IssueLog, flags: Uint16Array): void {
    for (const [primary, rows] of this.records) {
      const variants = rows.filter((row) => flags[row] & FLAG.variant)
      const spans = rows.filter((row) => !(flags[row] & (FLAG.variant | FLAG.log)))
      const example = this.describe(primary)
      if (variants.length > 0) issues.add('warning', 'span.conflicting_records', example, undefined, variants.length)
      if (spans.length > 1) issues.add('info', 'span.repeated', example, undefined, spans.length - 1)
    }
    for (const identity of this.logsOnly) {
      const rows = this.rowsOf.get(identity)
      const list = typeof rows === 'number' ? [rows] : (rows ?? [])
      issues.add('info', 'log.span_missing', this.describe(list[0]), undefined, list.length)
    }
  }

  private describe(row: number): string {
    const { strings } = this.interner
    return `${strings[this.name.get(row)] || 'span'} ${strings[this.id.get(row)]}`
  }

  private columns(): SpanColumns {
    return {
      trace: this.trace.view(),
      id: this.id.view(),
      parent: this.parent.view(),
      name: this.name.view(),
      type: this.type.view(),
      kind: this.kind.view(),
      status: this.status.view(),
      flags: this.flags.view(),
      start: this.start.view(),
      end: this.end.view(),
      origin: this.origin.view(),
      store: this.store.view(),
      offset: this.offset.view(),
      length: this.length.view(),
      format: this.format.view(),
    }
  }
}

const isWide = (offset: bigint): boolean => offset > BigInt(MAX_OFFSET_NS) || offset < -BigInt(MAX_OFFSET_NS)

const bigintAsText = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value)
