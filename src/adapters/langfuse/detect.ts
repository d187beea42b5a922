// What tells a Langfuse export.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject, type PlainObject } from '../plain-values.ts'
import { isIngestionEvent, rowShapeOf } from './shape.ts'

export const langfuse: AdapterEntry = {
  id: 'langfuse',
  label: 'Langfuse',
  formats: [CONTENT_FORMAT.langfuseObservation, CONTENT_FORMAT.langfuseTrace, CONTENT_FORMAT.langfuseEvent],
  marks: [
    {
      like: 'observations of Langfuse',
      keys: [
        'id',
        'traceId',
        'projectId',
        'parentObservationId',
        'type',
        'startTime',
        'endTime',
        'level',
        'statusMessage',
        'usageDetails',
        'costDetails',
        'modelParameters',
        'completionStartTime',
      ],
    },
    {
      like: 'observations of Langfuse',
      keys: [
        'id',
        'trace_id',
        'project_id',
        'parent_observation_id',
        'type',
        'start_time',
        'end_time',
        'level',
        'status_message',
        'usage_details',
        'cost_details',
        'provided_model_name',
      ],
    },
    {
      like: 'traces of Langfuse',
      keys: [
        'id',
        'timestamp',
        'name',
        'userId',
        'sessionId',
        'release',
        'version',
        'tags',
        'bookmarked',
        'public',
        'htmlPath',
      ],
    },
    {
      like: 'scores of Langfuse',
      keys: ['id', 'traceId', 'observationId', 'name', 'value', 'dataType', 'source', 'comment', 'configId'],
    },
    { like: 'batches of Langfuse', keys: ['batch', 'metadata.batch_size', 'metadata.sdk_name'] },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ keys, first }: Peek): Detection | undefined {
  if (!isObject(first)) return undefined
  const because = reasonOf(first)
  if (because !== undefined) return { certainty: 'certain', because }
  // A list that is too long for the beginning of the file is told by its name and by what may stand beside it.
  if (keys.has('observations') && (keys.has('trace') || keys.has('scores') || keys.has('htmlPath')))
    return { certainty: 'certain', because: 'a trace with "observations"' }
  const { meta } = first
  if (Array.isArray(first.data) && isObject(meta) && 'totalItems' in meta && 'totalPages' in meta)
    return { certainty: 'possible', because: 'a page with "totalItems" and "totalPages"' }
  return undefined
}

function reasonOf(first: PlainObject): string | undefined {
  if (isIngestionEvent(first)) return `an ingestion event "${first.type}"`
  const [event] = Array.isArray(first.batch) ? first.batch : []
  if (isObject(event) && isIngestionEvent(event)) return `a "batch" of ingestion events such as "${event.type}"`
  const [observation] = Array.isArray(first.observations) ? first.observations : []
  if (isObject(observation) && rowShapeOf(observation) === 'observation') return 'a trace with "observations"'
  const row = reasonOfRow(first)
  if (row !== undefined) return row
  const [entry] = Array.isArray(first.data) ? first.data : []
  const inPage = isObject(entry) ? reasonOfRow(entry) : undefined
  if (inPage !== undefined) return `"data" with ${inPage}`
  return isObject(first.trace) && rowShapeOf(first.trace) === 'trace' ? 'a "trace" with "bookmarked"' : undefined
}

function reasonOfRow(row: PlainObject): string | undefined {
  switch (rowShapeOf(row)) {
    case 'observation':
      return `observations of the type ${row.type}`
    case 'trace':
      return 'traces with "timestamp" and "bookmarked"'
    case 'score':
      return 'scores with "dataType" or "source"'
    case 'session':
      return reasonOfSession(row)
    default:
      return undefined
  }
}

/** Others list traces in a session, too. */
function reasonOfSession(row: PlainObject): string | undefined {
  if ('countTraces' in row) return 'sessions with "countTraces"'
  const [trace] = row.traces as readonly unknown[]
  return isObject(trace) && rowShapeOf(trace) === 'trace' ? 'a session with "traces"' : undefined
}
