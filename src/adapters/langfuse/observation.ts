// One Langfuse observation, as the API, exports and storage write it. Source: Langfuse's API definition and export formats.
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import { attributeIn, numberIn, type PlainObject, restOf, structureIn, textIn } from '../plain-values.ts'
import { camelCased, revisionOf, TRACE_FIELDS, timeIn, traceFieldsOf } from './fields.ts'
import { instrumentedIn, metadataOf, ownMetadataIn } from './metadata.ts'
import { costOf, USAGE_FIELDS, usageOf } from './usage.ts'

export function observationOf(record: PlainObject): PlainSpan {
  const fields = camelCased(record)
  const metadata = metadataOf(fields)
  const level = textIn(fields.level)
  const text = (name: string) => textIn(fields[name])
  const start = timeIn(fields.startTime)
  return {
    traceId: text('traceId'),
    spanId: text('id'),
    parentSpanId: text('parentObservationId'),
    name: text('name'),
    start,
    // An event is a point in time.
    end: timeIn(fields.endTime) ?? (text('type') === 'EVENT' ? start : undefined),
    status: level === 'ERROR' ? 'error' : 'unset',
    statusMessage: text('statusMessage'),
    revision: revisionOf(fields.updatedAt),
    attributes: {
      // What the instrumentation wrote itself comes first: the fields of Langfuse were made of it, and have the last word.
      ...instrumentedIn(metadata),
      'langfuse.observation.type': text('type')?.toLowerCase(),
      'langfuse.observation.input': attributeIn(fields.input),
      'langfuse.observation.output': attributeIn(fields.output),
      'langfuse.observation.level': level,
      'langfuse.observation.model.name': text('providedModelName') ?? text('model'),
      'langfuse.observation.model.parameters': attributeIn(structureIn(fields.modelParameters)),
      'langfuse.observation.usage_details': usageOf(fields),
      'langfuse.observation.cost_details': costOf(fields),
      'langfuse.observation.prompt.name': text('promptName'),
      'langfuse.observation.prompt.version': text('promptVersion'),
      ...firstTokenOf(fields),
      'langfuse.trace.name': text('traceName'),
      ...traceFieldsOf(fields),
      ...ownMetadataIn(metadata, 'langfuse.observation.metadata'),
      ...restOf(fields, TAKEN, 'langfuse.observation.'),
    },
  }
}

const TAKEN = new Set([
  ...['id', 'traceId', 'parentObservationId', 'name', 'startTime', 'endTime', 'level', 'statusMessage', 'type'],
  ...['input', 'output', 'providedModelName', 'model', 'modelParameters', 'promptName', 'promptVersion', 'traceName'],
  ...['completionStartTime', 'timeToFirstToken', 'timeToFirstTokenMs'],
  ...USAGE_FIELDS,
  ...TRACE_FIELDS,
])

/** The instant, else how long it took: in seconds, and in milliseconds in the table of version 4. */
function firstTokenOf({ completionStartTime, timeToFirstToken, timeToFirstTokenMs }: PlainObject): PlainAttributes {
  const instant = timeIn(completionStartTime)
  if (instant === undefined) {
    return {
      'gen_ai.response.time_to_first_chunk': numberIn(timeToFirstToken),
      ttft_ms: numberIn(timeToFirstTokenMs),
    }
  }
  const ms = Number(instant / 1_000_000n)
  return { 'langfuse.observation.completion_start_time': new Date(ms).toISOString() }
}
