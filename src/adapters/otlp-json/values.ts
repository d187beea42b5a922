// AnyValue, ids, enums and instants of OTLP JSON in every spelling that is met.
// Source: the OTLP specification (JSON encoding) and the variants that shipped software writes.
import type { AttributeValue } from '../../model/span.ts'
import { type EpochNs, epochNs } from '../../model/time.ts'
import type { Cursor } from '../cursor.ts'

/** Attribute list `[{key, value}]`, or a plain object; the last of equal keys wins. */
export function readAttributes(cursor: Cursor): Map<string, AttributeValue> {
  const attributes = new Map<string, AttributeValue>()
  if (cursor.type === 'object') {
    if (cursor.enter()) while (cursor.next()) attributes.set(cursor.key ?? '', cursor.value() as AttributeValue)
    return attributes
  }
  if (cursor.type !== 'array' || !cursor.enter()) return attributes
  while (cursor.next()) {
    if (!cursor.enter()) continue
    let key: string | undefined
    let value: AttributeValue = null
    while (cursor.next()) {
      if (cursor.key === 'key') key = cursor.string()
      else if (cursor.key === 'value') value = anyValue(cursor.value())
    }
    if (key !== undefined) attributes.set(key, value)
  }
  return attributes
}

/** AnyValue as a plain value; an empty one is null, which is not the empty string. Depth is bounded by `MAX_DEPTH`. */
export function anyValue(raw: unknown, depth = 0): AttributeValue {
  if (typeof raw !== 'object' || raw === null || depth > MAX_DEPTH) return isScalar(raw) ? raw : null
  const value = raw as { [key: string]: unknown }
  const read = (camel: string, snake: string) => value[camel] ?? value[snake]
  const string = read('stringValue', 'string_value')
  if (string !== undefined) return String(string)
  const boolean = read('boolValue', 'bool_value')
  if (boolean !== undefined) return boolean === true || boolean === 'true'
  const integer = read('intValue', 'int_value')
  if (integer !== undefined) return wholeNumber(integer)
  const double = read('doubleValue', 'double_value')
  if (double !== undefined) return typeof double === 'number' ? double : Number(double)
  const array = read('arrayValue', 'array_value')
  if (array !== undefined) return listOf(array).map((item) => anyValue(item, depth + 1))
  const list = read('kvlistValue', 'kvlist_value')
  if (list !== undefined) return objectOf(list, depth)
  const bytes = read('bytesValue', 'bytes_value')
  if (bytes !== undefined) return typeof bytes === 'string' ? bytes : bytesText(bytes)
  return null
}

const MAX_DEPTH = 200

const isScalar = (raw: unknown): raw is string | number | boolean =>
  typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean'

const listOf = (raw: unknown): readonly unknown[] => {
  if (Array.isArray(raw)) return raw
  const values = (raw as { values?: unknown } | null)?.values
  return Array.isArray(values) ? values : []
}

function objectOf(raw: unknown, depth: number): { [key: string]: AttributeValue } {
  const object: { [key: string]: AttributeValue } = {}
  for (const entry of listOf(raw)) {
    const { key, value } = (entry ?? {}) as { key?: unknown; value?: unknown }
    if (typeof key === 'string' && key !== '__proto__') object[key] = anyValue(value, depth + 1)
  }
  return object
}

/** int64 as a string, a number or a `{low, high}` pair; a bigint only where a number would lose digits. */
function wholeNumber(raw: unknown): AttributeValue {
  if (typeof raw === 'number') return raw
  if (typeof raw === 'string' && /^-?\d+$/.test(raw)) {
    const number = Number(raw)
    return Number.isSafeInteger(number) ? number : BigInt(raw)
  }
  if (typeof raw === 'object' && raw !== null) {
    const { low, high } = raw as { low?: unknown; high?: unknown }
    if (typeof low === 'number' && typeof high === 'number') return Number((BigInt(high) << 32n) + BigInt(low >>> 0))
  }
  return raw === null ? null : String(raw)
}

/** Bytes that a JavaScript dump wrote as `{type: "Buffer", data}` or `{"0": 1, "1": 2}`. */
const bytesOf = (raw: unknown): Uint8Array | undefined => {
  if (typeof raw !== 'object' || raw === null) return undefined
  const { data } = raw as { data?: unknown }
  const values = Array.isArray(raw) ? raw : Array.isArray(data) ? data : Object.values(raw)
  return values.every((byte) => typeof byte === 'number') ? Uint8Array.from(values as number[]) : undefined
}

const bytesText = (raw: unknown): string => {
  const bytes = bytesOf(raw)
  return bytes ? toHex(bytes) : ''
}

const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * An id as lower-case hex, from hex of either case, base64 or byte dumps; other texts stay as they are.
 * Zeros of the right length are W3C's "invalid": undefined stands for them, '' for an absent id.
 */
export function readId(cursor: Cursor, byteLength: 8 | 16): { id: string; isInvalid: boolean } {
  const text = cursor.type === 'object' ? bytesText(cursor.value()) : (cursor.string() ?? '')
  const id = normaliseId(text.trim(), byteLength)
  return { id, isInvalid: id !== '' && /^0+$/.test(id) }
}

function normaliseId(text: string, byteLength: 8 | 16): string {
  if (text.length === byteLength * 2 && /^[0-9a-fA-F]+$/.test(text)) return text.toLowerCase()
  const base64Length = byteLength === 16 ? 24 : 12
  if (text.length === base64Length && /^[A-Za-z0-9+/_-]+={1,2}$/.test(text)) {
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
    if (binary.length === byteLength) return toHex(Uint8Array.from(binary, (char) => char.charCodeAt(0)))
  }
  return /^[0-9A-F]+$/.test(text) ? text.toLowerCase() : text
}

const KINDS = ['UNSPECIFIED', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER']

/** Index into SPAN_KINDS from a number or a name. */
export function readKind(cursor: Cursor): number {
  const number = cursor.number()
  if (number !== undefined) return number >= 0 && number < KINDS.length ? number : 0
  const name = cursor.string()?.toUpperCase().replace(/^SPAN_KIND_/, '')
  return Math.max(0, KINDS.indexOf(name ?? ''))
}

/** Index into SPAN_STATUSES from a number or a name. */
export function readStatusCode(cursor: Cursor): number {
  const number = cursor.number()
  if (number !== undefined) return number === 1 || number === 2 ? number : 0
  const name = cursor.string()?.toUpperCase().replace(/^STATUS_CODE_/, '')
  return name === 'ERROR' ? 2 : name === 'OK' ? 1 : 0
}

/** Nanoseconds since 1970 from a decimal string, a number, a `{low, high}` pair or an ISO text; 0 is "not said". */
export function readInstant(cursor: Cursor): EpochNs | undefined {
  const whole = cursor.bigint()
  if (whole !== undefined) return whole <= 0n ? undefined : epochNs(whole)
  const ms = Date.parse(cursor.string() ?? '')
  return Number.isNaN(ms) ? undefined : epochNs(BigInt(ms) * 1_000_000n)
}

const SEVERITIES = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL']

/** Severity word of a severity number 1 to 24, or of an enum name. */
export function readSeverity(cursor: Cursor): string | undefined {
  const number = cursor.number()
  if (number !== undefined) return number > 0 ? SEVERITIES[Math.min(5, Math.floor((number - 1) / 4))] : undefined
  return cursor.string()?.replace(/^SEVERITY_NUMBER_/, '').replace(/\d$/, '')
}
