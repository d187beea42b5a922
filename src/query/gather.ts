// From columns to what the kernel works on: one pass over the rows, in steps. Spans are counted on the way, so that only
// measured ones are handed on.
import type { Dataset } from '../model/dataset.ts'
import type { CostOf } from '../model/price.ts'
import { NOT_ASKED } from './absent.ts'
import { rowFilter } from './filter.ts'
import { groupColumn } from './groups.ts'
import type { KernelInput } from './kernel.ts'
import { measureColumn } from './measures.ts'
import type { QueryValue, TraceQuery } from './query.ts'

/** Rows of a step: well below a millisecond of work. */
const STEP = 1 << 13

export interface Gathered {
  /** By measured span. The arrays may be longer than `length`. */
  readonly groups: Uint32Array
  readonly values: Float64Array
  readonly length: number
  readonly groupCount: number
  /** By group; a group without a span does not exist. */
  readonly spans: Uint32Array
  readonly missing: Uint32Array
  readonly estimated: Uint32Array
  keysOf(group: number): QueryValue[]
}

export function* gather(
  dataset: Dataset,
  { measure, groupBy = [], where = {} }: TraceQuery,
  costOf?: CostOf,
  spare?: Pick<KernelInput, 'groups' | 'values'>,
): Generator<unknown, Gathered> {
  const column = measure && (yield* measureColumn(dataset, measure, costOf))
  const choose = yield* rowFilter(dataset, where)
  const { numbers, size, keysOf } = yield* groupColumn(dataset, groupBy)
  const rowCount = dataset.data.columns.trace.length
  const { groups, values } = spare ?? { groups: new Uint32Array(rowCount), values: new Float64Array(rowCount) }
  const chosen = new Uint8Array(STEP)
  const [spans, missing, estimated] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)]
  let length = 0
  for (let from = 0; from < rowCount; from += STEP) {
    const to = Math.min(rowCount, from + STEP)
    choose(from, to, chosen)
    for (let row = from; row < to; row++) {
      if (!chosen[row - from]) continue
      const group = numbers ? numbers[row] : 0
      spans[group]++
      const value = column ? column.values[row] : NOT_ASKED
      if (value === NOT_ASKED) continue
      if (Number.isNaN(value)) {
        missing[group]++
        continue
      }
      if (column?.estimates?.[row]) estimated[group]++
      groups[length] = group
      values[length++] = value
    }
    yield
  }
  return { groups, values, length, groupCount: size, spans, missing, estimated, keysOf }
}
