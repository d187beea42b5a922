// One small number for each pair of two, from 0 on in the order they are met. In flat arrays, since a Map would take longer than
// everything else together: a square table for small numbers, which most keys have alone, and a hash table for the others.
import { enlarged } from './codes.ts'

const SIDE = 256

export class Pairs {
  private firsts = new Uint32Array(64)
  private seconds = new Uint32Array(64)
  private count = 0
  /** Number of the pair plus 1, 0 where there is none. */
  private readonly square = new Uint32Array(SIDE * SIDE)
  /** The same at a place given by a hash; a power of two long and at most half full. */
  private slots = new Uint32Array(1024)

  get size(): number {
    return this.count
  }

  /** The number of each pair from `from` to below `to`. */
  read(firsts: Uint32Array, seconds: Uint32Array, from: number, to: number, numbers: Uint32Array): void {
    const { square } = this
    for (let at = from; at < to; at++) {
      const first = firsts[at]
      const second = seconds[at]
      if (first < SIDE && second < SIDE) {
        const place = first * SIDE + second
        if (square[place] === 0) square[place] = this.add(first, second)
        numbers[at] = square[place] - 1
      } else numbers[at] = this.hashed(first, second)
    }
  }

  pairAt(number: number): readonly [first: number, second: number] {
    return [this.firsts[number], this.seconds[number]]
  }

  private hashed(first: number, second: number): number {
    let slot = this.slotOf(first, second)
    if (this.slots[slot] > 0) return this.slots[slot] - 1
    if (this.count * 2 >= this.slots.length) {
      this.enlargeSlots()
      slot = this.slotOf(first, second)
    }
    this.slots[slot] = this.add(first, second)
    return this.count - 1
  }

  private add(first: number, second: number): number {
    if (this.count === this.firsts.length) {
      this.firsts = enlarged(this.firsts, this.count + 1)
      this.seconds = enlarged(this.seconds, this.count + 1)
    }
    this.firsts[this.count] = first
    this.seconds[this.count] = second
    return ++this.count
  }

  /** Where the pair is, or where it goes. */
  private slotOf(first: number, second: number): number {
    const { slots, firsts, seconds } = this
    const last = slots.length - 1
    const hash = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b)
    for (let slot = (hash ^ (hash >>> 15)) & last; ; slot = (slot + 1) & last) {
      const at = slots[slot] - 1
      if (at < 0 || (firsts[at] === first && seconds[at] === second)) return slot
    }
  }

  private enlargeSlots(): void {
    this.slots = new Uint32Array(this.slots.length * 4)
    for (let at = 0; at < this.count; at++) {
      const isHashed = this.firsts[at] >= SIDE || this.seconds[at] >= SIDE
      if (isHashed) this.slots[this.slotOf(this.firsts[at], this.seconds[at])] = at + 1
    }
  }
}
