// Values of Parquet as JSON would have them, without loss.
import type { SchemaTree } from 'hyparquet'
import type { ContainerValue } from './container.ts'
import { hexOf } from './hex.ts'

const strict = new TextDecoder('utf-8', { fatal: true })
const lenient = new TextDecoder()

/** How hyparquet hands out what has a type of its own. `onInvalidUtf8` hears of declared text that is none. */
export const parsersOf = (onInvalidUtf8: () => void) => ({
  timestampFromMilliseconds: (ms: bigint) => isoOf(BigInt(ms) * 1_000_000n),
  timestampFromMicroseconds: (us: bigint) => isoOf(BigInt(us) * 1000n),
  timestampFromNanoseconds: (ns: bigint) => isoOf(BigInt(ns)),
  dateFromDays: (days: number) => isoOf(BigInt(days) * 86_400_000_000_000n).slice(0, -'T00:00:00.000Z'.length),
  stringFromBytes: (bytes: Uint8Array | undefined) => bytes && declaredText(bytes, onInvalidUtf8),
  // As exact as it was written; adapters decode it where they know what it is.
  jsonFromBytes: (bytes: Uint8Array | undefined) => bytes && declaredText(bytes, onInvalidUtf8),
})

function declaredText(bytes: Uint8Array, onInvalidUtf8: () => void): string {
  try {
    return strict.decode(bytes)
  } catch {
    onInvalidUtf8()
    return lenient.decode(bytes)
  }
}

/** With three, six or nine digits of fraction, as many as it takes. Past the years that a Date has, the nanoseconds. */
export function isoOf(ns: bigint): string {
  const below = ((ns % 1_000_000n) + 1_000_000n) % 1_000_000n
  const date = new Date(Number((ns - below) / 1_000_000n))
  if (Number.isNaN(date.getTime())) return String(ns)
  const digits = String(below).padStart(6, '0')
  const fraction = below === 0n ? '' : digits.endsWith('000') ? digits.slice(0, 3) : digits
  return `${date.toISOString().slice(0, -1)}${fraction}Z`
}

/** A value as hyparquet gives it. `isDecimal` where its fractions were decimals: they lose what scaling left behind. */
export function plainOf(value: unknown, isDecimal = false): ContainerValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      if (!Number.isFinite(value)) return null
      return isDecimal && !Number.isInteger(value) ? Number(value.toPrecision(15)) : value
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
    case 'object':
      if (value === null) return null
      if (value instanceof Uint8Array) return textOrHex(value)
      if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
      if (Array.isArray(value)) return value.map((item) => plainOf(item, isDecimal))
      if (ArrayBuffer.isView(value)) return Array.from(value as unknown as number[], (item) => plainOf(item))
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainOf(item, isDecimal)]))
    default:
      return null
  }
}

/** Bytes of no declared type: ids in hex that were stored as bytes are text, ids that were stored as bits are not. */
function textOrHex(bytes: Uint8Array): string {
  try {
    const text = strict.decode(bytes)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? hexOf(bytes) : text
  } catch {
    return hexOf(bytes)
  }
}

/** Whether all fractions of a column are decimals. */
export function isDecimal({ element, children }: SchemaTree): boolean {
  const leaves = leavesOf({ element, children } as SchemaTree)
  return (
    leaves.some(({ converted_type }) => converted_type === 'DECIMAL') &&
    !leaves.some(({ type, logical_type }) => type === 'FLOAT' || type === 'DOUBLE' || logical_type?.type === 'FLOAT16')
  )
}

const leavesOf = ({ element, children }: SchemaTree): SchemaTree['element'][] =>
  children.length === 0 ? [element] : children.flatMap(leavesOf)
