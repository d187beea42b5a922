// One span's record with the lookups that every dialect needs: by key, by prefix, and what kind of work the span did.
import type { SpanRecord } from '../../model/record.ts'
import type { AttributeValue } from '../../model/span.ts'
import { decode, isObject, labelOf } from './json.ts'
import { type ContentKind, contentKind } from './kind.ts'

export interface Reading {
  readonly record: SpanRecord
  readonly kind: ContentKind
  /**
   * The value of an attribute; nested objects are entered, so that `a.b` is found in `{a: {b}}` too. Null counts as
   * absent.
   */
  readonly get: (key: string) => AttributeValue | undefined
  /** The first of the keys that has a value. */
  readonly first: (...keys: readonly string[]) => AttributeValue | undefined
  /** Non-empty text of the first of the keys that has some; numbers as text. */
  readonly text: (...keys: readonly string[]) => string | undefined
  /** The first value, parsed where it is JSON text. */
  readonly json: (...keys: readonly string[]) => unknown
  /** Attributes under a prefix that ends in a dot, as pairs of the rest of the key and the value. */
  readonly under: (prefix: string) => readonly (readonly [string, AttributeValue])[]
  readonly hasPrefix: (prefix: string) => boolean
}

export function createReading(record: SpanRecord): Reading {
  const { attributes } = record
  const keys = Object.keys(attributes)
  const hasNested = keys.some((key) => isObject(attributes[key]))

  const get = (key: string): AttributeValue | undefined => {
    const flat = Object.hasOwn(attributes, key) ? attributes[key] : undefined
    if (flat !== undefined && flat !== null) return flat
    return hasNested ? nestedValue(attributes, key) : undefined
  }
  const first = (...wanted: readonly string[]): AttributeValue | undefined => {
    for (const key of wanted) {
      const value = get(key)
      if (value !== undefined) return value
    }
    return undefined
  }
  const text = (...wanted: readonly string[]): string | undefined => {
    for (const key of wanted) {
      const value = labelOf(get(key))
      if (value !== undefined) return value
    }
    return undefined
  }
  const under = (prefix: string) =>
    keys
      .filter((key) => key.startsWith(prefix) && key.length > prefix.length)
      .map((key) => [key.slice(prefix.length), attributes[key] as AttributeValue] as const) // own keys
  const hasPrefix = (prefix: string) => keys.some((key) => key.startsWith(prefix))
  const kind = contentKind(record, { get, has: (key) => get(key) !== undefined, keys: () => keys }, hasPrefix)
  return { record, kind, get, first, text, json: (...wanted) => decode(first(...wanted)), under, hasPrefix }
}

/** Follows a dotted key into nested objects; any prefix of the key may be the attribute that holds the rest. */
function nestedValue(object: { readonly [key: string]: AttributeValue }, key: string): AttributeValue | undefined {
  for (let dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
    const head = key.slice(0, dot)
    const inner = Object.hasOwn(object, head) ? object[head] : undefined
    if (!isObject(inner)) continue
    const rest = key.slice(dot + 1)
    const nested = inner as { readonly [key: string]: AttributeValue } // members of an attribute value are attribute values
    const value = Object.hasOwn(nested, rest) ? nested[rest] : nestedValue(nested, rest)
    if (value !== undefined && value !== null) return value
  }
  return undefined
}
