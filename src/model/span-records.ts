// Which rows are records of one span, and what they come to together: see merge.ts.
import { widened } from '../util/growable.ts'
import { FLAG } from './columns.ts'
import { type FactColumns, MAX_COLUMNS } from './fact-columns.ts'
import type { IssueLog } from './issue-log.ts'
import { type RecordSet, resolveRecords } from './merge.ts'
import type { RowColumns } from './row-columns.ts'
import type { SparseBuilder } from './sparse.ts'
import type { StringTable } from './strings.ts'
import type { TraceTable } from './trace-table.ts'

interface Parts {
  readonly rows: RowColumns
  readonly facts: FactColumns
  readonly sparse: SparseBuilder
  readonly strings: StringTable
  readonly traces: TraceTable
  readonly types: readonly string[]
}

export class SpanRecords {
  /** All rows of the spans that have several, by the row that stands for the span. */
  readonly records = new Map<number, readonly number[]>()
  private readonly rows: RowColumns
  private readonly facts: FactColumns
  private readonly sparse: SparseBuilder
  private readonly strings: StringTable
  private readonly traces: TraceTable
  private readonly types: readonly string[]
  /** First row + 1 by code of the span id; ids that stand in several traces are in `firstRows` too. */
  private rowOfId = new Uint32Array(256)
  private readonly firstRows = new Map<number, number>()
  /** Rows of spans that have several, by the first one. */
  private readonly several = new Map<number, number[]>()
  private readonly changed = new Set<number>()
  private readonly primaryOf = new Map<number, number>()
  /** First rows of ids that only logs name. */
  private readonly logsOnly = new Set<number>()
  /** First rows of spans one of whose records says anything else. */
  private readonly unlike = new Set<number>()

  constructor({ rows, facts, sparse, strings, traces, types }: Parts) {
    this.rows = rows
    this.facts = facts
    this.sparse = sparse
    this.strings = strings
    this.traces = traces
    this.types = types
  }

  /** Finds out whether the span has been met before. What another record says is compared while the row `isLast`. */
  add(row: number, traceRow: number, spanId: number, isLog: boolean, isLast: boolean): void {
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
  firstOf(traceRow: number, spanId: number): number | undefined {
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

  /** First row of an id in whatever trace it came first. */
  anyOf(spanId: number): number | undefined {
    const known = this.rowOfId[spanId]
    return known ? known - 1 : undefined
  }

  /** All rows of the span that begins at a first row. */
  allOf(first: number): ReadonlySet<number> {
    return new Set([...(this.several.get(first) ?? [first]), this.primaryOf.get(first) ?? first])
  }

  /** Settles spans that have got more records since the last time. */
  settle(): void {
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
    if (this.traces.wideTimes.has(earlier) || this.traces.wideTimes.has(row)) return false
    return this.facts.isLast(earlier)
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
    const wide = [started, ended].map((at) => this.traces.wideTimes.get(at))
    if (wide[0] || wide[1]) {
      this.traces.wideTimes.set(row, [wide[0]?.[0] ?? BigInt(to.start[started]), wide[1]?.[1] ?? BigInt(to.end[ended])])
    }
    this.facts.merge(row, rows)
    return row
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

  report(issues: IssueLog, flags: Uint16Array): void {
    const { columnless } = this.facts
    if (columnless > 0)
      issues.add('info', 'attribute.no_column', `more than ${MAX_COLUMNS} keys`, undefined, columnless)
    for (const [primary, rows] of this.records) {
      let variants = 0
      let spans = 0
      for (const row of rows) {
        if (flags[row] & FLAG.variant) variants++
        else if ((flags[row] & FLAG.log) === 0) spans++
      }
      if (variants > 0)
        issues.add('warning', 'span.conflicting_records', () => this.describe(primary), undefined, variants)
      const isSentAgain = !this.facts.hasRevision(rows[0])
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
