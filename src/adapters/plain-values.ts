// Values of a record that was decoded whole: fields of open shape, read with care.
import { parsePython } from '../json/literal.ts'
import { parseExact } from '../json/parse-exact.ts'
import type { AttributeValue } from '../model/span.ts'
import type { PlainAttributes } from './plain-span.ts'

/** A JSON object whose fields may hold anything. */
export interface PlainObject {
  readonly [key: string]: unknown
}

export const isObject = (value: unknown): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Texts as they are, numbers as written; undefined for anything else and for an empty text. */
export function textIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined
}

/** Numbers, also as decimal texts. */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === 'bigint') return Number(value)
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** An object or list, also where it stands in a text as JSON or as Python prints it (tables do that); other texts stay. */
export function structureIn(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const first = value.trimStart()[0]
  if (first !== '{' && first !== '[') return value
  try {
    return JSON.parse(value)
  } catch {
    return parsePython(value) ?? value
  }
}

/** JSON in a text, its long numbers as texts of all their digits; undefined for a text that is none. */
export function exactIn(text: string): unknown {
  try {
    return parseExact(text)
  } catch {
    return undefined
  }
}

/** An object, also as JSON in a text; an empty one for anything else. */
export function objectIn(value: unknown): PlainObject {
  const structure = structureIn(value)
  return isObject(structure) ? structure : {}
}

/** A list, also as JSON in a text; an empty one for anything else. */
export function listIn(value: unknown): readonly unknown[] {
  const structure = structureIn(value)
  return Array.isArray(structure) ? structure : []
}

const MAX_DEPTH = 200

/** Any value as an attribute; undefined for what says nothing: null, an empty text, list or object. */
export function attributeIn(value: unknown): AttributeValue | undefined {
  if (value === null || value === undefined || value === '') return undefined
  if (typeof value === 'object' && Object.keys(value).length === 0) return undefined
  return plainValue(value)
}

/** A value that is plain JSON already, down to a depth that no reader of it can overflow. */
export function plainValue(raw: unknown, depth = 0): AttributeValue {
  if (typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' || typeof raw === 'bigint')
    return raw
  if (typeof raw !== 'object' || raw === null || depth > MAX_DEPTH) return null
  if (Array.isArray(raw)) return raw.map((item) => plainValue(item, depth + 1))
  const object: { [key: string]: AttributeValue } = {}
  for (const [key, value] of Object.entries(raw)) setOwn(object, key, plainValue(value, depth + 1))
  return object
}

/** Sets a field of its own under any name, `__proto__` too. */
export function setOwn(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true })
}

/** Fields that have no place in a convention, each under the vendor's prefix; `taken` are those that have. */
export function restOf(record: PlainObject, taken: ReadonlySet<string>, prefix: string): PlainAttributes {
  const rest: { [key: string]: AttributeValue | undefined } = {}
  for (const [key, value] of Object.entries(record)) if (!taken.has(key)) rest[`${prefix}${key}`] = attributeIn(value)
  return rest
}
