// JSON in attributes: text that may hold JSON, JSON inside JSON, and small guards for values nobody promised.

import { parsePython } from '../../json/literal.ts'

export { numberOf } from '../view.ts'

export type JsonObject = { readonly [key: string]: unknown }

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An own member, never one of the prototype: `member(value, 'constructor')` of `{}` is undefined. */
export const member = (object: JsonObject, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined

/** The first of the named members that is neither undefined nor null. */
export function firstOf(object: JsonObject, ...keys: readonly string[]): unknown {
  for (const key of keys) {
    const value = member(object, key)
    if (value !== undefined && value !== null) return value
  }
  return undefined
}

/** A non-empty string, or undefined. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** A non-empty string, or a number or boolean as text; for ids and names that some writers send as numbers. */
export const labelOf = (value: unknown): string | undefined =>
  typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : textOf(value)

/**
 * Parses text whose first character promises JSON (`{`, `[` or `"`), or what Python prints for the same.
 * Anything else, and text that does not parse (cut at a length limit), comes back as it was.
 */
export function decode(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const start = /\S/.exec(value)?.[0]
  if (start !== '{' && start !== '[' && start !== '"') return value
  try {
    return JSON.parse(value)
  } catch {
    return start === '"' ? value : (parsePython(value) ?? value)
  }
}

/**
 * Like `decode`, but keeps text that is a mere JSON string literal or no JSON at all: for what a person may have typed.
 */
export function decodeStructure(value: unknown): unknown {
  const decoded = decode(value)
  return typeof decoded === 'object' && decoded !== null ? decoded : value
}

/** Decodes JSON inside JSON, at most three levels deep; MLflow encodes every value, and strings sometimes twice. */
export function decodeFully(value: unknown): unknown {
  let decoded = value
  for (let level = 0; level < 3 && typeof decoded === 'string'; level++) {
    const next = decode(decoded)
    if (next === decoded) break
    decoded = next
  }
  return decoded
}

/** The value as an array: JSON text is parsed, a single value becomes a list of one, nothing an empty list. */
export function listOf(value: unknown): readonly unknown[] {
  const decoded = decode(value)
  if (Array.isArray(decoded)) return decoded
  return decoded === undefined || decoded === null || decoded === '' ? [] : [decoded]
}

/** Members that are set, as a new object; keys such as `__proto__` become own members and nothing else. */
export const objectOf = (entries: Iterable<readonly [string, unknown]>): JsonObject =>
  Object.fromEntries([...entries].filter(([, value]) => value !== undefined))

type Compact<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** A copy without undefined members: what may be undefined becomes absent. */
export function compact<T extends object>(value: T): Compact<T> {
  const copy = Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined))
  return copy as Compact<T> // the same members, only the undefined ones left out
}

/** JSON text of any value; bigints as numbers. Empty for what cannot be written: cycles, endless nesting. */
export function stringify(value: unknown): string {
  if (typeof value === 'string') return value
  try {
    return JSON.stringify(value, (_key, item) => (typeof item === 'bigint' ? Number(item) : item)) ?? ''
  } catch {
    return ''
  }
}
