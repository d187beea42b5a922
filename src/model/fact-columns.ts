// What records say, as columns: facts by their names, attributes by their keys.
import { type AttributeList, ShapeMemo } from './attribute-list.ts'
import { OWN_TEXTS, type OwnRow, type ReadFacts, type SharedRow, TEXT_FACTS, USAGE_FACTS } from './facts.ts'
import { REVISION } from './merge.ts'
import type { GrowingColumn, SparseBuilder } from './sparse.ts'
import type { StringTable } from './strings.ts'

/** Columns of attributes and facts. A column weighs some hundred bytes however few spans have it, and no one groups by so many. */
export const MAX_COLUMNS = 1 << 15

export class FactColumns {
  /** Attributes whose key came when there were too many columns already. */
  columnless = 0
  /** Columns that the row being added has a value in. */
  private readonly touched: GrowingColumn[] = []
  touchedCount = 0
  private readonly sparse: SparseBuilder
  private readonly strings: StringTable
  private readonly textColumns: readonly GrowingColumn[]
  /** By index of USAGE_FACTS. */
  private readonly usageColumns: readonly GrowingColumn[]
  private readonly ttfts: GrowingColumn
  private readonly costs: GrowingColumn
  private readonly samplingWeights: GrowingColumn
  private readonly usageShapes: GrowingColumn
  private readonly revisions: GrowingColumn
  private readonly countColumns: ReadonlySet<GrowingColumn>

  constructor(sparse: SparseBuilder, strings: StringTable) {
    this.sparse = sparse
    this.strings = strings
    this.textColumns = TEXT_FACTS.map((fact) => sparse.column('string', `:${fact}`))
    this.usageColumns = USAGE_FACTS.map((fact) => sparse.column('number', `:usage.${fact}`))
    this.ttfts = sparse.column('number', ':ttftMs')
    this.costs = sparse.column('number', ':costUsd')
    this.samplingWeights = sparse.column('number', ':samplingWeight')
    this.usageShapes = sparse.column('string', ':usageShape')
    this.revisions = sparse.column('number', REVISION)
    this.countColumns = new Set([...this.usageColumns, this.usageShapes, this.costs])
  }

  /** All that a record says; how many values that is stands in `touchedCount`. */
  add(row: number, shared: SharedRow, own: OwnRow, attributes: AttributeList, revision: number): void {
    this.touchedCount = 0
    this.addShared(row, shared)
    this.addOwn(row, own)
    this.addAttributes(row, attributes)
    this.putNumber(this.revisions, row, revision)
  }

  /** Whether the row that was added last says in each of its columns what an earlier one does. */
  isLast(earlier: number): boolean {
    for (let i = 0; i < this.touchedCount; i++) if (this.touched[i].at(earlier) !== this.touched[i].last) return false
    return true
  }

  hasRevision(row: number): boolean {
    return this.revisions.at(row) !== undefined
  }

  /** Gives a new row the first value in each column among these rows. */
  merge(row: number, rows: readonly number[]): void {
    const counted = this.agreeingCounts(rows)
    for (const column of this.sparse.all()) {
      for (const at of this.countColumns.has(column) ? counted : rows) {
        const value = column.at(at)
        if (value === undefined) continue
        column.add(row, value)
        break
      }
    }
  }

  /** Counts and their cost are one statement: another record adds to it only where its totals are the same. */
  private agreeingCounts(rows: readonly number[]): readonly number[] {
    const first = rows.find((row) => this.usageColumns.some((column) => column.at(row) !== undefined))
    if (first === undefined) return rows
    const totals = (['input', 'output'] as const).map((total) => this.usageColumns[USAGE_FACTS.indexOf(total)])
    return rows.filter((row) =>
      totals.every((column) => {
        const [own, other] = [column.at(first), column.at(row)]
        return own === undefined || other === undefined || own === other
      }),
    )
  }

  private put(column: GrowingColumn, row: number, value: number): void {
    if (column.add(row, value)) this.touched[this.touchedCount++] = column
  }

  /** Texts coded once more from a record that comes alone. */
  sharedOf({ observationType, hasError, text, number }: ReadFacts): SharedRow {
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
    for (let i = 0; i < USAGE_FACTS.length; i++) this.putNumber(this.usageColumns[i], row, usage[USAGE_FACTS[i]])
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
    const columns = shape.memo(columnsOf)
    const { plainSlots } = shape
    for (let i = 0; i < plainSlots.length; i++) {
      const slot = plainSlots[i]
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
}

const [RESPONSE_ID, STATUS_MESSAGE, TOOL_CALL_ID, SESSION_ID, USER_ID, TRACE_NAME, ANSWER_HASH] = OWN_TEXTS.map(
  (fact) => TEXT_FACTS.indexOf(fact),
)

/** Columns of a shape's attributes by slot; false for one that is kept out. A shape belongs to one data set, as they do. */
interface AttributeColumns {
  readonly text: (GrowingColumn | false)[]
  readonly number: (GrowingColumn | false)[]
  readonly boolean: (GrowingColumn | false)[]
}

const columnsOf = new ShapeMemo((): AttributeColumns => ({ text: [], number: [], boolean: [] }))
