// AnyValue, ids, enums and instants of OTLP JSON in every spelling that is met.
// Source: the OTLP specification (JSON encoding) and the variants that shipped software writes.

import { bigintOfHalves } from '../../json/bigint.ts'
import type { Cursor } from '../../json/cursor.ts'
import { template } from '../../json/template.ts'
import { AttributeList } from '../../model/attribute-list.ts'
import type { Attributes, AttributeValue } from '../../model/span.ts'
import type { StringTable } from '../../model/strings.ts'
import { type EpochNs, epochNs, type Instant } from '../../model/time.ts'
import { plainValue, setOwn } from '../plain-values.ts'
import type { Tables } from '../record-input.ts'

/** How most attributes are written. */
const TEXT = template`{"key":${'string'},"value":{"stringValue":${'string'}}}`
const INTEGER = template`{"key":${'string'},"value":{"intValue":${'string or number'}}}`
const DOUBLE = template`{"key":${'string'},"value":{"doubleValue":${'number'}}}`

/** Attribute list `[{key, value}]`, or a plain object; the last of equal keys wins. */
export function readAttributes(cursor: Cursor, list: AttributeList): void {
  if (cursor.type === 'object') {
    if (cursor.enter()) while (cursor.next()) list.set(cursor.key ?? '', plainValue(cursor.value()))
    return
  }
  if (cursor.type !== 'array' || !cursor.enter()) return
  while (cursor.next()) {
    if (cursor.match(TEXT)) {
      list.setText(cursor.holeName(), cursor.holeLater(list.spare))
      continue
    }
    if (cursor.match(INTEGER)) {
      const integer = cursor.holeInteger()
      if (integer !== undefined) {
        list.set(cursor.holeName(), integer)
        continue
      }
    }
    if (cursor.match(DOUBLE)) {
      list.set(cursor.holeName(), cursor.holeNumber())
      continue
    }
    if (!cursor.enter()) continue
    let key: string | undefined
    let valueCursor: Cursor | undefined
    let isPut = false
    while (cursor.next()) {
      if (cursor.key === 'key') key = cursor.name()
      else if (cursor.key === 'value') {
        isPut = key !== undefined
        if (key !== undefined) readValue(cursor, list, key)
        else valueCursor = cursor.fork()
      }
    }
    if (key === undefined || isPut) continue
    if (valueCursor) readValue(valueCursor, list, key)
    else list.set(key, null)
  }
}

/** The AnyValue the cursor stands on: texts and structures are decoded when they are asked for. */
function readValue(cursor: Cursor, list: AttributeList, key: string): void {
  const before = list.size
  if (cursor.enter()) {
    if (!cursor.next()) {
      list.set(key, null)
      return
    }
    const field = cursor.key
    readOnly(cursor, list, key)
    if (!cursor.next()) {
      if (list.size === before) putWhole(cursor, list, key, field)
      return
    }
    // More than one field in an AnyValue: whichever ranks first.
    while (cursor.next());
    list.set(key, anyValue(cursor.value()))
    return
  }
  list.set(key, anyValue(cursor.value()))
}

/** The one field of an AnyValue, where it is of the usual form. */
function readOnly(cursor: Cursor, list: AttributeList, key: string): void {
  switch (cursor.key) {
    case 'stringValue':
    case 'string_value':
      if (cursor.type === 'string') list.setText(key, cursor.later(list.spare))
      return
    case 'intValue':
    case 'int_value': {
      const integer = cursor.integer()
      if (integer !== undefined) list.set(key, integer)
      return
    }
    case 'doubleValue':
    case 'double_value':
      if (cursor.type === 'number') list.set(key, cursor.number() ?? null)
      return
    case 'boolValue':
    case 'bool_value': {
      const boolean = cursor.boolean()
      if (boolean !== undefined) list.set(key, boolean)
    }
  }
}

/** An AnyValue that is none of the usual scalars: lists and objects wait, odd scalars are read at once. */
function putWhole(cursor: Cursor, list: AttributeList, key: string, field = ''): void {
  const later = cursor.later()
  if (STRUCTURES.has(field)) list.setLater(key, later, anyValue)
  else list.set(key, anyValue(later.value()))
}

const STRUCTURES = new Set(['arrayValue', 'array_value', 'kvlistValue', 'kvlist_value'])

/** Attributes of a resource or scope, as an object. */
export function attributesOf(cursor: Cursor, tables: Tables): Attributes {
  const list = new AttributeList(tables.strings, tables.shapes)
  readAttributes(cursor, list)
  return Object.fromEntries(list.toMap())
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
 * Code of an id as lower-case hex, from hex of either case, base64 or byte dumps; other texts stay as they are. 0 for none.
 */
export function readIdCode(cursor: Cursor, byteLength: 8 | 16, strings: StringTable, guess?: number): number {
  const code = cursor.hexCode(strings, byteLength * 2, guess)
  return code >= 0 ? code : strings.code(readId(cursor, byteLength))
}

/** The same as a text; '' for none. */
export function readId(cursor: Cursor, byteLength: 8 | 16): string {
  const isBytes = cursor.type === 'object' || cursor.type === 'array'
  const text = isBytes ? bytesText(cursor.value()) : (cursor.string() ?? '')
  return normaliseId(text.trim(), byteLength)
}

/** Zeros are W3C's "invalid". */
export const isZeros = (id: string): boolean => /^0+$/.test(id)

/** Hex in lower case, from base64 where the length says so; other texts stay. */
export function normaliseId(text: string, byteLength: 8 | 16): string {
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
export function readEpoch(cursor: Cursor): EpochNs | undefined {
  const instant = cursor.bigint() ?? isoInstant(cursor.string() ?? '')
  return instant === undefined || instant <= 0n || instant > LAST_INSTANT ? undefined : epochNs(instant)
}

/** The same into two numbers. */
export function readInstant(cursor: Cursor, into: Instant): void {
  if (cursor.readInstant() && cursor.seconds < LAST_SECONDS) {
    into.seconds = cursor.seconds === 0 && cursor.nanos === 0 ? Number.NaN : cursor.seconds
    into.nanos = cursor.nanos
    return
  }
  const instant = readEpoch(cursor)
  into.seconds = instant === undefined ? Number.NaN : Number(instant / 1_000_000_000n)
  into.nanos = instant === undefined ? 0 : Number(instant % 1_000_000_000n)
}

const LAST_SECONDS = Number(LAST_INSTANT / 1_000_000_000n)

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
