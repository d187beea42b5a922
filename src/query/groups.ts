// The group of every row: by no key, one, or the pair of two.
import type { Dataset } from '../model/dataset.ts'
import { keyColumn } from './keys.ts'
import { byRows, columnMemo } from './memo.ts'
import { Pairs } from './pairs.ts'
import type { QueryKey, QueryValue } from './query.ts'

export interface GroupColumn {
  /** By row; undefined where all are one group, 0. */
  readonly numbers: Uint32Array | undefined
  /** One more than the greatest number. */
  readonly size: number
  keysOf(group: number): QueryValue[]
}

const memo = columnMemo<GroupColumn>(2)

/** Yields where it may be paused. The latest pairs are remembered, as single keys are. */
export function* groupColumn(dataset: Dataset, [first, second]: readonly QueryKey[]): Generator<unknown, GroupColumn> {
  if (first === undefined) return { numbers: undefined, size: 1, keysOf: () => [] }
  if (second !== undefined) {
    return yield* memo(dataset, JSON.stringify([first, second]), () => pairColumn(dataset, first, second))
  }
  // Spans without a value have the number 0: it serves as any other group.
  const { numbers, size, keyOf } = yield* keyColumn(dataset, first)
  return { numbers, size, keysOf: (group) => [keyOf(group)] }
}

function* pairColumn(dataset: Dataset, first: QueryKey, second: QueryKey): Generator<unknown, GroupColumn> {
  const one = yield* keyColumn(dataset, first)
  const two = yield* keyColumn(dataset, second)
  const pairs = new Pairs()
  const numbers = new Uint32Array(one.numbers.length)
  yield* byRows(numbers.length, (from, to) => pairs.read(one.numbers, two.numbers, from, to, numbers))
  const keysOf = (group: number) => {
    const [of, and] = pairs.pairAt(group)
    return [one.keyOf(of), two.keyOf(and)]
  }
  return { numbers, size: pairs.size, keysOf }
}
