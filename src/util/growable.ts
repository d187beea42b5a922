// Append-only typed arrays. A view handed out earlier stays valid: growing copies, it never moves what was read.

/** How far reading has come, and so how much room what has been read will need in the end. */
export class Forecast {
  /** Part of the input that has been read; 0 while that is not known. */
  share = 0

  /** Room for what is there so far and what is still to come: copied seldom, with little to spare at the end. */
  room(count: number, needed = count + 1): number {
    const doubled = Math.max(needed, count * 2)
    if (this.share <= 0) return doubled
    const expected = Math.ceil((count / this.share) * MARGIN)
    return Math.max(needed, Math.min(Math.max(expected, Math.ceil(count * LEAST_GROWTH)), count * MOST_GROWTH))
  }
}

const MARGIN = 1.03
const LEAST_GROWTH = 1.125
/** A guess from the first few records may be far off. */
const MOST_GROWTH = 16

type NumberArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array
type NumberArrayClass<A extends NumberArray> = { new (length: number): A }

/** A numeric column that only grows; doubling keeps an append at O(1). */
export class Growable<A extends NumberArray> {
  private array: A
  private readonly Type: NumberArrayClass<A>
  length = 0

  constructor(Type: NumberArrayClass<A>, capacity = 256) {
    this.Type = Type
    this.array = new Type(capacity)
  }

  push(value: number): number {
    if (this.length === this.array.length) {
      const grown = new this.Type(this.array.length * 2)
      grown.set(this.array)
      this.array = grown
    }
    this.array[this.length] = value
    return this.length++
  }

  get(index: number): number {
    return this.array[index]
  }

  /** For the few derived columns that may change: ids, times and content never do. */
  set(index: number, value: number): void {
    this.array[index] = value
  }

  /** The rows so far, sharing memory with the column. */
  view(): A {
    return this.array.subarray(0, this.length) as A
  }
}

export const growUint8 = () => new Growable<Uint8Array>(Uint8Array)
export const growUint32 = (capacity?: number) => new Growable<Uint32Array>(Uint32Array, capacity)
export const growFloat64 = (capacity?: number) => new Growable<Float64Array>(Float64Array, capacity)

/** With room for an index at least, what was in it in its place. */
export const widened = (array: Uint32Array<ArrayBuffer>, index: number): Uint32Array<ArrayBuffer> => {
  const wide = new Uint32Array(Math.max(array.length * 2, index + 1))
  wide.set(array)
  return wide
}
