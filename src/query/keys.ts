// Lays out a key of every row as small numbers: see codes.ts.
import { FLAG } from '../model/columns.ts'
import type { Dataset } from '../model/dataset.ts'
import type { TextFact } from '../model/facts.ts'
import type { SparseColumn } from '../model/sparse.ts'
import { lowerBound } from '../util/binary-search.ts'
import { Codes } from './codes.ts'
import { byRows, columnMemo } from './memo.ts'
import type { QueryKey, QueryValue } from './query.ts'
import { byTraceBase, exactMs, floorDivide, modulo } from './times.ts'

export interface KeyColumn {
  /** By row; 0 for no value. */
  readonly numbers: Uint32Array
  /** One more than the greatest number. */
  readonly size: number
  keyOf(number: number): QueryValue
}

const memo = columnMemo<KeyColumn>(4)

/** Yields where it may be paused. The latest few are remembered. */
export const keyColumn = (dataset: Dataset, key: QueryKey): Generator<unknown, KeyColumn> =>
  memo(dataset, JSON.stringify(key), () => layOut(dataset, key))

function* layOut(dataset: Dataset, key: QueryKey): Generator<unknown, KeyColumn> {
  const codes = new Codes()
  const numbers = new Uint32Array(dataset.data.columns.trace.length)
  const { read, valueAt } = readerOf(dataset, key)
  yield* byRows(numbers.length, (from, to) => read(from, to, numbers, codes))
  const keyOf = (number: number) => (number === 0 ? undefined : valueAt(codes.firstRow(number)))
  return { numbers, size: codes.size, keyOf }
}

/** Sets the numbers of the rows from `from` to below `to`. */
type Read = (from: number, to: number, numbers: Uint32Array, codes: Codes) => void

interface KeyReader {
  readonly read: Read
  valueAt(row: number): QueryValue
}

function readerOf(dataset: Dataset, key: QueryKey): KeyReader {
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
      return { read: readDense((row) => columns.trace[row]), valueAt: (row) => dataset.traceIdAt(columns.trace[row]) }
    case 'name':
      return { read: readDense((row) => columns.name[row]), valueAt: (row) => dataset.nameAt(row) }
    case 'type':
      return { read: readDense((row) => columns.type[row]), valueAt: (row) => dataset.typeAt(row) }
    case 'hasError':
      return { read: readDense((row) => columns.flags[row] & FLAG.error), valueAt: (row) => dataset.hasError(row) }
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
  (codeAt: (row: number) => number): Read =>
  (from, to, numbers, codes) => {
    for (let row = from; row < to; row++) numbers[row] = codeAt(row) + 1
    codes.replace(numbers, from, to)
  }

/**
 * Columns in the order they are asked: a row's value is that of the first one that has it. Texts come first and share their
 * codes; numbers and truth values follow.
 */
function readSparse(layers: readonly (SparseColumn | undefined)[]): Read {
  const columns = layers.filter((column) => column !== undefined)
  const texts = columns.filter(({ kind }) => kind === 'string')
  const others = columns.filter(({ kind }) => kind !== 'string')
  return (from, to, numbers, codes) => {
    for (const { rows, values } of texts) {
      const end = lowerBound(rows, to)
      for (let i = lowerBound(rows, from); i < end; i++) if (numbers[rows[i]] === 0) numbers[rows[i]] = values[i] + 1
    }
    codes.replace(numbers, from, to)
    for (const { rows, values, kind } of others) {
      const end = lowerBound(rows, to)
      for (let i = lowerBound(rows, from); i < end; i++) {
        const row = rows[i]
        if (numbers[row] !== 0) continue
        numbers[row] = kind === 'number' ? codes.ofNumber(values[i], row) : codes.ofTruth(values[i], row)
      }
    }
  }
}

/** Spans of time by the start, in whole nanoseconds. */
function timeReader(dataset: Dataset, everyNs: bigint): KeyReader {
  const { columns, wideTimes } = dataset.data
  const size = Number(everyNs)
  const first = byTraceBase(dataset, (base) => Number(floorDivide(base, everyNs)))
  const rest = byTraceBase(dataset, (base) => Number(modulo(base, everyNs)))
  const bucketAt = (row: number): bigint => floorDivide(dataset.startTime(row) ?? 0n, everyNs)
  return {
    read: (from, to, numbers, codes) => {
      for (let row = from; row < to; row++) {
        if (!(columns.flags[row] & FLAG.hasStart)) continue
        const trace = columns.trace[row]
        const isWide = wideTimes.size > 0 && wideTimes.has(row)
        const bucket = isWide
          ? Number(bucketAt(row))
          : first(trace) + Math.floor((rest(trace) + columns.start[row]) / size)
        numbers[row] = codes.ofNumber(bucket, row)
      }
    },
    valueAt: (row) => exactMs(bucketAt(row) * everyNs),
  }
}
