// Metadata of a Langfuse record: the application's own, and what an OpenTelemetry span brought along.
import type { PlainAttributes } from '../plain-span.ts'
import {
  attributeIn,
  isObject,
  objectIn,
  type PlainObject,
  plainValue,
  restOf,
  structureIn,
  textIn,
} from '../plain-values.ts'
import type { Place } from '../record-input.ts'

/** Groups that the OpenTelemetry endpoint writes; tables of version 4 keep them flat, `attributes.gen_ai.system`. */
const GROUPS = ['attributes', 'resourceAttributes', 'scope'] as const

interface Metadata {
  readonly groups: { readonly [G in (typeof GROUPS)[number]]: PlainObject }
  /** What the application attached; a text or list where it is no object. */
  readonly own: unknown
}

export function metadataOf({ metadata }: PlainObject): Metadata {
  const whole = structureIn(metadata)
  if (!isObject(whole)) return { groups: NO_GROUPS, own: whole }
  const groups: { [group: string]: { [key: string]: unknown } } = {}
  const own: { [key: string]: unknown } = {}
  for (const group of GROUPS) groups[group] = { ...objectIn(whole[group]) }
  for (const [key, value] of Object.entries(whole)) {
    const group = GROUPS.find((name) => key.startsWith(`${name}.`))
    if (group !== undefined) groups[group][key.slice(group.length + 1)] = value
    else if (!(key in groups)) own[key] = value
  }
  return { groups: groups as Metadata['groups'], own }
}

const NO_GROUPS: Metadata['groups'] = { attributes: {}, resourceAttributes: {}, scope: {} }

/** The attributes of the span that the record was made of, in the keys of its instrumentation. */
export const instrumentedIn = ({ groups }: Metadata): PlainAttributes => restOf(groups.attributes, NONE, '')

/** What the application attached, a key each. */
export const ownMetadataIn = ({ own }: Metadata, prefix: string): PlainAttributes =>
  isObject(own) ? restOf(own, NONE, `${prefix}.`) : { [prefix]: attributeIn(own) }

const NONE = new Set<string>()

/** Resource and scope of the OpenTelemetry span that the record was made of. */
export function placeOf(fields: PlainObject): Place {
  const { scope, resourceAttributes } = metadataOf(fields).groups
  if (Object.keys(scope).length + Object.keys(resourceAttributes).length === 0) return NOWHERE
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
