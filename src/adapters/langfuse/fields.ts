// Fields that records of Langfuse have in common.
import type { PlainAttributes } from '../plain-span.ts'
import { instantOfText } from '../plain-times.ts'
import { attributeIn, type PlainObject, structureIn, textIn } from '../plain-values.ts'

/** The fields in camel case: storage writes them in snake case. Elsewhere a score may have such a name, and keeps it. */
export const camelCased = (record: PlainObject): PlainObject =>
  STORED.some((key) => key in record)
    ? Object.fromEntries(Object.entries(record).map(([key, value]) => [camelCase(key), value]))
    : record

const STORED = ['trace_id', 'project_id', 'session_id', 'created_at', 'data_type']

const camelCase = (key: string): string => key.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase())

/** Times of the database name no zone and are in UTC. */
export const timeIn = (value: unknown): bigint | undefined =>
  typeof value === 'string' ? instantOfText(value) : undefined

/** The later of two versions of a record is the one that was updated later. */
export const revisionOf = (instant: unknown): number | undefined => {
  const ns = timeIn(instant)
  return ns === undefined ? undefined : Number(ns / 1_000_000n)
}

/** What is said of a whole trace, on its own record and on those of its observations. */
export const traceFieldsOf = (fields: PlainObject): PlainAttributes => ({
  'langfuse.environment': textIn(fields.environment),
  'langfuse.version': textIn(fields.version),
  'langfuse.release': textIn(fields.release),
  'langfuse.trace.tags': attributeIn(structureIn(fields.tags ?? fields.traceTags)),
  'session.id': textIn(fields.sessionId),
  'user.id': textIn(fields.userId),
})

export const TRACE_FIELDS = [
  ...['environment', 'version', 'release', 'tags', 'traceTags', 'sessionId', 'userId', 'metadata'],
]
