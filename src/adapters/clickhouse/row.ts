// One row of a table of spans, whichever way its columns are spelt.
import { attributesIn } from '../otel-spans/attributes.ts'
import { fieldsOf } from '../otel-spans/fields.ts'
import { placeOf, said, spanOf } from '../otel-spans/span.ts'
import type { PlainSpan } from '../plain-span.ts'
import { type PlainObject, textIn } from '../plain-values.ts'
import type { Place } from '../record-input.ts'

/** A row of logs has a body and no name of a span. */
export function isLogRow(row: PlainObject): boolean {
  const { spanname, name, logattributes, body } = fieldsOf(row)
  return spanname === undefined && name === undefined && (logattributes !== undefined || body !== undefined)
}

/** Columns that repeat others: indexes, partitions, and attributes that were lifted out of their map. */
const DERIVED = new Set([
  'timestamp',
  'tsbucketstart',
  'resourcefingerprint',
  'kindstring',
  'statuscodestring',
  'flags',
  'traceflags',
])
const TYPED = new Set(['attributesstring', 'attributesnumber', 'attributesbool', 'resourcesstring'])

export function spanOfRow(row: PlainObject): PlainSpan {
  const fields = fieldsOf(row)
  const span = spanOf(row, { prefix: 'clickhouse.', durationUnit: 'ns', taken: new Set([...DERIVED, ...TYPED]) })
  return { ...span, attributes: { ...typedAttributes(fields), ...span.attributes } }
}

/** A map for each type, as SigNoz has them. */
const typedAttributes = (fields: PlainObject) => ({
  ...attributesIn(fields.attributesstring),
  ...attributesIn(fields.attributesnumber),
  ...attributesIn(fields.attributesbool),
})

/** The oldest tables have no columns for the scope and keep it among the attributes. */
export function placeOfRow(row: PlainObject): Place {
  const fields = fieldsOf(row)
  const { resource, scope } = placeOf(row)
  const attributes = attributesIn(fields.spanattributes)
  const among = (name: string) => textIn(attributes[`otel.scope.${name}`]) ?? textIn(attributes[`otel.library.${name}`])
  return {
    resource: { attributes: { ...resource.attributes, ...said(attributesIn(fields.resourcesstring)) } },
    scope: {
      ...scope,
      name: scope.name || (among('name') ?? ''),
      version: scope.version || (among('version') ?? ''),
    },
  }
}
