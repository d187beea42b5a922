// Who wrote a span: a process that many spans name, or one of its own inside the span; and its instrumentation scope, which
// stands among the tags.
import { isObject, type PlainObject, textIn } from '../plain-values.ts'
import type { Place } from '../record-input.ts'
import { allTagsOf, type Tags } from './tags.ts'

export type PlaceOf = (span: PlainObject) => Place

/** Places of the spans of one trace, by its `processes`; equal ones are one object. */
export function placesOf(processes: unknown): PlaceOf {
  const known = new Map<string, Place>()
  return (span) => {
    const { processID, process } = span
    const id = textIn(processID) ?? ''
    const { name, version } = scopeOf(allTagsOf(span))
    const key = JSON.stringify([id, name, version])
    const isShared = !isObject(process)
    const found = isShared ? known.get(key) : undefined
    if (found) return found
    const own = isShared && isObject(processes) ? processes[id] : process
    const attributes = resourceOf(own)
    const place = {
      resource: { attributes },
      // Old versions keep the scope with the process.
      scope: { ...(name === '' ? scopeOf(attributes) : { name, version }), attributes: {} },
    }
    if (isShared) known.set(key, place)
    return place
  }
}

function resourceOf(process: unknown): Tags {
  if (!isObject(process)) return {}
  const service = textIn(process.serviceName)
  return { ...(service === undefined ? {} : { 'service.name': service }), ...allTagsOf(process) }
}

const scopeOf = (tags: Tags): { name: string; version: string } => ({
  name: textIn(tags['otel.scope.name']) ?? textIn(tags['otel.library.name']) ?? '',
  version: textIn(tags['otel.scope.version']) ?? textIn(tags['otel.library.version']) ?? '',
})
