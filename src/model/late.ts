// What can be settled only when no more records come: records of whole traces find their root, sides of a call that share an
// id come apart, scores find the trace of their span.
import { FLAG } from './columns.ts'
import { spanKey, traceId } from './ids.ts'
import type { LateRecords } from './late-records.ts'
import type { Score } from './score.ts'
import { partSides } from './shared-ids.ts'
import { NO_TRACE_ID } from './trace-table.ts'

export function settleLate(late: LateRecords): void {
  if (late.shared.length > 0) settleShared(late)
  for (const score of late.scores) placeScore(score, late)
  if (late.traceRecords.size > 0) settleTraces(late)
}

function settleShared({ shared, rows, records, strings, serviceOf }: LateRecords): void {
  partSides({ rows, shared, strings, callerOf: (traceRow, id) => records.firstOf(traceRow, id), serviceOf })
  for (const row of shared) records.add(row, rows.trace[row], rows.id[row], false, false)
}

function placeScore(score: Score, { rows, records, traces, strings, addScore }: LateRecords): void {
  if (score.target.type !== 'span') return
  const id = score.target.key.slice(spanKey('', '').length)
  const row = records.anyOf(strings.code(id))
  const trace = row === undefined ? NO_TRACE_ID : strings.at(traces.id.get(rows.trace[row]))
  addScore({ ...score, target: { type: 'span', key: spanKey(trace, id), traceId: traceId(trace) } })
}

/** Records of whole traces complete the root, or are shown in the place of the span that is not there. */
function settleTraces(late: LateRecords): void {
  const { rows, records, traces, traceRecords } = late
  const roots = rootsOf(late)
  for (const [traceRow, rowsOfTrace] of traceRecords) {
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
function rootsOf(late: LateRecords): Map<number, number> {
  const { rows, traceRecords } = late
  const roots = new Map<number, number>()
  for (let row = 0; row < rows.count; row++) {
    if (!(rows.flags[row] & FLAG.primary) || !traceRecords.has(rows.trace[row])) continue
    const best = roots.get(rows.trace[row])
    if (best === undefined || comesFirst(row, best, late)) roots.set(rows.trace[row], row)
  }
  return roots
}

function comesFirst(row: number, other: number, { rows, strings }: LateRecords): boolean {
  const { parent, flags, start, id } = rows
  const isRoot = Number(parent[other] === 0) - Number(parent[row] === 0)
  if (isRoot !== 0) return isRoot < 0
  const hasStart = (flags[other] & FLAG.hasStart) - (flags[row] & FLAG.hasStart)
  if (hasStart !== 0) return hasStart < 0
  return start[row] < start[other] || (start[row] === start[other] && strings.at(id[row]) < strings.at(id[other]))
}
