// Which spans a query is about.
import { FLAG } from '../model/columns.ts'
import type { Dataset } from '../model/dataset.ts'
import { keyColumn } from './keys.ts'
import type { QueryFilter, QueryKey, QueryValue } from './query.ts'
import { byTraceBase } from './times.ts'

/** Says of the rows from `from` to below `to` which are asked for: 1, else 0. */
export type RowFilter = (from: number, to: number, chosen: Uint8Array) => void

/** Spans alone, each once: rows that are second records or logs are never chosen. */
export function* rowFilter(
  dataset: Dataset,
  { type, hasError, from, before, equals = [] }: QueryFilter,
): Generator<unknown, RowFilter> {
  const { flags } = dataset.data.columns
  const mask = FLAG.primary | FLAG.traceRecord | (hasError === undefined ? 0 : FLAG.error)
  const wanted = FLAG.primary | (hasError ? FLAG.error : 0)
  const conditions: RowFilter[] = []
  if (from !== undefined || before !== undefined) conditions.push(startsIn(dataset, from, before))
  if (type !== undefined) conditions.push(yield* equalTo(dataset, 'type', type))
  for (const { key, value } of equals) conditions.push(yield* equalTo(dataset, key, value))
  return (first, end, chosen) => {
    for (let row = first; row < end; row++) chosen[row - first] = (flags[row] & mask) === wanted ? 1 : 0
    for (const condition of conditions) condition(first, end, chosen)
  }
}

/** Values looked at in a step: texts may have to be decoded. */
const STEP = 1024

/** Takes away the rows whose key has another value. */
function* equalTo(dataset: Dataset, key: QueryKey, value: QueryValue): Generator<unknown, RowFilter> {
  const { numbers, size, keyOf } = yield* keyColumn(dataset, key)
  let wanted = -1
  for (let number = 0; number < size && wanted < 0; number++) {
    if (keyOf(number) === value) wanted = number
    if (number % STEP === 0) yield
  }
  return (from, to, chosen) => {
    for (let row = from; row < to; row++) if (numbers[row] !== wanted) chosen[row - from] = 0
  }
}

/** Takes away the rows that start at another time, or at none that is known. */
function startsIn(dataset: Dataset, from: bigint | undefined, before: bigint | undefined): RowFilter {
  const { columns, wideTimes } = dataset.data
  const low = byTraceBase(dataset, (base) => (from === undefined ? Number.NEGATIVE_INFINITY : Number(from - base)))
  const high = byTraceBase(dataset, (base) => (before === undefined ? Number.POSITIVE_INFINITY : Number(before - base)))
  const isWideIn = (row: number): boolean => {
    const start = dataset.startTime(row) as bigint
    return (from === undefined || start >= from) && (before === undefined || start < before)
  }
  const isIn = (row: number): boolean => {
    if (!(columns.flags[row] & FLAG.hasStart)) return false
    if (wideTimes.size > 0 && wideTimes.has(row)) return isWideIn(row)
    const start = columns.start[row]
    return start >= low(columns.trace[row]) && start < high(columns.trace[row])
  }
  return (first, end, chosen) => {
    for (let row = first; row < end; row++) if (chosen[row - first] && !isIn(row)) chosen[row - first] = 0
  }
}
