// Which spans a query is about.
import { FLAG } from '../model/columns.ts'
import type { Dataset } from '../model/dataset.ts'
import { keyReader } from './keys.ts'
import type { QueryFilter, QueryKey, QueryValue } from './query.ts'
import { byTraceBase } from './times.ts'

/** Sets `chosen` to 1 for the rows from `from` to below `to` that are asked for, else to 0. Ranges must follow one another. */
export type RowFilter = (from: number, to: number, chosen: Uint8Array) => void

/** Spans alone, each once: rows that are second records or logs are never chosen. */
export function rowFilter(dataset: Dataset, { type, hasError, from, before, equals = [] }: QueryFilter): RowFilter {
  const { flags } = dataset.data.columns
  const mask = FLAG.primary | (hasError === undefined ? 0 : FLAG.error)
  const wanted = FLAG.primary | (hasError ? FLAG.error : 0)
  const conditions = equals.map(({ key, value }) => equalTo(dataset, key, value))
  if (type !== undefined) conditions.unshift(equalTo(dataset, 'type', type))
  if (from !== undefined || before !== undefined) conditions.unshift(startsIn(dataset, from, before))
  return (first, end, chosen) => {
    for (let row = first; row < end; row++) chosen[row - first] = Number((flags[row] & mask) === wanted)
    for (const condition of conditions) condition(first, end, chosen)
  }
}

/** Takes away the rows whose key has another value. Values are compared once for each distinct one. */
function equalTo(dataset: Dataset, key: QueryKey, value: QueryValue): RowFilter {
  const reader = keyReader(dataset, key)
  const isWanted: boolean[] = []
  let numbers = new Uint32Array(0)
  return (from, to, chosen) => {
    if (numbers.length < to - from) numbers = new Uint32Array(to - from)
    reader.read(from, to, chosen, numbers)
    for (let number = isWanted.length; number < reader.size(); number++) isWanted.push(reader.valueOf(number) === value)
    for (let at = 0; at < to - from; at++) if (chosen[at] && !isWanted[numbers[at]]) chosen[at] = 0
  }
}

function startsIn(dataset: Dataset, from: bigint | undefined, before: bigint | undefined): RowFilter {
  const { columns, wideTimes } = dataset.data
  const low = byTraceBase(dataset, (base) => (from === undefined ? Number.NEGATIVE_INFINITY : Number(from - base)))
  const high = byTraceBase(dataset, (base) => (before === undefined ? Number.POSITIVE_INFINITY : Number(before - base)))
  const isWideIn = (row: number): boolean => {
    const start = dataset.startTime(row) as bigint
    return (from === undefined || start >= from) && (before === undefined || start < before)
  }
  return (first, end, chosen) => {
    for (let row = first; row < end; row++) {
      if (!chosen[row - first]) continue
      const trace = columns.trace[row]
      const start = columns.start[row]
      const hasStart = (columns.flags[row] & FLAG.hasStart) !== 0
      const isIn = wideTimes.has(row) ? hasStart && isWideIn(row) : start >= low(trace) && start < high(trace)
      if (!hasStart || !isIn) chosen[row - first] = 0
    }
  }
}
