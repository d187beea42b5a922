// Attribute values as OTLP JSON writes them.
import type { Attributes, AttributeValue } from '../../model/span.ts'

export interface KeyValue {
  readonly key: string
  readonly value: object
}

/** An AnyValue: 64-bit integers as text, numbers that JSON lacks by name, nothing as an empty value. */
export function anyValueOf(value: AttributeValue): object {
  switch (typeof value) {
    case 'string':
      return { stringValue: value }
    case 'boolean':
      return { boolValue: value }
    case 'bigint':
      return { intValue: String(value) }
    case 'number':
      return numberValue(value)
  }
  if (value === null || value === undefined) return {}
  if (Array.isArray(value)) return { arrayValue: { values: value.map(anyValueOf) } }
  return { kvlistValue: { values: keyValues(value as Attributes) } }
}

function numberValue(value: number): object {
  if (Object.is(value, -0)) return { doubleValue: '-0' }
  if (Number.isSafeInteger(value)) return { intValue: String(value) }
  return { doubleValue: Number.isFinite(value) ? value : String(value) }
}

export const keyValues = (attributes: Attributes): KeyValue[] =>
  Object.entries(attributes).map(([key, value]) => ({ key, value: anyValueOf(value) }))

const SCALARS: { readonly [field: string]: (value: unknown) => boolean } = {
  stringValue: (value) => typeof value === 'string',
  boolValue: (value) => typeof value === 'boolean',
  intValue: (value) => typeof value === 'string' || typeof value === 'number',
  doubleValue: (value) => typeof value === 'number',
  bytesValue: (value) => typeof value === 'string',
}

/** Whether a list of attributes stands as OTLP JSON has it, so that it can go out as it came in. */
export const isKeyValues = (value: unknown, depth = 0): value is readonly KeyValue[] =>
  Array.isArray(value) && depth < MAX_DEPTH && value.every((entry) => isKeyValue(entry, depth))

const MAX_DEPTH = 100

function isKeyValue(entry: unknown, depth: number): boolean {
  if (typeof entry !== 'object' || entry === null) return false
  const { key, value } = entry as { key?: unknown; value?: unknown }
  return typeof key === 'string' && isAnyValue(value, depth)
}

function isAnyValue(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const fields = Object.entries(value)
  if (fields.length === 0) return true
  const [[field, inner]] = fields
  if (fields.length > 1) return false
  if (Object.hasOwn(SCALARS, field)) return SCALARS[field](inner)
  const { values } = (inner ?? {}) as { values?: unknown }
  if (field === 'arrayValue')
    return Array.isArray(values) && depth < MAX_DEPTH && values.every((item) => isAnyValue(item, depth + 1))
  return field === 'kvlistValue' && isKeyValues(values, depth + 1)
}
