// What the rest of the library reads: the columns of one snapshot with look-ups that are made on first use.

import { BoundedMap } from '../util/bounded-map.ts'
import { finish, joinSteps, MOVE_MASK, type SharedSteps, STEP_MASK, type Steps, sharedSteps } from '../util/steps.ts'
import type { DatasetData } from './columns.ts'
import { FLAG } from './columns.ts'
import type { NumberFact, TextFact } from './facts.ts'
import { type SpanKey, spanId, spanKey, type TraceId, traceId } from './ids.ts'
import type { FileReport, Issue } from './issue.ts'
import type { Score } from './score.ts'
import type { Span } from './span.ts'
import { SPAN_KINDS, SPAN_STATUSES } from './span.ts'
import { type SparseColumn, sparseAt } from './sparse.ts'
import { Strings } from './strings.ts'
import { type EpochNs, epochNs, offsetNs } from './time.ts'
import { buildTree, type TraceTree } from './tree.ts'

/** One snapshot of what was read. Immutable; a later snapshot is another Dataset with a higher revision. */
export class Dataset {
  readonly data: DatasetData
  /** Names the data set: equal ids in another one stay apart. */
  readonly id: string
  private readonly sparse = new Map<string, SparseColumn>()
  private readonly largeTrees: Map<number, TraceTree>
  /** Those of a million small traces would take more room than all their spans. */
  private readonly smallTrees = new BoundedMap<number, TraceTree>(10_000)
  private readonly growing = new Map<number, SharedSteps<TraceTree>>()
  private spans: number | undefined
  private rowLists: { first: Uint32Array; rows: Uint32Array } | undefined
  private readonly strings: Strings
  /** Of ids that were given or asked for lately. */
  private readonly traceRows = new BoundedMap<string, number>(4096)

  constructor(id: string, data: DatasetData) {
    this.id = id
    this.data = data
    this.largeTrees = new Map(data.trees)
    this.strings = new Strings(data.strings)
    for (const column of data.sparse) this.sparse.set(`${column.kind} ${column.key}`, column)
  }

  get revision(): number {
    return this.data.revision
  }

  /** Rows of `traces`, those without a span included. */
  get traceCount(): number {
    return this.data.traces.id.length
  }

  /** Distinct spans. */
  get spanCount(): number {
    this.spans ??= countSpans(this.data.columns.flags)
    return this.spans
  }

  get files(): readonly FileReport[] {
    return this.data.files
  }

  get issues(): readonly Issue[] {
    return this.data.issues
  }

  get scores(): readonly Score[] {
    return this.data.scores
  }

  traceIdAt(traceRow: number): TraceId {
    const id = traceId(this.strings.at(this.data.traces.id[traceRow]))
    this.traceRows.set(id, traceRow)
    return id
  }

  /** Row of a trace id, or -1. Cost: one look over all strings for an id that was neither given nor asked for lately. */
  traceRowOf(id: string): number {
    const known = this.traceRows.get(id)
    if (known !== undefined) return known
    const code = this.strings.codeOf(id)
    const traceRow = code < 0 ? -1 : this.data.traces.id.indexOf(code)
    this.traceRows.set(id, traceRow)
    return traceRow
  }

  /** Primary rows of a trace, in no particular order. */
  rowsOfTrace(traceRow: number): Uint32Array {
    const { first, rows } = this.lists()
    return rows.subarray(first[traceRow], first[traceRow + 1])
  }

  /** Whether the tree of a trace is there without laying it out. */
  hasTree(traceRow: number): boolean {
    return this.treeOf(traceRow) !== undefined
  }

  /** How many rows `rowsOfTrace` gives, without listing them; `enough` stops the count early. */
  rowCountOfTrace(traceRow: number, enough = Number.POSITIVE_INFINITY): number {
    const known = this.treeOf(traceRow)?.rows ?? (this.rowLists && this.rowsOfTrace(traceRow))
    if (known) return known.length
    const { trace, flags } = this.data.columns
    let count = 0
    for (let row = 0; row < trace.length && count < enough; row++)
      if (trace[row] === traceRow && flags[row] & FLAG.primary) count++
    return count
  }

  /** Primary rows of all spans, grouped by trace. */
  allRows(): Uint32Array {
    return this.lists().rows
  }

  tree(traceRow: number): TraceTree {
    return this.treeOf(traceRow) ?? finish(this.treeInSteps(traceRow))
  }

  /** The same, for a caller that lets other work run in between: a million spans take a while. */
  *treeInSteps(traceRow: number): Steps<TraceTree> {
    const known = this.treeOf(traceRow)
    if (known) return known
    yield* this.listInSteps()
    const rows = this.rowsOfTrace(traceRow)
    const build = () => buildTree(this.data, this.strings, rows)
    const isLarge = rows.length > STEP_MASK
    const tree = isLarge ? yield* this.growTree(traceRow, build) : finish(build())
    const trees = isLarge ? this.largeTrees : this.smallTrees
    trees.set(traceRow, tree)
    return tree
  }

  private treeOf(traceRow: number): TraceTree | undefined {
    return this.largeTrees.get(traceRow) ?? this.smallTrees.get(traceRow)
  }

  /** Several may wait for a large tree; it is built once. */
  private *growTree(traceRow: number, build: () => Steps<TraceTree>): Steps<TraceTree> {
    let growing = this.growing.get(traceRow)
    if (!growing) {
      growing = sharedSteps(build())
      this.growing.set(traceRow, growing)
    }
    const tree = yield* joinSteps(growing)
    this.growing.delete(traceRow)
    return tree
  }

  keyAt(row: number): SpanKey {
    const { columns } = this.data
    return spanKey(this.traceIdAt(columns.trace[row]), this.strings.at(columns.id[row]))
  }

  /** The span id alone. */
  idAt(row: number): string {
    return this.strings.at(this.data.columns.id[row])
  }

  /** The span id that a row names as its parent's. */
  parentIdAt(row: number): string | undefined {
    return this.strings.at(this.data.columns.parent[row]) || undefined
  }

  /** Code that a text has in the columns `id`, `parent` and `name`, or -1. Cost: see `Strings.codeOf`. */
  codeOf(text: string): number {
    return this.strings.codeOf(text)
  }

  typeAt(row: number): string {
    return this.data.types[this.data.columns.type[row]]
  }

  nameAt(row: number): string {
    return this.strings.at(this.data.columns.name[row])
  }

  hasFlag(row: number, flag: number): boolean {
    return (this.data.columns.flags[row] & flag) !== 0
  }

  text(fact: TextFact, row: number): string | undefined {
    const code = sparseAt(this.sparse.get(`string :${fact}`), row)
    return code === undefined ? undefined : this.strings.at(code)
  }

  number(fact: NumberFact, row: number): number | undefined {
    return sparseAt(this.sparse.get(`number :${fact}`), row)
  }

  /** Keys of the scalar attributes that have a column, sorted. */
  attributeKeys(): string[] {
    return [...new Set(this.data.sparse.map((column) => column.key).filter((key) => !key.startsWith(':')))].sort()
  }

  /** A scalar attribute; undefined where the span has none, or where it is long or structured. */
  attribute(key: string, row: number): string | number | boolean | undefined {
    const code = sparseAt(this.sparse.get(`string ${key}`), row)
    if (code !== undefined) return this.strings.at(code)
    const number = sparseAt(this.sparse.get(`number ${key}`), row)
    if (number !== undefined) return number
    const bit = sparseAt(this.sparse.get(`boolean ${key}`), row)
    return bit === undefined ? undefined : bit === 1
  }

  /** Offsets of a row from the base of its trace in ns; undefined where missing. */
  startNs(row: number): number | undefined {
    return this.hasFlag(row, FLAG.hasStart) ? this.data.columns.start[row] : undefined
  }

  endNs(row: number): number | undefined {
    return this.hasFlag(row, FLAG.hasEnd) ? this.data.columns.end[row] : undefined
  }

  /** Exact absolute start. */
  startTime(row: number): EpochNs | undefined {
    return this.instant(row, FLAG.hasStart, this.data.columns.start[row], 0)
  }

  endTime(row: number): EpochNs | undefined {
    return this.instant(row, FLAG.hasEnd, this.data.columns.end[row], 1)
  }

  /** Duration in ms; undefined while unfinished or when the end lies before the start. */
  durationMs(row: number): number | undefined {
    const start = this.startNs(row)
    const end = this.endNs(row)
    if (start === undefined || end === undefined) return undefined
    const wide = this.data.wideTimes.get(row)
    const ns = wide ? Number(wide[1] - wide[0]) : end - start
    return ns < 0 ? undefined : ns / 1e6
  }

  hasError(row: number): boolean {
    return this.hasFlag(row, FLAG.error)
  }

  /** The span at a row as an object; offsets count from `originNs`, by default the base of the trace. */
  span(row: number, options: { originNs?: number; isOrphan?: boolean } = {}): Span {
    const { columns, origins, records } = this.data
    const origin = options.originNs ?? 0
    const start = this.startNs(row)
    const end = this.endNs(row)
    const { resource, scope } = origins[columns.origin[row]]
    const list = (fact: TextFact) => this.text(fact, row)?.split('\n') ?? []
    const parent = columns.parent[row]
    return {
      key: this.keyAt(row),
      row,
      traceId: this.traceIdAt(columns.trace[row]),
      spanId: spanId(this.strings.at(columns.id[row])),
      parentSpanId: parent === 0 ? undefined : spanId(this.strings.at(parent)),
      name: this.nameAt(row),
      observationType: this.typeAt(row),
      kind: SPAN_KINDS[columns.kind[row]],
      startTime: this.startTime(row),
      startNs: start === undefined ? undefined : offsetNs(start - origin),
      endNs: end === undefined ? undefined : offsetNs(end - origin),
      durationMs: this.durationMs(row),
      ttftMs: this.number('ttftMs', row),
      status: SPAN_STATUSES[columns.status[row]],
      statusMessage: this.text('statusMessage', row),
      errorType: this.text('errorType', row),
      hasError: this.hasError(row),
      hasHandledException: this.hasFlag(row, FLAG.handledException),
      hasSilentFailure: this.hasFlag(row, FLAG.silentFailure),
      isUnfinished: start !== undefined && end === undefined && !this.hasFlag(row, FLAG.traceRecord),
      isOrphan: options.isOrphan ?? false,
      variantCount: (records.get(row) ?? []).filter((at) => columns.flags[at] & FLAG.variant).length,
      provider: this.text('provider', row),
      requestModel: this.text('requestModel', row),
      responseModel: this.text('responseModel', row),
      responseId: this.text('responseId', row),
      finishReasons: list('finishReasons'),
      promptName: this.text('promptName', row),
      promptVersion: this.text('promptVersion', row),
      agentName: this.text('agentName', row),
      toolName: this.text('toolName', row),
      toolCallId: this.text('toolCallId', row),
      sessionId: this.text('sessionId', row),
      userId: this.text('userId', row),
      level: this.text('level', row),
      resource,
      scope,
      conventions: list('conventions'),
      samplingWeight: this.number('samplingWeight', row) ?? 1,
    }
  }

  private instant(row: number, flag: number, offset: number, side: 0 | 1): EpochNs | undefined {
    if (!this.hasFlag(row, flag)) return undefined
    const { traces, columns, wideTimes } = this.data
    return epochNs(traces.base[columns.trace[row]] + (wideTimes.get(row)?.[side] ?? BigInt(offset)))
  }

  private lists(): { first: Uint32Array; rows: Uint32Array } {
    return this.rowLists ?? finish(this.listInSteps())
  }

  /** Groups primary rows by trace, by counting: what most look-ups need first, and takes a while for very many spans. */
  *listInSteps(): Steps<{ first: Uint32Array; rows: Uint32Array }> {
    if (this.rowLists) return this.rowLists
    const { trace, flags } = this.data.columns
    const first = new Uint32Array(this.traceCount + 1)
    for (let row = 0; row < trace.length; row++) {
      if ((row & MOVE_MASK) === MOVE_MASK) yield row
      if (flags[row] & FLAG.primary) first[trace[row] + 1]++
    }
    for (let i = 1; i < first.length; i++) first[i] += first[i - 1]
    const fill = first.slice()
    const rows = new Uint32Array(first[this.traceCount])
    for (let row = 0; row < trace.length; row++) {
      if ((row & MOVE_MASK) === MOVE_MASK) yield row
      if (!(flags[row] & FLAG.primary)) continue
      rows[fill[trace[row]]++] = row
    }
    this.rowLists = { first, rows }
    return this.rowLists
  }
}

function countSpans(flags: Uint16Array): number {
  let count = 0
  for (let row = 0; row < flags.length; row++)
    if ((flags[row] & (FLAG.primary | FLAG.traceRecord)) === FLAG.primary) count++
  return count
}
