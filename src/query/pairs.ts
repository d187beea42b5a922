// One small number for each pair of two, from 0 on in the order they are met: a hash table in flat arrays, since a Map would
// take longer than everything else together.
import { growUint32 } from '../util/growable.ts'

export class Pairs {
  private readonly firsts = growUint32()
  private readonly seconds = growUint32()
  /** Number of the pair plus 1, 0 where free; a power of two long and at most half full. */
  private slots = new Uint32Array(1024)

  get size(): number {
    return this.firsts.length
  }

  numberOf(first: number, second: number): number {
    let slot = this.slotOf(first, second)
    if (this.slots[slot] > 0) return this.slots[slot] - 1
    if (this.size * 2 >= this.slots.length) {
      this.grow()
      slot = this.slotOf(first, second)
    }
    this.slots[slot] = this.firsts.push(first) + 1
    this.seconds.push(second)
    return this.size - 1
  }

  pairAt(number: number): readonly [first: number, second: number] {
    return [this.firsts.get(number), this.seconds.get(number)]
  }

  /** Where the pair is, or where it goes. */
  private slotOf(first: number, second: number): number {
    const last = this.slots.length - 1
    const hash = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b)
    let slot = (hash ^ (hash >>> 15)) & last
    for (;;) {
      const at = this.slots[slot]
      if (at === 0 || (this.firsts.get(at - 1) === first && this.seconds.get(at - 1) === second)) return slot
      slot = (slot + 1) & last
    }
  }

  private grow(): void {
    this.slots = new Uint32Array(this.slots.length * 4)
    for (let number = 0; number < this.size; number++) {
      this.slots[this.slotOf(this.firsts.get(number), this.seconds.get(number))] = number + 1
    }
  }
}
