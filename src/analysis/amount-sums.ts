// Sums of amounts by place, in columns: what `sumAmounts` gives for each span and all beneath it, without an object a span.
import { type Amount, computed, estimated, supplied, unknown } from '../model/amount.ts'

const KNOWN = 1
const COMPUTED = 2
const ESTIMATED = 4
const MISSING = 8

/** Reasons that a sum names. */
const MAX_REASONS = 3

/** Distinct texts as codes; lists of reasons are texts too once they are joined. */
class Reasons {
  private readonly codes = new Map<string, number>()
  readonly texts: string[] = []
  /** Lists of codes of texts; 0 is the empty list. */
  private readonly lists: (readonly number[])[] = [[]]
  private readonly joined: (number | undefined)[] = []
  private readonly longer = new Map<number, number>()

  code(text: string): number {
    let code = this.codes.get(text)
    if (code === undefined) {
      code = this.texts.push(text) - 1
      this.codes.set(text, code)
    }
    return code
  }

  /** The list with a reason added, as a set keeps it: each once, in order of arrival. */
  add(list: number, text: number): number {
    const key = list * 2 ** 26 + text
    let longer = this.longer.get(key)
    if (longer === undefined) {
      const texts = this.lists[list]
      longer = texts.length >= MAX_REASONS || texts.includes(text) ? list : this.lists.push([...texts, text]) - 1
      this.longer.set(key, longer)
    }
    return longer
  }

  /** Code of the list as one text. */
  join(list: number): number {
    const known = this.joined[list]
    if (known !== undefined) return known
    const code = this.code(this.lists[list].map((text) => this.texts[text]).join('; '))
    this.joined[list] = code
    return code
  }
}

/** Amounts are added to places; a place's sum may be added to another's. Sums come out as `sumAmounts` would give them. */
export class AmountSums {
  private readonly value: Float64Array
  private readonly missing: Float64Array
  private readonly state: Uint8Array
  private readonly basis: Uint32Array
  private readonly why: Uint32Array
  private readonly reasons: Reasons

  constructor(count: number, reasons = new Reasons()) {
    this.reasons = reasons
    this.value = new Float64Array(count)
    this.missing = new Float64Array(count)
    this.state = new Uint8Array(count)
    this.basis = new Uint32Array(count)
    this.why = new Uint32Array(count)
  }

  add(place: number, amount: Amount): void {
    const { reasons } = this
    if (amount.state === 'unknown') this.addMissing(place, amount.missing, reasons.code(amount.why))
    else {
      this.value[place] += amount.value
      this.state[place] |= KNOWN
      if (amount.state === 'partial') this.addMissing(place, amount.missing, reasons.code(amount.why))
      else if (amount.state !== 'supplied') {
        this.state[place] |= amount.state === 'computed' ? COMPUTED : ESTIMATED
        this.basis[place] = reasons.code(amount.basis)
        if (amount.state === 'estimated') this.why[place] = reasons.add(this.why[place], reasons.code(amount.why))
      }
    }
  }

  /** One sum with nothing in it, to add others of these to. */
  empty(): AmountSums {
    return new AmountSums(1, this.reasons)
  }

  /** Adds the sum at one place to another. */
  addSum(to: number, from: number, source: AmountSums = this): void {
    // A place beyond the last has nothing.
    const state = source.state[from]
    if (!state) return
    if (state & KNOWN) {
      this.value[to] += source.value[from]
      this.state[to] |= KNOWN
    }
    if (state & MISSING) this.addMissing(to, source.missing[from], this.reasons.join(source.why[from]))
    else if (state & (COMPUTED | ESTIMATED)) {
      this.state[to] |= state & ESTIMATED ? ESTIMATED : COMPUTED
      this.basis[to] = source.basis[from]
      if (state & ESTIMATED) this.why[to] = this.reasons.add(this.why[to], this.reasons.join(source.why[from]))
    }
  }

  at(place: number): Amount | undefined {
    const state = this.state[place]
    if (!state) return undefined
    const value = this.value[place]
    const missing = this.missing[place]
    const why = () => this.reasons.texts[this.reasons.join(this.why[place])]
    if (!(state & KNOWN)) return unknown(why(), missing)
    if (state & MISSING) return { state: 'partial', value, missing, why: why() }
    const basis = this.reasons.texts[this.basis[place]]
    if (state & ESTIMATED) return estimated(value, basis, why())
    return state & COMPUTED ? computed(value, basis) : supplied(value)
  }

  /** Whether some of it is known. */
  isKnownAt(place: number): boolean {
    return (this.state[place] & KNOWN) !== 0
  }

  /** The value, 0 where none is known. */
  valueAt(place: number): number {
    return this.value[place] ?? 0
  }

  /** Whether anything was added to the place, even what is unknown. */
  has(place: number): boolean {
    return this.state[place] > 0
  }

  private addMissing(place: number, missing: number, why: number): void {
    this.missing[place] += missing
    this.state[place] |= MISSING
    this.why[place] = this.reasons.add(this.why[place], why)
  }
}
