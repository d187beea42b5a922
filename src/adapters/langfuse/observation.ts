// One Langfuse observation. Fields are written in camel case by the API and in snake case by storage exports.
// Source: Langfuse's API definition and export formats.
import type { AttributeValue } from '../../model/span.ts'
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import { instantOfText } from '../plain-times.ts'
import { attributeIn, isObject, objectIn, type PlainObject, plainValue, restOf, textIn } from '../plain-values.ts'
import type { Place } from '../record-input.ts'

export function observationOf(record: PlainObject): PlainSpan {
  const fields = camelCased(record)
  const metadata = metadataIn(fields.metadata)
  const level = textIn(fields.level)
  const text = (name: string) => textIn(fields[name])
  return {
    traceId: text('traceId'),
    spanId: text('id'),
    parentSpanId: text('parentObservationId'),
    name: text('name'),
    start: timeIn(fields.startTime),
    end: timeIn(fields.endTime),
    status: level === 'ERROR' ? 'error' : 'unset',
    statusMessage: text('statusMessage'),
    revision: revisionOf(fields),
    attributes: {
      // What the instrumentation wrote itself comes first: the fields of Langfuse were made of it, and have the last word.
      ...metadata.attributes,
      'langfuse.observation.type': text('type')?.toLowerCase(),
      'langfuse.observation.input': attributeIn(fields.input),
      'langfuse.observation.output': attributeIn(fields.output),
      'langfuse.observation.level': level,
      'langfuse.observation.model.name': text('providedModelName') ?? text('model'),
      'langfuse.observation.model.parameters': attributeIn(structured(fields.modelParameters)),
      'langfuse.observation.usage_details': attributeIn(structured(fields.usageDetails)),
      'langfuse.observation.cost_details': costOf(fields),
      'langfuse.observation.prompt.name': text('promptName'),
      'langfuse.observation.prompt.version': text('promptVersion'),
      'langfuse.observation.completion_start_time': text('completionStartTime'),
      'langfuse.environment': text('environment'),
      'langfuse.version': text('version'),
      'langfuse.release': text('release'),
      'langfuse.trace.name': text('traceName'),
      'langfuse.trace.tags': attributeIn(structured(fields.tags)),
      'session.id': text('sessionId'),
      'user.id': text('userId'),
      ...metadata.rest,
      ...restOf(fields, TAKEN, 'langfuse.observation.'),
    },
  }
}

const TAKEN = new Set([
  ...['id', 'traceId', 'parentObservationId', 'name', 'startTime', 'endTime', 'level', 'statusMessage', 'type'],
  ...['input', 'output', 'providedModelName', 'model', 'modelParameters', 'usageDetails', 'costDetails', 'totalCost'],
  ...['promptName', 'promptVersion', 'completionStartTime', 'environment', 'version', 'release', 'traceName', 'tags'],
  ...['sessionId', 'userId', 'metadata'],
])

/** Keys in camel case, whichever way they are written. */
export const camelCased = (record: PlainObject): PlainObject =>
  Object.fromEntries(
    Object.entries(record).map(([key, value]) => [
      key.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase()),
      value,
    ]),
  )

export const timeIn = (value: unknown): bigint | undefined =>
  typeof value === 'string' ? instantOfText(value) : undefined

/** The later of two versions of a record is the one that was updated later. */
export const revisionOf = ({ updatedAt }: PlainObject): number | undefined => {
  const instant = timeIn(updatedAt)
  return instant === undefined ? undefined : Number(instant / 1_000_000n)
}

export const structured = (value: unknown): unknown =>
  typeof value === 'string' && /^\s*[{[]/.test(value) ? (parsed(value) ?? value) : value

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** By part where given. A total of 0 without parts is a price that is not known. */
function costOf({ costDetails, totalCost }: PlainObject): AttributeValue | undefined {
  const details = objectIn(costDetails)
  if (Object.keys(details).length > 0) return plainValue(details)
  const total = Number(totalCost ?? 0)
  return total > 0 ? { total } : undefined
}

/** Metadata, with the attributes that OpenTelemetry spans bring along taken out. */
export function metadataIn(value: unknown): { attributes: PlainAttributes; rest: PlainAttributes } {
  const metadata = structured(value)
  if (!isObject(metadata)) return { attributes: {}, rest: { 'langfuse.observation.metadata': attributeIn(metadata) } }
  const { attributes, scope, resourceAttributes, ...rest } = metadata
  return {
    attributes: Object.fromEntries(Object.entries(objectIn(attributes)).map(([key, item]) => [key, attributeIn(item)])),
    rest: Object.fromEntries(
      Object.entries(rest).map(([key, item]) => [`langfuse.observation.metadata.${key}`, attributeIn(item)]),
    ),
  }
}

/** Resource and scope of the OpenTelemetry span that the record was made of. */
export function placeOf({ metadata }: PlainObject): Place {
  const { scope, resourceAttributes } = objectIn(metadata)
  const { name, version, attributes } = objectIn(scope)
  const known = (object: unknown) =>
    Object.fromEntries(Object.entries(objectIn(object)).map(([key, value]) => [key, plainValue(value)]))
  return {
    resource: { attributes: known(resourceAttributes) },
    scope: { name: textIn(name) ?? '', version: textIn(version) ?? '', attributes: known(attributes) },
  }
}
