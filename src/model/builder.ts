// The one place that mutates: takes records in any order and any number of batches, gives snapshots.
// Columns only grow. A snapshot shares their memory; what it hands out never changes.
import { Forecast, growFloat64, growUint8, growUint32 } from '../util/growable.ts'
import { AttributeList, type AttributeShape, ShapeTable } from './attribute-list.ts'
import { type DatasetData, FLAG, MODEL_VERSION } from './columns.ts'
import {
  type ContentRef,
  type ContentReference,
  type Origin,
  OWN_TEXTS,
  type OwnRow,
  type ReadFacts,
  type SharedRow,
  type SpanFacts,
  type SpanRow,
  TEXT_FACTS,
  USAGE_FACTS,
} from './facts.ts'
import { spanKey, traceId } from './ids.ts'
import type { FileReport } from './issue.ts'
import { IssueLog } from './issue-log.ts'
import { REVISION, type RecordSet, resolveRecords } from './merge.ts'
import { RowColumns } from './row-columns.ts'
import type { Score } from './score.ts'
import { partSides } from './shared-ids.ts'
import { type GrowingColumn, SparseBuilder } from './sparse.ts'
import { StringTable } from './strings.ts'
import { type Instant, instantOf, MAX_OFFSET_NS } from './time.ts'

/** Columns of attributes and facts. A column weighs some hundred bytes however few spans have it, and no one groups by so many. */
const MAX_COLUMNS = 1 << 15

/** Trace id of spans that have a span id but no trace id. Ids that begin so were made up, here or before an export. */
export const NO_TRACE_ID = '~'

export class TraceBuilder {
  /** Told by the reader how far it has come. */
  readonly forecast = new Forecast()
  readonly strings = new StringTable(this.forecast)
  readonly shapes = new ShapeTable()
  private readonly sparse = new SparseBuilder(this.forecast)
  private readonly textColumns = TEXT_FACTS.map((fact) => this.sparse.column('string', `:${fact}`))
  private readonly usageColumns = Object.fromEntries(
    USAGE_FACTS.map((fact) => [fact, this.sparse.column('number', `:usage.${fact}`)]),
  )
  private readonly ttfts = this.sparse.column('number', ':ttftMs')
  private readonly costs = this.sparse.column('number', ':costUsd')
  private readonly samplingWeights = this.sparse.column('number', ':samplingWeight')
  private readonly usageShapes = this.sparse.column('string', ':usageShape')
  private readonly revisions = this.sparse.column('number', REVISION)
  private readonly countColumns = new Set<GrowingColumn>([
    ...Object.values(this.usageColumns),
    this.usageShapes,
    this.costs,
  ])
  private readonly columnsOf = new WeakMap<AttributeShape, AttributeColumns>()
  private readonly types: string[] = []
  private readonly typeCodes = new Map<string, number>()
  private lastType = ''
  private lastTypeCode = 0
  private readonly origins: Origin[] = []
  private readonly originCodes = new Map<string, number>()
  private readonly rows = new RowColumns(this.forecast)
  private readonly traceId = growUint32()
  private readonly traceIsMadeUp = growUint8()
  private readonly baseSeconds = growFloat64()
  private readonly baseNanos = growUint32()
  /** Trace row + 1 by code of the id. */
  private rowOfTrace = new Uint32Array(256)
  private readonly wideTimes = new Map<number, readonly [bigint, bigint]>()
  /** First row + 1 by code of the span id; ids that stand in several traces are in `firstRows` too. */
  private rowOfId = new Uint32Array(256)
  private readonly firstRows = new Map<number, number>()
  /** Rows of spans that have several, by the first one. */
  private readonly several = new Map<number, number[]>()
  private readonly changed = new Set<number>()
  private readonly primaryOf = new Map<number, number>()
  private readonly records = new Map<number, readonly number[]>()
  /** Rows of records of whole traces, by trace row, until it is known which root they complete. */
  private readonly traceRecords = new Map<number, number[]>()
  /** Rows whose id may be that of the calling side too, until it is known whether that is there. */
  private readonly shared: number[] = []
  /** First rows of ids that only logs name. */
  private readonly logsOnly = new Set<number>()
  private readonly scores = new Map<string, Score>()
  /** Scores of spans whose trace is not said. */
  private unplaced: Score[] = []
  private readonly files: FileReport[] = []
  private readonly madeUpCounts = new Map<string, number>()
  private revision = 0
  /** Attributes whose key came when there were too many columns already. */
  private columnless = 0
  /** Columns that the row being added has a value in. */
  private readonly touched: GrowingColumn[] = []
  private touchedCount = 0
  /** First rows of spans one of whose records says anything else. */
  private readonly unlike = new Set<number>()

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
    const traceRow = this.traceRowOf(traceId, isKnown)
    const flags = (span.spanId === 0 ? FLAG.madeUpId : 0) | (span.hasOwnUsage ? FLAG.ownUsage : 0)
    if (!span.sharesId) return this.append(traceRow, spanId, span, shared, own, flags, origin, reference.content)
    const row = this.appendRow(traceRow, spanId, span, shared, own, flags, origin, reference.content)
    this.shared.push(row)
    return row
  }

  /** Appends a record of a whole trace and returns its row. */
  addTrace(span: SpanRow, shared: SharedRow, own: OwnRow, origin: number, content: ContentRef | undefined): number {
    const traceRow = this.traceRowOf(span.traceId, true)
    const row = this.appendRow(traceRow, 0, span, shared, own, FLAG.log, origin, content)
    const rows = this.traceRecords.get(traceRow)
    if (rows) rows.push(row)
    else this.traceRecords.set(traceRow, [row])
    return row
  }

  /** No more records come: what depends on others is settled. */
  finish(): void {
    this.finishShared()
    this.placeScores()
    this.finishTraces()
  }

  private finishShared(): void {
    const { rows, shared, strings } = this
    if (shared.length === 0) return
    partSides({
      rows,
      shared,
      strings,
      callerOf: (traceRow, id) => this.knownRowOf(traceRow, id),
      serviceOf: (row) => this.origins[rows.origin[row]].resource.attributes['service.name'],
    })
    for (const row of shared.splice(0)) this.settleRow(row, rows.trace[row], rows.id[row], false, false)
  }

  /** Records of whole traces find the root they complete, or stand for the span that is not there. */
  private finishTraces(): void {
    if (this.traceRecords.size === 0) return
    const roots = this.rootsOf(this.traceRecords)
    for (const [traceRow, rows] of this.traceRecords) {
      const root = roots.get(traceRow)
      const id = root === undefined ? this.traceId.get(traceRow) : this.rows.id[root]
      for (const row of rows) {
        this.rows.id[row] = id
        if (root === undefined) this.rows.flags[row] = (this.rows.flags[row] & ~FLAG.log) | FLAG.traceRecord
        this.settleRow(row, traceRow, id, root !== undefined, false)
      }
    }
    this.traceRecords.clear()
  }

  private placeScores(): void {
    const scores = this.unplaced
    this.unplaced = []
    for (const score of scores) {
      if (score.target.type !== 'span') continue
      const id = score.target.key.slice(spanKey('', '').length)
      const row = (this.rowOfId[this.strings.code(id)] ?? 0) - 1
      const trace = row < 0 ? NO_TRACE_ID : this.strings.at(this.traceId.get(this.rows.trace[row]))
      this.addScore({ ...score, target: { type: 'span', key: spanKey(trace, id), traceId: traceId(trace) } })
    }
  }

  /** Appends one record and returns its row. */
  add(facts: SpanFacts): number {
    const hasSpanId = facts.spanId !== undefined
    const spanId = this.strings.code(facts.spanId ?? this.madeUpId(facts.origin, facts.hash))
    const isKnown = facts.traceId !== undefined
    const trace = facts.traceId ?? (hasSpanId ? NO_TRACE_ID : undefined)
    const traceRow = this.traceRowOf(trace === undefined ? spanId : this.strings.code(trace), isKnown)
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
    return this.append(traceRow, spanId, row, this.sharedOf(facts), facts, flags, facts.origin, facts.content)
  }

  /** A parent that no record of the span names: it follows from its place among the others. */
  setParent(traceId: string, spanId: string, parentSpanId: string): void {
    const traceRow = this.traceRowOf(this.strings.code(traceId), true)
    const first = this.knownRowOf(traceRow, this.strings.code(spanId))
    if (first === undefined) return
    const rows = new Set([...(this.several.get(first) ?? [first]), this.primaryOf.get(first) ?? first])
    for (const row of rows) this.rows.parent[row] = this.strings.code(parentSpanId)
  }

  /** Index of the trace of a row. */
  traceOfRow(row: number): number {
    return this.rows.trace[row]
  }

  /**
   * A score; the same id twice counts once, and what the later one leaves out stays. A trace that is known by a score alone is a trace. One on a span of no trace
   * finds it when no more records come.
   */
  addScore(score: Score): void {
    const { target } = score
    if (target.type === 'span' && target.traceId === '') {
      this.unplaced.push(score)
      return
    }
    const known = this.scores.get(score.id)
    this.scores.set(score.id, known ? completed(known, score) : score)
    if (target.type !== 'session') this.traceRowOf(this.strings.code(target.traceId), target.traceId !== NO_TRACE_ID)
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
    return this.traceId.length
  }

  /** Settles spans that have several records and hands out what is there. Cost: proportional to what came since the last one. */
  snapshot(): DatasetData {
    const issues = new IssueLog()
    this.settle()
    const flags = this.rows.flags.slice(0, this.rows.count)
    this.reportRecords(issues, flags)
    return {
      modelVersion: MODEL_VERSION,
      revision: ++this.revision,
      columns: { ...this.rows.view(), flags },
      sparse: this.sparse.snapshot().filter(({ rows }) => rows.length > 0),
      strings: this.strings.snapshot(),
      types: this.types.slice(),
      origins: this.origins.slice(),
      traces: {
        id: this.traceId.view(),
        base: this.bases(),
        isMadeUp: this.traceIsMadeUp.view(),
      },
      wideTimes: new Map(this.wideTimes),
      records: new Map(this.records),
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
    this.settleRow(row, traceRow, spanId, (flags & FLAG.log) !== 0, true)
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
    rows.flags[row] = flagsOf(shared, own) | flags | this.putTimes(row, traceRow, span.start, span.end)
    rows.origin[row] = origin
    if (content) {
      rows.store[row] = content.store
      rows.offset[row] = content.offset
      rows.length[row] = content.length
      rows.format[row] = content.format
    } else rows.store[row] = -1
    this.touchedCount = 0
    this.addShared(row, shared)
    this.addOwn(row, own)
    this.addAttributes(row, span.attributes)
    this.putNumber(this.revisions, row, span.revision)
    rows.values[row] = this.touchedCount
    return row
  }

  /** The first root of each of these traces: by start, then by id. Where all spans have a parent, the first of them. */
  private rootsOf(traces: ReadonlyMap<number, unknown>): Map<number, number> {
    const { rows } = this
    const roots = new Map<number, number>()
    for (let row = 0; row < rows.count; row++) {
      if (!(rows.flags[row] & FLAG.primary) || !traces.has(rows.trace[row])) continue
      const best = roots.get(rows.trace[row])
      if (best === undefined || this.comesFirst(row, best)) roots.set(rows.trace[row], row)
    }
    return roots
  }

  private comesFirst(row: number, other: number): boolean {
    const { parent, flags, start, id } = this.rows
    const isRoot = Number(parent[other] === 0) - Number(parent[row] === 0)
    if (isRoot !== 0) return isRoot < 0
    const hasStart = (flags[other] & FLAG.hasStart) - (flags[row] & FLAG.hasStart)
    if (hasStart !== 0) return hasStart < 0
    return (
      start[row] < start[other] ||
      (start[row] === start[other] && this.strings.at(id[row]) < this.strings.at(id[other]))
    )
  }

  /** Row of a trace by the code of its id. */
  private traceRowOf(code: number, isKnown: boolean): number {
    if (code >= this.rowOfTrace.length) this.rowOfTrace = widened(this.rowOfTrace, code)
    const known = this.rowOfTrace[code]
    if (known !== 0) return known - 1
    const traceRow = this.traceId.push(code)
    this.traceIsMadeUp.push(isKnown && !this.strings.at(code).startsWith(NO_TRACE_ID) ? 0 : 1)
    this.baseSeconds.push(Number.NaN)
    this.baseNanos.push(0)
    this.rowOfTrace[code] = traceRow + 1
    return traceRow
  }

  /** The n-th record with the same text in one file is the same one in every file: the same bytes count once. */
  private madeUpId(origin: number, hash: string): string {
    const inFile = `${this.origins[origin]?.file}:${hash}`
    const nth = (this.madeUpCounts.get(inFile) ?? 0) + 1
    this.madeUpCounts.set(inFile, nth)
    return nth === 1 ? `~${hash}` : `~${hash}-${nth}`
  }

  /** Finds out whether the span has been met before. What another record says is compared while the row `isLast`. */
  private settleRow(row: number, traceRow: number, spanId: number, isLog: boolean, isLast: boolean): void {
    const first = this.firstRowOf(row, traceRow, spanId)
    if (first === row) {
      if (isLog) this.logsOnly.add(row)
      else this.rows.flags[row] = this.rows.flags[row] | FLAG.primary
      return
    }
    if (!isLast || !this.isRepeat(first, row)) this.unlike.add(first)
    const rows = this.several.get(first)
    if (rows) rows.push(row)
    else this.several.set(first, [first, row])
    this.changed.add(first)
  }

  /** First row of a span that has been met. */
  private knownRowOf(traceRow: number, spanId: number): number | undefined {
    const known = this.rowOfId[spanId]
    if (!known) return undefined
    return this.rows.trace[known - 1] === traceRow ? known - 1 : this.firstRows.get(traceRow * 2 ** 32 + spanId)
  }

  private firstRowOf(row: number, traceRow: number, spanId: number): number {
    if (spanId >= this.rowOfId.length) this.rowOfId = widened(this.rowOfId, spanId)
    const known = this.rowOfId[spanId]
    if (known === 0) {
      this.rowOfId[spanId] = row + 1
      return row
    }
    if (this.rows.trace[known - 1] === traceRow) return known - 1
    const identity = traceRow * 2 ** 32 + spanId
    const first = this.firstRows.get(identity)
    if (first !== undefined) return first
    this.firstRows.set(identity, row)
    return row
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

  /** Offsets from the base of the trace, which is the first instant that one of its records names. */
  private putTimes(row: number, traceRow: number, start: Instant, end: Instant): number {
    const hasStart = !Number.isNaN(start.seconds)
    const hasEnd = !Number.isNaN(end.seconds)
    if ((hasStart || hasEnd) && Number.isNaN(this.baseSeconds.get(traceRow))) {
      const first = hasStart ? start : end
      this.baseSeconds.set(traceRow, first.seconds)
      this.baseNanos.set(traceRow, first.nanos)
    }
    const startNs = hasStart ? this.offsetOf(traceRow, start) : 0
    const endNs = hasEnd ? this.offsetOf(traceRow, end) : 0
    if (isWide(startNs) || isWide(endNs)) {
      const wide = [this.exactOffsetOf(traceRow, start), this.exactOffsetOf(traceRow, end)] as const
      this.wideTimes.set(row, wide)
      this.rows.start[row] = Number(wide[0])
      this.rows.end[row] = Number(wide[1])
    } else {
      this.rows.start[row] = startNs
      this.rows.end[row] = endNs
    }
    return (hasStart ? FLAG.hasStart : 0) | (hasEnd ? FLAG.hasEnd : 0)
  }

  /** Exact up to MAX_OFFSET_NS: products and sums of whole numbers below 2^53 are. */
  private offsetOf(traceRow: number, { seconds, nanos }: Instant): number {
    return (seconds - this.baseSeconds.get(traceRow)) * 1e9 + (nanos - this.baseNanos.get(traceRow))
  }

  private exactOffsetOf(traceRow: number, { seconds, nanos }: Instant): bigint {
    if (Number.isNaN(seconds)) return 0n
    const whole = BigInt(seconds - this.baseSeconds.get(traceRow))
    return whole * 1_000_000_000n + BigInt(nanos - this.baseNanos.get(traceRow))
  }

  private bases(): BigInt64Array {
    const bases = new BigInt64Array(this.traceId.length)
    for (let row = 0; row < bases.length; row++) {
      const seconds = this.baseSeconds.get(row)
      if (!Number.isNaN(seconds)) bases[row] = BigInt(seconds) * 1_000_000_000n + BigInt(this.baseNanos.get(row))
    }
    return bases
  }

  private put(column: GrowingColumn, row: number, value: number): void {
    if (column.add(row, value)) this.touched[this.touchedCount++] = column
  }

  /** Texts coded once more from a record that comes alone. */
  private sharedOf({ observationType, hasError, text, number }: ReadFacts): SharedRow {
    const codes: number[] = []
    for (const [column, fact] of TEXT_FACTS.entries()) {
      const value = text[fact]
      if (value !== undefined && value !== '') codes.push(column, this.strings.code(value))
    }
    return { observationType, hasError, codes, samplingWeight: number.samplingWeight }
  }

  private addShared(row: number, { codes, samplingWeight }: SharedRow): void {
    for (let i = 0; i < codes.length; i += 2) this.put(this.textColumns[codes[i]], row, codes[i + 1])
    if (samplingWeight !== undefined) this.putNumber(this.samplingWeights, row, samplingWeight)
  }

  private addOwn(row: number, { text, number, usage }: OwnRow): void {
    this.putText(RESPONSE_ID, row, text.responseId)
    this.putText(STATUS_MESSAGE, row, text.statusMessage)
    this.putText(TOOL_CALL_ID, row, text.toolCallId)
    this.putText(SESSION_ID, row, text.sessionId)
    this.putText(USER_ID, row, text.userId)
    this.putText(TRACE_NAME, row, text.traceName)
    this.putText(ANSWER_HASH, row, text.answerHash)
    this.putNumber(this.ttfts, row, number.ttftMs)
    this.putNumber(this.costs, row, number.costUsd)
    if (!usage) return
    this.put(this.usageShapes, row, this.strings.code(usage.shape))
    // Few of all counts are there.
    const counts = usage as unknown as { readonly [fact: string]: number | undefined }
    for (const fact in counts) if (fact !== 'shape') this.putNumber(this.usageColumns[fact], row, counts[fact])
  }

  private putText(column: number, row: number, text: string | number | undefined): void {
    if (typeof text === 'number') this.put(this.textColumns[column], row, text)
    else if (text !== undefined && text !== '') this.put(this.textColumns[column], row, this.strings.codeOfOnce(text))
  }

  private putNumber(column: GrowingColumn, row: number, value: number | undefined): void {
    if (value !== undefined && Number.isFinite(value)) this.put(column, row, value)
  }

  private addAttributes(row: number, list: AttributeList): void {
    const { shape } = list
    let columns = this.columnsOf.get(shape)
    if (!columns) {
      columns = { text: [], number: [], boolean: [] }
      this.columnsOf.set(shape, columns)
    }
    for (const slot of shape.plainSlots) {
      const code = list.codeAt(slot)
      if (code >= 0) {
        columns.text[slot] ??= this.columnOf('string', shape.keys[slot])
        if (columns.text[slot]) this.put(columns.text[slot], row, code)
        continue
      }
      const value = list.scalarAt(slot)
      if (typeof value === 'number') {
        columns.number[slot] ??= this.columnOf('number', shape.keys[slot])
        if (columns.number[slot]) this.put(columns.number[slot], row, value)
      } else if (typeof value === 'boolean') {
        columns.boolean[slot] ??= this.columnOf('boolean', shape.keys[slot])
        if (columns.boolean[slot]) this.put(columns.boolean[slot], row, value ? 1 : 0)
      }
    }
  }

  /** Columns of facts have names that begin with a colon; an attribute of such a name stays in the content. */
  private columnOf(kind: 'string' | 'number' | 'boolean', key: string): GrowingColumn | false {
    if (key.startsWith(':')) return false
    if (this.sparse.size < MAX_COLUMNS || this.sparse.has(kind, key)) return this.sparse.column(kind, key)
    this.columnless++
    return false
  }

  private settle(): void {
    if (this.changed.size === 0) return
    let sparse: ReturnType<SparseBuilder['snapshot']> | undefined
    for (const first of this.changed) {
      const all = this.several.get(first) ?? [first]
      const rows = all.filter((row) => (this.rows.flags[row] & FLAG.merged) === 0)
      if (this.settleRepeats(first, rows)) continue
      sparse ??= this.sparse.snapshot()
      const set = resolveRecords(rows, this.rows.view(), sparse, this.strings)
      if (!set) this.logsOnly.add(first)
      else {
        this.settleSet(first, set)
        // A merged row has added to the columns.
        if (set.completedBy.length > 0) sparse = undefined
      }
    }
    this.changed.clear()
  }

  /** Deliveries of one and the same record, which most repeats are: the first stands for all. */
  private settleRepeats(first: number, rows: readonly number[]): boolean {
    if (this.unlike.has(first)) return false
    this.records.set(first, rows)
    return true
  }

  /** Whether the row that has just been added says what an earlier one does. */
  private isRepeat(earlier: number, row: number): boolean {
    const mask = ~(FLAG.primary | FLAG.variant)
    const flags = this.rows.flags[earlier] & mask
    if (flags & FLAG.log || flags !== (this.rows.flags[row] & mask)) return false
    const { name, parent, type, kind, status, start, end, values } = this.rows
    for (const column of [name, parent, type, kind, status, start, end, values])
      if (column[earlier] !== column[row]) return false
    if (this.wideTimes.has(earlier) || this.wideTimes.has(row)) return false
    for (let i = 0; i < this.touchedCount; i++) if (this.touched[i].at(earlier) !== this.touched[i].last) return false
    return true
  }

  private settleSet(first: number, set: RecordSet): void {
    this.logsOnly.delete(first)
    for (const row of [...set.agreeing, ...set.logs]) this.rows.flags[row] = this.rows.flags[row] & ~FLAG.variant
    for (const row of set.variants) this.rows.flags[row] = this.rows.flags[row] | FLAG.variant
    const primary = set.completedBy.length === 0 ? set.winner : this.appendMerged(set)
    this.makePrimary(first, primary)
    this.records.set(primary, [...set.agreeing, ...set.logs, ...set.variants])
  }

  /** A row with the winner's values, completed by those of the other records. */
  private appendMerged({ winner, completedBy }: RecordSet): number {
    const rows = [winner, ...completedBy]
    const firstWith = (has: (row: number) => boolean) => rows.find(has) ?? winner
    const flag = (bit: number) => (row: number) => (this.rows.flags[row] & bit) !== 0
    const to = this.rows
    const row = to.add()
    const started = firstWith(flag(FLAG.hasStart))
    const ended = firstWith(flag(FLAG.hasEnd))
    to.trace[row] = to.trace[winner]
    to.id[row] = to.id[winner]
    to.parent[row] = to.parent[firstWith((at) => to.parent[at] !== 0)]
    to.name[row] = to.name[firstWith((at) => to.name[at] !== 0)]
    to.type[row] = to.type[firstWith((at) => this.types[to.type[at]] !== 'other')]
    to.kind[row] = to.kind[firstWith((at) => to.kind[at] !== 0)]
    to.status[row] = to.status[firstWith((at) => to.status[at] !== 0)]
    to.start[row] = to.start[started]
    to.end[row] = to.end[ended]
    const merged = rows.reduce((bits, at) => bits | (to.flags[at] & ~(FLAG.log | FLAG.variant | FLAG.primary)), 0)
    to.flags[row] = merged | FLAG.merged
    to.origin[row] = to.origin[winner]
    to.store[row] = -1
    const wide = [started, ended].map((at) => this.wideTimes.get(at))
    if (wide[0] || wide[1]) {
      this.wideTimes.set(row, [wide[0]?.[0] ?? BigInt(to.start[started]), wide[1]?.[1] ?? BigInt(to.end[ended])])
    }
    const counted = this.agreeingCounts(rows)
    for (const column of this.sparse.all()) {
      for (const at of this.countColumns.has(column) ? counted : rows) {
        const value = column.at(at)
        if (value === undefined) continue
        column.add(row, value)
        break
      }
    }
    return row
  }

  /** Counts and their cost are one statement: another record adds to it only where its totals are the same. */
  private agreeingCounts(rows: readonly number[]): readonly number[] {
    const counts = Object.values(this.usageColumns)
    const first = rows.find((row) => counts.some((column) => column.at(row) !== undefined))
    if (first === undefined) return rows
    const totals = [this.usageColumns.input, this.usageColumns.output]
    return rows.filter((row) =>
      totals.every((column) => {
        const [own, other] = [column.at(first), column.at(row)]
        return own === undefined || other === undefined || own === other
      }),
    )
  }

  private makePrimary(first: number, row: number): void {
    const before = this.primaryOf.get(first) ?? first
    if (before !== row) {
      this.rows.flags[before] = this.rows.flags[before] & ~FLAG.primary
      this.records.delete(before)
    }
    this.rows.flags[row] = this.rows.flags[row] | FLAG.primary
    this.primaryOf.set(first, row)
    this.logsOnly.delete(first)
  }

  private reportRecords(issues: IssueLog, flags: Uint16Array): void {
    if (this.columnless > 0)
      issues.add('info', 'attribute.no_column', `more than ${MAX_COLUMNS} keys`, undefined, this.columnless)
    for (const [primary, rows] of this.records) {
      let variants = 0
      let spans = 0
      for (const row of rows) {
        if (flags[row] & FLAG.variant) variants++
        else if ((flags[row] & FLAG.log) === 0) spans++
      }
      if (variants > 0)
        issues.add('warning', 'span.conflicting_records', () => this.describe(primary), undefined, variants)
      const isSentAgain = this.revisions.at(rows[0]) === undefined
      if (spans > 1 && isSentAgain)
        issues.add('info', 'span.repeated', () => this.describe(primary), undefined, spans - 1)
    }
    for (const first of this.logsOnly) {
      const count = this.several.get(first)?.length ?? 1
      issues.add('info', 'log.span_missing', () => this.describe(first), undefined, count)
    }
  }

  private describe(row: number): string {
    return `${this.strings.at(this.rows.name[row]) || 'span'} ${this.strings.at(this.rows.id[row])}`
  }
}

const [RESPONSE_ID, STATUS_MESSAGE, TOOL_CALL_ID, SESSION_ID, USER_ID, TRACE_NAME, ANSWER_HASH] = OWN_TEXTS.map(
  (fact) => TEXT_FACTS.indexOf(fact),
)

/** Columns of a shape's attributes by slot; false for one that is kept out. */
interface AttributeColumns {
  readonly text: (GrowingColumn | false)[]
  readonly number: (GrowingColumn | false)[]
  readonly boolean: (GrowingColumn | false)[]
}

const completed = (known: Score, later: Score): Score => ({
  ...known,
  ...Object.fromEntries(Object.entries(later).filter(([, value]) => value !== undefined)),
})

const isWide = (offset: number): boolean => offset > MAX_OFFSET_NS || offset < -MAX_OFFSET_NS

const flagsOf = (shared: SharedRow, own: OwnRow): number =>
  (shared.hasError ? FLAG.error : 0) |
  (own.hasHandledException ? FLAG.handledException : 0) |
  (own.hasSilentFailure ? FLAG.silentFailure : 0)

const widened = (array: Uint32Array<ArrayBuffer>, code: number): Uint32Array<ArrayBuffer> => {
  const wide = new Uint32Array(Math.max(array.length * 2, code + 1))
  wide.set(array)
  return wide
}

const bigintAsText = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value)
