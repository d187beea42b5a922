// The group of every span: by no key, one, or the pair of two.
import type { Dataset } from '../model/dataset.ts'
import { keyColumn } from './keys.ts'
import { Pairs } from './pairs.ts'
import type { QueryKey, QueryValue } from './query.ts'

export interface GroupReader {
  /** Groups of the rows from `from` to below `to`, of those `chosen`. */
  read(from: number, to: number, chosen: Uint8Array, groups: Uint32Array): void
  /** One more than the greatest group so far. */
  size(): number
  keysOf(group: number): QueryValue[]
}

export function* groupReader(dataset: Dataset, [first, second]: readonly QueryKey[]): Generator<void, GroupReader> {
  if (first === undefined) {
    return { read: (from, to, _, groups) => void groups.fill(0, 0, to - from), size: () => 1, keysOf: () => [] }
  }
  const one = yield* keyColumn(dataset, first)
  if (second === undefined) {
    return {
      // Spans without a value have the number 0: it serves as any other group.
      read: (from, to, _, groups) => groups.set(one.numbers.subarray(from, to)),
      size: () => one.size,
      keysOf: (group) => [one.keyOf(group)],
    }
  }
  const two = yield* keyColumn(dataset, second)
  const pairs = new Pairs()
  return {
    read: (from, to, chosen, groups) =>
      pairs.read(one.numbers.subarray(from, to), two.numbers.subarray(from, to), chosen, groups),
    size: () => pairs.size,
    keysOf: (group) => {
      const [of, and] = pairs.pairAt(group)
      return [one.keyOf(of), two.keyOf(and)]
    },
  }
}
