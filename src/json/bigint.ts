// Whole numbers past 2^53, which JSON has no form of its own for.

/** A 64-bit number as `{low, high}`, the way JavaScript readers of protobuf print it; undefined for anything else. */
export function bigintOfHalves(value: unknown): bigint | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { low, high } = value as { low?: unknown; high?: unknown }
  return Number.isSafeInteger(low) && Number.isSafeInteger(high)
    ? (BigInt(high as number) << 32n) + BigInt((low as number) >>> 0)
    : undefined
}

/** Columns of tables hold whole numbers past 2^53, which JSON text does not: digits keep them. */
export const bigintAsText = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value
