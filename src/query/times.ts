// Instants against the offsets that the columns hold. Exact: whatever needs the base of a trace is worked out in whole
// nanoseconds, once a trace.
import type { Dataset } from '../model/dataset.ts'

/** A number for each trace by its base, worked out when first asked for. */
export function byTraceBase(dataset: Dataset, numberOf: (baseNs: bigint) => number): (traceRow: number) => number {
  const { base } = dataset.data.traces
  const numbers = new Float64Array(dataset.traceCount).fill(Number.NaN)
  return (traceRow) => {
    if (Number.isNaN(numbers[traceRow])) numbers[traceRow] = numberOf(base[traceRow])
    return numbers[traceRow]
  }
}

/** `a / b`, rounded down also below 0. */
export const floorDivide = (a: bigint, b: bigint): bigint => (a - modulo(a, b)) / b

/** `a - floorDivide(a, b) * b`, from 0 to below `b`. */
export const modulo = (a: bigint, b: bigint): bigint => ((a % b) + b) % b

/** Ms since 1970, with their fraction. */
export const exactMs = (ns: bigint): number => Number(ns / 1_000_000n) + Number(ns % 1_000_000n) / 1e6
