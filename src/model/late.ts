// What can be settled only when no more records come: records of whole traces find their root, sides of a call that share an
// id come apart, scores find the trace of their span.
import { FLAG } from './columns.ts'
import { spanKey, traceId } from './ids.ts'
import type { RowColumns } from './row-columns.ts'
import type { Score } from './score.ts'
import { partSides } from './shared-ids.ts'
import type { SpanRecords } from './span-records.ts'
import type { StringTable } from './strings.ts'
import { NO_TRACE_ID, type TraceTable } from './trace-table.ts'

export interface Late {
  /** Rows of records of whole traces, by trace row. */
  readonly traceRecords: Map<number, number[]>
  /** Rows whose id may be that of the calling side too. */
  readonly shared: number[]
  /** Scores of spans whose trace is not said. */
  readonly scores: Score[]
}

export const newLate = (): Late => ({ traceRecords: new Map(), shared: [], scores: [] })

export interface LateParts {
  readonly rows: RowColumns
  readonly records: SpanRecords
  readonly traces: TraceTable
  readonly strings: StringTable
  /** Name of the service that wrote a row. */
  readonly serviceOf: (row: number) => unknown
  readonly addScore: (score: Score) => void
}

export function settleLate(late: Late, parts: LateParts): void {
  if (late.shared.length > 0) settleShared(late.shared, parts)
  for (const score of late.scores) placeScore(score, parts)
  if (late.traceRecords.size > 0) settleTraces(late.traceRecords, parts)
}

function settleShared(shared: readonly number[], { rows, records, strings, serviceOf }: LateParts): void {
  partSides({ rows, shared, strings, callerOf: (traceRow, id) => records.firstOf(traceRow, id), serviceOf })
  for (const row of shared) records.add(row, rows.trace[row], rows.id[row], false, false)
}

function placeScore(score: Score, { rows, records, traces, strings, addScore }: LateParts): void {
  if (score.target.type !== 'span') return
  const id = score.target.key.slice(spanKey('', '').length)
  const row = records.anyOf(strings.code(id))
  const trace = row === undefined ? NO_TRACE_ID : strings.at(traces.id.get(rows.trace[row]))
  addScore({ ...score, target: { type: 'span', key: spanKey(trace, id), traceId: traceId(trace) } })
}

/** Records of whole traces complete the root, or are shown in the place of the span that is not there. */
function settleTraces(found: Late['traceRecords'], parts: LateParts): void {
  const { rows, records, traces } = parts
  const roots = rootsOf(found, parts)
  for (const [traceRow, rowsOfTrace] of found) {
    const root = roots.get(traceRow)
    const id = root === undefined ? traces.id.get(traceRow) : rows.id[root]
    for (const row of rowsOfTrace) {
      rows.id[row] = id
      if (root === undefined) rows.flags[row] = (rows.flags[row] & ~FLAG.log) | FLAG.traceRecord
      records.add(row, traceRow, id, root !== undefined, false)
    }
  }
}

/** The first root of each of these traces: by start, then by id. Where all spans have a parent, the first of them. */
function rootsOf(found: Late['traceRecords'], parts: LateParts): Map<number, number> {
  const { rows } = parts
  const roots = new Map<number, number>()
  for (let row = 0; row < rows.count; row++) {
    if (!(rows.flags[row] & FLAG.primary) || !found.has(rows.trace[row])) continue
    const best = roots.get(rows.trace[row])
    if (best === undefined || comesFirst(row, best, parts)) roots.set(rows.trace[row], row)
  }
  return roots
}

function comesFirst(row: number, other: number, { rows, strings }: LateParts): boolean {
  const { parent, flags, start, id } = rows
  const isRoot = Number(parent[other] === 0) - Number(parent[row] === 0)
  if (isRoot !== 0) return isRoot < 0
  const hasStart = (flags[other] & FLAG.hasStart) - (flags[row] & FLAG.hasStart)
  if (hasStart !== 0) return hasStart < 0
  return start[row] < start[other] || (start[row] === start[other] && strings.at(id[row]) < strings.at(id[other]))
}
