// Time. Absolute instants are bigint nanoseconds since 1970 and appear at the API only;
// columns hold whole nanoseconds since the base of their trace, exact to 2^53 ns (104 days).
import type { Brand } from './ids.ts'

/** Nanoseconds since 1970-01-01T00:00:00Z. */
export type EpochNs = Brand<bigint, 'EpochNs'>
/** Whole nanoseconds since the base of the trace. */
export type OffsetNs = Brand<number, 'OffsetNs'>

export const epochNs = (ns: bigint): EpochNs => ns as EpochNs
export const offsetNs = (ns: number): OffsetNs => ns as OffsetNs

/** Largest distance from the base that a float64 offset keeps exact: 2^53 - 1 ns, a little over 104 days. */
export const MAX_OFFSET_NS = Number.MAX_SAFE_INTEGER

/** Milliseconds since 1970 of an instant, rounded down; for `Date` and labels only. */
export const epochMs = (ns: EpochNs): number => Number(ns / 1_000_000n)

/** An instant as two numbers, for reading millions of them: whole seconds since 1970 (NaN: not said) and the nanoseconds of the last one. */
export interface Instant {
  seconds: number
  nanos: number
}

export const noInstant = (): Instant => ({ seconds: Number.NaN, nanos: 0 })

export const instantOf = (ns: bigint | undefined): Instant =>
  ns === undefined ? noInstant() : { seconds: Number(ns / 1_000_000_000n), nanos: Number(ns % 1_000_000_000n) }

export const epochOf = ({ seconds, nanos }: Instant): EpochNs | undefined =>
  Number.isNaN(seconds) ? undefined : epochNs(BigInt(seconds) * 1_000_000_000n + BigInt(nanos))
