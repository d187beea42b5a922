// Traces as they are met: their ids, and the instants that the times of their rows count from.
import { growFloat64, growUint8, growUint32, widened } from '../util/growable.ts'
import { FLAG } from './columns.ts'
import type { RowColumns } from './row-columns.ts'
import type { StringTable } from './strings.ts'
import { type Instant, MAX_OFFSET_NS } from './time.ts'

/** Trace id of spans that have a span id but no trace id. Ids that begin so were made up, here or before an export. */
export const NO_TRACE_ID = '~'

export class TraceTable {
  /** String code of the id. */
  readonly id = growUint32()
  readonly isMadeUp = growUint8()
  /** Exact offsets of rows further than 2^53 ns from their base. */
  readonly wideTimes = new Map<number, readonly [bigint, bigint]>()
  private readonly baseSeconds = growFloat64()
  private readonly baseNanos = growUint32()
  /** Trace row + 1 by code of the id. */
  private rowOfTrace = new Uint32Array(256)
  private readonly rows: RowColumns
  private readonly strings: StringTable

  constructor(rows: RowColumns, strings: StringTable) {
    this.rows = rows
    this.strings = strings
  }

  /** Row of a trace by the code of its id. */
  rowOf(code: number, isKnown: boolean): number {
    if (code >= this.rowOfTrace.length) this.rowOfTrace = widened(this.rowOfTrace, code)
    const known = this.rowOfTrace[code]
    if (known !== 0) return known - 1
    const traceRow = this.id.push(code)
    this.isMadeUp.push(isKnown && !this.strings.at(code).startsWith(NO_TRACE_ID) ? 0 : 1)
    this.baseSeconds.push(Number.NaN)
    this.baseNanos.push(0)
    this.rowOfTrace[code] = traceRow + 1
    return traceRow
  }

  /** Offsets from the base of the trace, which is the first instant that one of its records names. */
  putTimes(row: number, traceRow: number, start: Instant, end: Instant): number {
    const hasStart = !Number.isNaN(start.seconds)
    const hasEnd = !Number.isNaN(end.seconds)
    if ((hasStart || hasEnd) && Number.isNaN(this.baseSeconds.get(traceRow))) {
      const first = hasStart ? start : end
      this.baseSeconds.set(traceRow, first.seconds)
      this.baseNanos.set(traceRow, first.nanos)
    }
    const startNs = hasStart ? this.offsetOf(traceRow, start) : 0
    const endNs = hasEnd ? this.offsetOf(traceRow, end) : 0
    if (isWide(startNs) || isWide(endNs)) {
      const wide = [this.exactOffsetOf(traceRow, start), this.exactOffsetOf(traceRow, end)] as const
      this.wideTimes.set(row, wide)
      this.rows.start[row] = Number(wide[0])
      this.rows.end[row] = Number(wide[1])
    } else {
      this.rows.start[row] = startNs
      this.rows.end[row] = endNs
    }
    return (hasStart ? FLAG.hasStart : 0) | (hasEnd ? FLAG.hasEnd : 0)
  }

  /** Exact up to MAX_OFFSET_NS: products and sums of whole numbers below 2^53 are. */
  private offsetOf(traceRow: number, { seconds, nanos }: Instant): number {
    return (seconds - this.baseSeconds.get(traceRow)) * 1e9 + (nanos - this.baseNanos.get(traceRow))
  }

  private exactOffsetOf(traceRow: number, { seconds, nanos }: Instant): bigint {
    if (Number.isNaN(seconds)) return 0n
    const whole = BigInt(seconds - this.baseSeconds.get(traceRow))
    return whole * 1_000_000_000n + BigInt(nanos - this.baseNanos.get(traceRow))
  }

  /** Nanoseconds since 1970 of each trace's base. */
  bases(): BigInt64Array {
    const bases = new BigInt64Array(this.id.length)
    for (let row = 0; row < bases.length; row++) {
      const seconds = this.baseSeconds.get(row)
      if (!Number.isNaN(seconds)) bases[row] = BigInt(seconds) * 1_000_000_000n + BigInt(this.baseNanos.get(row))
    }
    return bases
  }
}

const isWide = (offset: number): boolean => offset > MAX_OFFSET_NS || offset < -MAX_OFFSET_NS
