// Reads a key of every span, as small numbers: see codes.ts.
import { FLAG } from '../model/columns.ts'
import type { Dataset } from '../model/dataset.ts'
import type { TextFact } from '../model/facts.ts'
import type { SparseColumn } from '../model/sparse.ts'
import { Codes } from './codes.ts'
import type { QueryKey, QueryValue } from './query.ts'
import { byTraceBase, exactMs, floorDivide, modulo } from './times.ts'

export interface KeyReader {
  /** Numbers of the rows from `from` to below `to` that have a 1 in `chosen`; 0 for no value. Ranges must follow one another. */
  read(from: number, to: number, chosen: Uint8Array, numbers: Uint32Array): void
  /** One more than the greatest number so far. */
  size(): number
  valueOf(number: number): QueryValue
}

type Read = (from: number, to: number, chosen: Uint8Array, numbers: Uint32Array, codes: Codes) => void

export function keyReader(dataset: Dataset, key: QueryKey): KeyReader {
  const codes = new Codes()
  const { read, valueAt } = readerOf(dataset, key)
  return {
    read: (from, to, chosen, numbers) => read(from, to, chosen, numbers, codes),
    size: () => codes.size,
    valueOf: (number) => (number === 0 ? undefined : valueAt(codes.firstRow(number))),
  }
}

function readerOf(dataset: Dataset, key: QueryKey): { read: Read; valueAt: (row: number) => QueryValue } {
  const { columns, sparse } = dataset.data
  if (typeof key === 'object') {
    if ('everyMs' in key) return timeReader(dataset, BigInt(Math.round(key.everyMs * 1e6)))
    const kinds = ['string', 'number', 'boolean'] as const
    const layers = kinds.map((kind) => sparse.find((column) => column.kind === kind && column.key === key.attribute))
    return { read: readSparse(layers), valueAt: (row) => dataset.attribute(key.attribute, row) }
  }
  const textColumn = (fact: TextFact) => sparse.find((column) => column.kind === 'string' && column.key === `:${fact}`)
  switch (key) {
    case 'trace':
      return { read: readDense(columns.trace), valueAt: (row) => dataset.traceIdAt(columns.trace[row]) }
    case 'name':
      return { read: readDense(columns.name), valueAt: (row) => dataset.nameAt(row) }
    case 'type':
      return { read: readDense(columns.type), valueAt: (row) => dataset.typeAt(row) }
    case 'hasError':
      return { read: readFlag(columns.flags, FLAG.error), valueAt: (row) => dataset.hasError(row) }
    case 'model':
      return {
        read: readSparse([textColumn('responseModel'), textColumn('requestModel')]),
        valueAt: (row) => dataset.text('responseModel', row) ?? dataset.text('requestModel', row),
      }
    default:
      return { read: readSparse([textColumn(key)]), valueAt: (row) => dataset.text(key, row) }
  }
}

const readDense =
  (column: Uint32Array | Uint8Array): Read =>
  (from, to, chosen, numbers, codes) => {
    for (let row = from; row < to; row++) if (chosen[row - from]) numbers[row - from] = codes.ofCode(column[row], row)
  }

const readFlag =
  (flags: Uint16Array, flag: number): Read =>
  (from, to, chosen, numbers, codes) => {
    for (let row = from; row < to; row++) {
      if (chosen[row - from]) numbers[row - from] = codes.ofCode(flags[row] & flag, row)
    }
  }

/** Columns in the order they are asked: a row's value is that of the first one that has it. All texts share their codes. */
function readSparse(layers: readonly (SparseColumn | undefined)[]): Read {
  const columns = layers.filter((column) => column !== undefined)
  const places = columns.map(() => 0)
  return (from, to, chosen, numbers, codes) => {
    numbers.fill(0, 0, to - from)
    for (const [layer, { rows, values, kind }] of columns.entries()) {
      let place = places[layer]
      for (; place < rows.length && rows[place] < to; place++) {
        const at = rows[place] - from
        if (!chosen[at] || numbers[at] !== 0) continue
        const value = values[place]
        const row = rows[place]
        if (kind === 'string') numbers[at] = codes.ofCode(value, row)
        else numbers[at] = kind === 'number' ? codes.ofNumber(value, row) : codes.ofTruth(value, row)
      }
      places[layer] = place
    }
  }
}

/** Spans of time by the start, in whole nanoseconds. */
function timeReader(dataset: Dataset, everyNs: bigint): { read: Read; valueAt: (row: number) => QueryValue } {
  const { columns, wideTimes } = dataset.data
  const size = Number(everyNs)
  const first = byTraceBase(dataset, (base) => Number(floorDivide(base, everyNs)))
  const rest = byTraceBase(dataset, (base) => Number(modulo(base, everyNs)))
  const bucketAt = (row: number): bigint => floorDivide(dataset.startTime(row) ?? 0n, everyNs)
  return {
    read: (from, to, chosen, numbers, codes) => {
      for (let row = from; row < to; row++) {
        const at = row - from
        if (!chosen[at]) continue
        const trace = columns.trace[row]
        numbers[at] = !(columns.flags[row] & FLAG.hasStart)
          ? 0
          : codes.ofNumber(
              wideTimes.size > 0 && wideTimes.has(row)
                ? Number(bucketAt(row))
                : first(trace) + Math.floor((rest(trace) + columns.start[row]) / size),
              row,
            )
      }
    },
    valueAt: (row) => exactMs(bucketAt(row) * everyNs),
  }
}
