// Metadata of a Langfuse record: the application's own, and what an OpenTelemetry span brought along.
import type { PlainAttributes } from '../plain-span.ts'
import { attributeIn, isObject, objectIn, type PlainObject, plainValue, structureIn, textIn } from '../plain-values.ts'
import type { Place } from '../record-input.ts'

/** Groups that the OpenTelemetry endpoint writes; tables of version 4 keep them flat, `attributes.gen_ai.system`. */
const GROUPS = ['attributes', 'resourceAttributes', 'scope'] as const

interface Metadata {
  readonly groups: { readonly [G in (typeof GROUPS)[number]]: PlainObject }
  readonly rest: PlainObject
}

function metadataOf({ metadata }: PlainObject): Metadata | undefined {
  const whole = structureIn(metadata)
  if (!isObject(whole)) return undefined
  const groups: { [group: string]: { [key: string]: unknown } } = {}
  const rest: { [key: string]: unknown } = {}
  for (const group of GROUPS) groups[group] = { ...objectIn(whole[group]) }
  for (const [key, value] of Object.entries(whole)) {
    const group = GROUPS.find((name) => key.startsWith(`${name}.`))
    if (group !== undefined) groups[group][key.slice(group.length + 1)] = value
    else if (!(key in groups)) rest[key] = value
  }
  return { groups: groups as Metadata['groups'], rest }
}

/** The attributes of the span that the record was made of, in the keys of its instrumentation. */
export const instrumentedIn = (fields: PlainObject): PlainAttributes =>
  Object.fromEntries(
    Object.entries(metadataOf(fields)?.groups.attributes ?? {}).map(([key, value]) => [key, attributeIn(value)]),
  )

/** What the application attached, a key each. */
export function ownMetadataIn(fields: PlainObject, prefix: string): PlainAttributes {
  const metadata = metadataOf(fields)
  if (!metadata) return { [prefix]: attributeIn(structureIn(fields.metadata)) }
  return Object.fromEntries(Object.entries(metadata.rest).map(([key, item]) => [`${prefix}.${key}`, attributeIn(item)]))
}

/** Resource and scope of the OpenTelemetry span that the record was made of. */
export function placeOf(fields: PlainObject): Place {
  const groups = metadataOf(fields)?.groups
  if (!groups || GROUPS.every((group) => Object.keys(groups[group]).length === 0)) return NOWHERE
  const { scope, resourceAttributes } = groups
  return {
    resource: { attributes: known(resourceAttributes) },
    scope: {
      name: textIn(scope.name) ?? '',
      version: textIn(scope.version) ?? '',
      attributes: known(objectIn(scope.attributes)),
    },
  }
}

const NOWHERE: Place = { resource: { attributes: {} }, scope: { name: '', version: '', attributes: {} } }

const known = (object: PlainObject) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, plainValue(value)]))
