// Records that wait for others, and what is needed to settle them: see late.ts.
import type { RowColumns } from './row-columns.ts'
import type { Score } from './score.ts'
import type { SpanRecords } from './span-records.ts'
import type { StringTable } from './strings.ts'
import type { TraceTable } from './trace-table.ts'

export interface Late {
  /** Rows of records of whole traces, by trace row. */
  readonly traceRecords: Map<number, number[]>
  /** Rows whose id may be that of the calling side too. */
  readonly shared: number[]
  /** Scores of spans whose trace is not said. */
  readonly scores: Score[]
}

export const newLate = (): Late => ({ traceRecords: new Map(), shared: [], scores: [] })

export interface LateRecords extends Late {
  readonly rows: RowColumns
  readonly records: SpanRecords
  readonly traces: TraceTable
  readonly strings: StringTable
  /** Name of the service that wrote a row. */
  readonly serviceOf: (row: number) => unknown
  readonly addScore: (score: Score) => void
}
