// Reads the group of every span: by no key, one, or the pair of two.
import type { Dataset } from '../model/dataset.ts'
import { keyReader } from './keys.ts'
import { Pairs } from './pairs.ts'
import type { QueryKey, QueryValue } from './query.ts'

export interface GroupReader {
  /** As the reader of a key, but every span has a group. */
  read(from: number, to: number, chosen: Uint8Array, groups: Uint32Array): void
  /** One more than the greatest group so far. */
  size(): number
  keysOf(group: number): QueryValue[]
}

export function groupReader(dataset: Dataset, [first, second]: readonly QueryKey[]): GroupReader {
  if (first === undefined) {
    return { read: (from, to, _, groups) => void groups.fill(0, 0, to - from), size: () => 1, keysOf: () => [] }
  }
  const one = keyReader(dataset, first)
  // Spans without a value have the number 0: it serves as any other group.
  if (second === undefined) return { ...one, keysOf: (group) => [one.valueOf(group)] }
  const two = keyReader(dataset, second)
  const pairs = new Pairs()
  let others = new Uint32Array(0)
  return {
    read: (from, to, chosen, groups) => {
      if (others.length < to - from) others = new Uint32Array(to - from)
      one.read(from, to, chosen, groups)
      two.read(from, to, chosen, others)
      for (let at = 0; at < to - from; at++) if (chosen[at]) groups[at] = pairs.numberOf(groups[at], others[at])
    },
    size: () => pairs.size,
    keysOf: (group) => {
      const [of, and] = pairs.pairAt(group)
      return [one.valueOf(of), two.valueOf(and)]
    },
  }
}
