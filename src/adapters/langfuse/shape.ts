// What a Langfuse record is, by its own fields. Rows are written in camel case by the API and in snake case by storage exports.
import { isObject, type PlainObject, textIn } from '../plain-values.ts'

export type RowShape = 'observation' | 'trace' | 'score' | 'session'

const OBSERVATION_TYPE = /^[A-Z_]+$/
const DATA_TYPES = new Set(['NUMERIC', 'BOOLEAN', 'CATEGORICAL', 'TEXT', 'CORRECTION'])
const SCORE_SOURCES = new Set(['API', 'EVAL', 'ANNOTATION'])
const INGESTION_TYPE = /^[a-z]+-(create|update)$|^sdk-log$/

/** `{id, type: 'span-create', timestamp, body}`, an entry of what SDKs send. */
export const isIngestionEvent = ({ type, body }: PlainObject): boolean =>
  isObject(body) && INGESTION_TYPE.test(textIn(type) ?? '')

/** Undefined for what no table of Langfuse holds. */
export function rowShapeOf(row: PlainObject): RowShape | undefined {
  const has = (camel: string, snake = camel) => camel in row || snake in row
  const isOfTrace = has('traceId', 'trace_id')
  if (isOfTrace && has('startTime', 'start_time'))
    return OBSERVATION_TYPE.test(textIn(row.type) ?? '') ? 'observation' : undefined
  if ('name' in row && isScore(row)) return 'score'
  if (has('countTraces') || Array.isArray(row.traces)) return 'session'
  return !isOfTrace && 'timestamp' in row && has('bookmarked', 'htmlPath') ? 'trace' : undefined
}

function isScore(row: PlainObject): boolean {
  if (DATA_TYPES.has(textIn(row.dataType ?? row.data_type) ?? '')) return true
  const isValued = 'value' in row || 'stringValue' in row || 'string_value' in row
  return isValued && SCORE_SOURCES.has(textIn(row.source) ?? '')
}
