// Spans or logs of one resource and scope, as OTLP nests them. Neighbours share their groups, so a file is as small as its order allows.
import type { Origin } from '../../model/facts.ts'
import type { Resource, Scope } from '../../model/span.ts'
import { keyValues } from './any-value.ts'
import { listOrNone } from './span.ts'

/** A record with its place, both as JSON text. */
export interface Placed {
  readonly resource: string
  /** Members of the group beside its records: scope and schema. */
  readonly scope: string
  readonly record: string
}

const resourceTexts = new WeakMap<Resource, string>()
const scopeTexts = new WeakMap<Scope, string>()

/** Resource and scope of an origin as JSON text. */
export function placeTexts({ resource, scope }: Pick<Origin, 'resource' | 'scope'>): Omit<Placed, 'record'> {
  let resourceText = resourceTexts.get(resource)
  if (resourceText === undefined) {
    resourceText = `"resource":${JSON.stringify({ attributes: listOrNone(keyValues(resource.attributes)) })}`
    resourceTexts.set(resource, resourceText)
  }
  let scopeText = scopeTexts.get(scope)
  if (scopeText === undefined) {
    const { name, version, attributes, schemaUrl } = scope
    const written = {
      name: name || undefined,
      version: version || undefined,
      attributes: listOrNone(keyValues(attributes)),
    }
    const schema = schemaUrl === undefined ? '' : `"schemaUrl":${JSON.stringify(schemaUrl)},`
    scopeText = `"scope":${JSON.stringify(written)},${schema}`
    scopeTexts.set(scope, scopeText)
  }
  return { resource: resourceText, scope: scopeText }
}

export type Signal = 'spans' | 'logs'

const KEYS = {
  spans: { scopes: 'scopeSpans', records: 'spans' },
  logs: { scopes: 'scopeLogs', records: 'logRecords' },
}

/** Pieces of the list of groups, without its brackets. Nothing is held but the place of the last record. */
export async function* groupTexts(placed: AsyncIterable<Placed>, signal: Signal): AsyncGenerator<string> {
  const { scopes, records } = KEYS[signal]
  let last: Placed | undefined
  for await (const entry of placed) {
    const isSameResource = last?.resource === entry.resource
    const isSameScope = isSameResource && last?.scope === entry.scope
    const close = !last || isSameScope ? '' : isSameResource ? ']}' : ']}]}'
    const open = `{${entry.scope}"${records}":[`
    const start = isSameScope
      ? ','
      : isSameResource
        ? `,${open}`
        : `${last ? ',' : ''}{${entry.resource},"${scopes}":[${open}`
    yield close + start + entry.record
    last = entry
  }
  if (last) yield ']}]}'
}
