// What SDKs of Langfuse before OpenTelemetry send: batches of events, each of which creates or updates a trace, an observation or a
// score. Source: Langfuse's ingestion API. Events of one id become one span; the later one has the last word.
import type { Cursor } from '../../json/cursor.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { fillSpan, type PlainSpan } from '../plain-span.ts'
import { isObject, objectIn, type PlainObject, textIn } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { RecordSink } from '../record-sink.ts'
import { revisionOf } from './fields.ts'
import { placeOf } from './metadata.ts'
import { observationOf } from './observation.ts'
import { putScore } from './score.ts'
import { isIngestionEvent } from './shape.ts'
import { traceOf } from './trace.ts'

/** Reads the `{batch: […]}` that the cursor stands on. */
export function* readIngestion(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (!cursor.enter()) return
  while (cursor.next()) if (cursor.key === 'batch') yield* readEach(cursor, sink, (entry) => addEvent(entry, sink))
}

function addEvent(cursor: Cursor, sink: RecordSink): void {
  const event = cursor.value()
  if (!isObject(event)) sink.addUnread('record.not_an_object', `event ${cursor.index} is a ${cursor.type}`)
  else if (isIngestionEvent(event)) addIngestionEvent(event, cursor, sink)
  else sink.addUnread('record.unknown_shape', `event ${textIn(event.type) ?? cursor.index}`)
}

/** Adds one event; `cursor` stands on it. */
export function addIngestionEvent(event: PlainObject, cursor: Cursor, sink: RecordSink): void {
  const type = textIn(event.type) ?? ''
  const body = objectIn(event.body)
  if (type === 'sdk-log') sink.issues.add('info', 'record.no_spans', type)
  else if (type.startsWith('score-')) putScore(body, sink)
  else if (type.startsWith('trace-')) {
    addTraceEvent(event, cursor, sink)
  } else {
    fillSpan(sink.span, spanOfEvent({ ...event, body: withFirstToken(type, body, sink) }))
    sink.addSpan(placeOf(body), cursor, CONTENT_FORMAT.langfuseEvent)
  }
}

/** What an event says of its trace or observation. */
export function spanOfEvent(event: PlainObject): PlainSpan {
  const [kind, action] = (textIn(event.type) ?? '').split('-')
  const body = objectIn(event.body)
  const ms = revisionOf(event.timestamp)
  // An update may be of the same millisecond as what it updates.
  const revision = ms === undefined ? undefined : ms + (action === 'update' ? 0.5 : 0)
  if (kind === 'trace') return { ...traceOf(body), revision }
  const type = kind === 'observation' ? body.type : kind.toUpperCase()
  return { ...observationOf({ ...body, type }), revision }
}

const newTraces = () => ({
  versions: new Map<string, { version: string; revision: number }>(),
  waiting: [] as PlainObject[],
})

/** SDKs name the release with every event of a trace and the version with one: those without it wait for what the others say. */
function addTraceEvent(event: PlainObject, cursor: Cursor, sink: RecordSink): void {
  const { versions, waiting } = sink.memory(newTraces)
  const body = objectIn(event.body)
  const version = textIn(body.version)
  if (version === undefined && textIn(body.release) !== undefined) {
    waiting.push(event)
    sink.atEnd(addWaiting)
    return
  }
  const id = textIn(body.id) ?? ''
  const revision = revisionOf(event.timestamp) ?? 0
  if (version !== undefined && revision >= (versions.get(id)?.revision ?? 0)) versions.set(id, { version, revision })
  putTraceEvent(event, cursor, sink)
}

function addWaiting(sink: RecordSink): void {
  const { versions, waiting } = sink.memory(newTraces)
  for (const event of waiting) {
    const version = versions.get(textIn(objectIn(event.body).id) ?? '')?.version
    putTraceEvent({ ...event, body: { ...objectIn(event.body), version } }, sink.cursorOn(event), sink)
  }
}

function putTraceEvent(event: PlainObject, referrer: Pick<Cursor, 'ref'>, sink: RecordSink): void {
  fillSpan(sink.span, spanOfEvent(event))
  sink.addTrace(placeOf(objectIn(event.body)), referrer, CONTENT_FORMAT.langfuseEvent)
}

const newMemory = (): Map<string, PlainObject> => new Map()

/**
 * When the first token came may be told by an update, and when the call began by the create: whichever is read last is read with
 * both, for one counts from the other.
 */
function withFirstToken(type: string, body: PlainObject, sink: RecordSink): PlainObject {
  if (type.startsWith('span-') || type.startsWith('event-')) return body
  const memory = sink.memory(newMemory)
  const key = `${textIn(body.traceId)} ${textIn(body.id)}`
  const own = Object.entries(body).filter(([name, value]) => TIMES.has(name) && typeof value === 'string')
  const known = { ...memory.get(key), ...Object.fromEntries(own) }
  memory.set(key, known)
  return Object.keys(known).length === TIMES.size ? { ...body, ...known } : body
}

const TIMES = new Set(['startTime', 'completionStartTime'])
