// AnyValue, ids, enums and instants of OTLP JSON in every spelling that is met.
// Source: the OTLP specification (JSON encoding) and the variants that shipped software writes.
import type { AttributeValue } from '../../model/span.ts'
import { type EpochNs, epochNs } from '../../model/time.ts'
import type { Cursor } from '../cursor.ts'
import { bigintOfHalves } from '../parsed-cursor.ts'

/** Attribute list `[{key, value}]`, or a plain object; the last of equal keys wins. */
export function readAttributes(cursor: Cursor): Map<string, AttributeValue> {
  const attributes = new Map<string, AttributeValue>()
  if (cursor.type === 'object') {
    if (cursor.enter()) while (cursor.next()) attributes.set(cursor.key ?? '', plainValue(cursor.value()))
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
  if (string !== undefined) return typeof string === 'object' ? plainValue(string, depth) : String(string)
  const boolean = read('boolValue', 'bool_value')
  if (boolean !== undefined) return boolean === true || boolean === 1 || String(boolean).toLowerCase() === 'true'
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
    if (typeof key === 'string') setOwn(object, key, anyValue(value, depth + 1))
  }
  return object
}

/** Sets a field of its own under any name, `__proto__` too. */
function setOwn(object: object, key: string, value: AttributeValue): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true })
}

/** A value that is plain JSON already, down to `MAX_DEPTH`. */
function plainValue(raw: unknown, depth = 0): AttributeValue {
  if (typeof raw !== 'object' || raw === null || depth > MAX_DEPTH) return isScalar(raw) ? raw : null
  if (Array.isArray(raw)) return raw.map((item) => plainValue(item, depth + 1))
  const object: { [key: string]: AttributeValue } = {}
  for (const [key, value] of Object.entries(raw)) setOwn(object, key, plainValue(value, depth + 1))
  return object
}

/** int64 as a string, a number or a `{low, high}` pair; a bigint only where a number would lose digits. */
function wholeNumber(raw: unknown): AttributeValue {
  if (typeof raw === 'number') return raw
  const whole = typeof raw === 'string' && /^-?\d{1,20}$/.test(raw) ? BigInt(raw) : bigintOfHalves(raw)
  if (whole === undefined) return typeof raw === 'object' ? plainValue(raw) : String(raw)
  const number = Number(whole)
  return Number.isSafeInteger(number) ? number : whole
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
  const isBytes = cursor.type === 'object' || cursor.type === 'array'
  const text = isBytes ? bytesText(cursor.value()) : (cursor.string() ?? '')
  const id = normaliseId(text.trim(), byteLength)
  return { id, isInvalid: id !== '' && /^0+$/.test(id) }
}

function normaliseId(text: string, byteLength: 8 | 16): string {
  if ((text.length === 16 || text.length === 32) && /^[0-9a-fA-F]+$/.test(text)) return text.toLowerCase()
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
  const name = cursor
    .string()
    ?.toUpperCase()
    .replace(/^SPAN_KIND_/, '')
  return Math.max(0, KINDS.indexOf(name ?? ''))
}

/** Index into SPAN_STATUSES from a number or a name. */
export function readStatusCode(cursor: Cursor): number {
  const number = cursor.number()
  if (number !== undefined) return number === 1 || number === 2 ? number : 0
  const name = cursor
    .string()
    ?.toUpperCase()
    .replace(/^STATUS_CODE_/, '')
  return name === 'ERROR' ? 2 : name === 'OK' ? 1 : 0
}

/** The last instant that 64 bits with a sign hold, in the year 2262. */
const LAST_INSTANT = 2n ** 63n - 1n

const ISO_INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9})\d*)?(Z|[+-]\d\d:?\d\d)?$/

/**
 * Nanoseconds since 1970 from a decimal string, a number, a `{low, high}` pair or an ISO text; 0 is "not said", and so is
 * what lies before 1970 or past 2262.
 */
export function readInstant(cursor: Cursor): EpochNs | undefined {
  const instant = cursor.bigint() ?? isoInstant(cursor.string() ?? '')
  return instant === undefined || instant <= 0n || instant > LAST_INSTANT ? undefined : epochNs(instant)
}

/** Exact to the nanosecond, which a Date is not; without an offset the time is UTC. */
function isoInstant(text: string): bigint | undefined {
  const [, seconds, fraction = '', offset = 'Z'] = ISO_INSTANT.exec(text.trim()) ?? []
  const ms = seconds === undefined ? Number.NaN : Date.parse(seconds + offset)
  return Number.isNaN(ms) ? undefined : BigInt(ms) * 1_000_000n + BigInt(fraction.padEnd(9, '0'))
}

const SEVERITIES = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL']

/** Severity word of a severity number 1 to 24, or of an enum name. */
export function readSeverity(cursor: Cursor): string | undefined {
  const number = cursor.number()
  if (number !== undefined) return number > 0 ? SEVERITIES[Math.min(5, Math.floor((number - 1) / 4))] : undefined
  return cursor
    .string()
    ?.replace(/^SEVERITY_NUMBER_/, '')
    .replace(/\d$/, '')
}
