// Records of one span. Those that agree or complete one another merge; those that conflict stay as its variants.
// The outcome depends on what the records say, never on their order.
import { indexOfSorted } from '../util/binary-search.ts'
import { FLAG, type SpanColumns } from './columns.ts'
import type { SparseColumn } from './sparse.ts'
import type { Texts } from './strings.ts'

/** Column of the number that orders the records of a span which a source sends again with more or other values. */
export const REVISION = ':revision'

export interface RecordSet {
  /** The record that is shown: greatest revision, then latest end, then most facts, then earliest start, then greatest text. */
  readonly winner: number
  /** Records without conflict, the winner first. */
  readonly agreeing: readonly number[]
  /** Agreeing records and logs that say something the winner does not. */
  readonly completedBy: readonly number[]
  readonly logs: readonly number[]
  readonly variants: readonly number[]
}

interface RecordView {
  readonly row: number
  readonly start: number
  readonly hasStart: boolean
  readonly end: number
  readonly hasEnd: boolean
  /** Records of different revisions do not conflict: what the later one says holds. NaN where there is none. */
  readonly revision: number
  /** Everything the record says, as comparable texts by name. */
  readonly says: ReadonlyMap<string, string>
  /** All of that but the times: those count from a base that depends on which record came first. */
  readonly text: string
}

/** Sorts out the rows of one span; undefined when only logs are there. */
export function resolveRecords(
  rows: readonly number[],
  columns: SpanColumns,
  sparse: readonly SparseColumn[],
  strings: Texts,
): RecordSet | undefined {
  const isLog = (row: number) => (columns.flags[row] & FLAG.log) !== 0
  const spans = rows.filter((row) => !isLog(row)).map((row) => viewOf(row, columns, sparse, strings))
  const logs = rows.filter(isLog).map((row) => viewOf(row, columns, sparse, strings))
  if (spans.length === 0) return undefined
  spans.sort(byPrecedence)
  logs.sort((a, b) => byRevision(a, b) || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
  const [winner, ...rest] = spans
  const known = new Map(winner.says)
  const agreeing = [winner]
  const variants: RecordView[] = []
  const completedBy: RecordView[] = []
  for (const record of rest) {
    // One without a revision was sent before there was anything to revise.
    const isEarlier = !Number.isNaN(winner.revision) && !(record.revision >= winner.revision)
    if (!isEarlier && conflicts(known, record.says)) {
      variants.push(record)
      continue
    }
    agreeing.push(record)
    if (complete(known, record.says)) completedBy.push(record)
  }
  for (const log of logs) if (complete(known, log.says)) completedBy.push(log)
  const row = (view: RecordView) => view.row
  return {
    winner: winner.row,
    agreeing: agreeing.map(row),
    completedBy: completedBy.map(row),
    logs: logs.map(row),
    variants: variants.map(row),
  }
}

function viewOf(row: number, columns: SpanColumns, sparse: readonly SparseColumn[], strings: Texts): RecordView {
  const says = new Map<string, string>()
  let revision = Number.NaN
  const flags = columns.flags[row]
  const isLog = (flags & FLAG.log) !== 0
  if (!isLog) {
    if (columns.name[row]) says.set('name', strings.at(columns.name[row]))
    if (columns.parent[row]) says.set('parent', strings.at(columns.parent[row]))
    if (columns.status[row]) says.set('status', String(columns.status[row]))
    if (flags & FLAG.hasStart) says.set('start', String(columns.start[row]))
    if (flags & FLAG.hasEnd) says.set('end', String(columns.end[row]))
  }
  for (const column of sparse) {
    const at = indexOfSorted(column.rows, row)
    if (at < 0 || column.key === ':conventions') continue
    const value = column.values[at]
    if (column.key === REVISION) {
      revision = value
      continue
    }
    says.set(`${column.kind} ${column.key}`, column.kind === 'string' ? strings.at(value) : String(value))
  }
  const text = [...says]
    .filter(([key]) => key !== 'start' && key !== 'end')
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join('\n')
  const hasStart = (flags & FLAG.hasStart) !== 0
  const hasEnd = (flags & FLAG.hasEnd) !== 0
  return { row, start: columns.start[row], hasStart, end: columns.end[row], hasEnd, revision, says, text }
}

/** Later ones first; one without a revision behind all that have one. */
const byRevision = (a: RecordView, b: RecordView): number =>
  Number(Number.isNaN(a.revision)) - Number(Number.isNaN(b.revision)) || b.revision - a.revision || 0

const byPrecedence = (a: RecordView, b: RecordView): number =>
  byRevision(a, b) ||
  Number(b.hasEnd) - Number(a.hasEnd) ||
  (a.hasEnd ? b.end - a.end : 0) ||
  b.says.size - a.says.size ||
  Number(b.hasStart) - Number(a.hasStart) ||
  (a.hasStart ? a.start - b.start : 0) ||
  (a.text < b.text ? 1 : a.text > b.text ? -1 : 0)

const conflicts = (known: ReadonlyMap<string, string>, says: ReadonlyMap<string, string>): boolean => {
  for (const [key, value] of says) {
    const other = known.get(key)
    if (other !== undefined && other !== value) return true
  }
  return false
}

/** Adds what is new; true when something was. */
const complete = (known: Map<string, string>, says: ReadonlyMap<string, string>): boolean => {
  let isNew = false
  for (const [key, value] of says) {
    if (known.has(key)) continue
    known.set(key, value)
    isNew = true
  }
  return isNew
}
