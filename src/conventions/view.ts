// What conventions see of a record: its attributes by key, whatever envelope they came in.

import type { AttributeShape, Utf8Text } from '../model/attribute-list.ts'
import type { AttributeValue } from '../model/span.ts'
import type { EpochNs, Instant } from '../model/time.ts'

/** Attributes of one record. Values may be decoded on `get`, so ask for what is needed only. */
export interface AttributeView {
  get(key: string): AttributeValue | undefined
  has(key: string): boolean
  keys(): Iterable<string>
  /** Code of a short text in the data set that is being read; 0 for an empty one, -1 for anything else. */
  codeOf?(key: string): number
  /** A text that is not decoded yet, as UTF-8, until anything else is asked for; undefined for all others. */
  utf8?(key: string): Utf8Text | undefined
  /** Its keys, where nothing but they can be asked for; records of one kind share one. */
  readonly shape?: AttributeShape
}

/** One span or log record as an adapter read it. */
export interface RecordView {
  readonly name: string
  readonly attributes: AttributeView
  readonly events: readonly { readonly name: string; readonly time?: EpochNs; readonly attributes: AttributeView }[]
  readonly start?: Instant
  readonly end?: Instant
  /** Index into SPAN_STATUSES. */
  readonly status: number
  readonly statusMessage?: string
  /** W3C trace state, for the sampling rate. */
  readonly traceState?: string
}

/** Text of a value: strings as they are, numbers and booleans as text, anything else undefined; empty is undefined. */
export function textOf(value: AttributeValue | undefined): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  return undefined
}

/** A finite number; numeric strings count, since several emitters write counts as text. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'string' && value.trim() !== '') {
    const parsed = Number(value)
    return Number.isFinite(parsed) ? parsed : undefined
  }
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** First key whose value is a text. */
export function firstText(attributes: AttributeView, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const text = textOf(attributes.get(key))
    if (text !== undefined) return text
  }
  return undefined
}

/** Texts of a list attribute: an array, a JSON array in a string, or one text. */
export function textList(value: AttributeValue | undefined): string[] {
  if (Array.isArray(value)) return value.map((item) => textOf(item)).filter((item) => item !== undefined)
  const text = textOf(value)
  if (text === undefined) return []
  const parsed = text.startsWith('[') ? parseJson(text) : undefined
  return Array.isArray(parsed) ? parsed.map((item) => String(item)) : [text]
}

/** Parsed JSON, or undefined when the text is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** An object that stands in an attribute as such or as JSON text. */
export function objectOf(value: AttributeValue | undefined): { readonly [key: string]: unknown } | undefined {
  const parsed = typeof value === 'string' && value.startsWith('{') ? parseJson(value) : value
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
    ? (parsed as { readonly [key: string]: unknown })
    : undefined
}
