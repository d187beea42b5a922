// Inspect eval logs (.json), and the members of its archives (.eval), which hold a sample each. A sample is a trace.
// Times: ISO texts with a zone. Ids: texts. Long values that stand apart are put back in their places.
// Source: inspect_ai 0.3 (log/_log.py, event/). Left out, with an issue: changes of state; plan, results and reductions.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT, type ContentFormat } from '../content-format.ts'
import { decodedSpan, fillSpan, type PlainSpan } from '../plain-span.ts'
import { isObject, objectIn, type PlainObject, textIn } from '../plain-values.ts'
import { enterList, readEach } from '../read-each.ts'
import type { Place } from '../record-input.ts'
import type { RecordSink } from '../record-sink.ts'
import { poolsOf, resolved } from './attachments.ts'
import { modelSpanOf } from './model-event.ts'
import { placeOf, sampleSpanOf, scoresOf, traceIdOf } from './sample.ts'
import { stretchSpanOf } from './span-event.ts'
import { toolSpanOf } from './tool-event.ts'
import { Transcript } from './transcript.ts'

export const adapter: Adapter = { read, decode }

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (cursor.type !== 'object') return sink.addUnread('record.not_an_object', cursor.type)
  if (!beginsAsLog(cursor)) return yield* readSample(cursor, sink, {})
  cursor.enter()
  const about = objectIn(cursor.ahead('eval')?.value())
  // Reductions list samples, too.
  const isLog = Object.keys(about).length > 0
  let hasSamples = false
  while (cursor.next()) {
    if (cursor.key === 'samples' && isLog && enterList(cursor, sink)) {
      hasSamples = true
      while (cursor.next()) {
        yield* readSample(cursor, sink, about)
        yield
      }
    } else if (cursor.key === 'error' && cursor.type === 'object')
      sink.issues.add('warning', 'source.error', textIn(objectIn(cursor.value()).message) ?? 'error of the log')
  }
  if (!hasSamples) sink.issues.add('info', 'source.header_only', textIn(about.task) ?? 'a log without samples')
}

/** By its first fields: all of a log are not read over. */
function beginsAsLog(cursor: Cursor): boolean {
  const fork = cursor.fork()
  fork.enter()
  for (let field = 0; field < 5 && fork.next(); field++) if (LOG_KEYS.has(fork.key ?? '')) return true
  return false
}

const LOG_KEYS = new Set(['version', 'status', 'eval', 'plan', 'scorer'])

/** Whether a sample has a field of this name. */
function hasKey(cursor: Cursor, name: string): boolean {
  const fork = cursor.fork()
  fork.enter()
  return fork.ahead(name) !== undefined
}

function* readSample(cursor: Cursor, sink: RecordSink, about: PlainObject): Generator<void, void> {
  if (cursor.type !== 'object')
    return sink.addUnread('record.not_an_object', `sample ${cursor.index} is a ${cursor.type}`)
  const fields = fieldsAround(cursor.fork())
  const pools = poolsOf(fields.attachments, fields.events_data, fields.message_pool)
  const { attachments, events_data, message_pool, call_pool, ...sample } = fields
  const traceId = traceIdOf(sample, about)
  const place = placeOf(about)
  if (sample.messages === undefined && fields.output === undefined && !hasKey(cursor, 'events'))
    return addSummary(sample, traceId, place, sink)
  const transcript = new Transcript(sink, traceId, place, pools)
  cursor.enter()
  while (cursor.next()) if (cursor.key === 'events') yield* readEach(cursor, sink, (entry) => transcript.add(entry))
  transcript.finish()
  const { hasCalls, events } = transcript
  const record = resolved({ sample, eval: about, hasCalls, events }, pools)
  const span = sampleOf(record)
  fillSpan(sink.span, {
    ...span,
    traceId,
    spanId: traceId,
    start: span.start ?? transcript.start,
    end: span.end ?? transcript.end,
  })
  sink.addSpan(place, sink.cursorOn(record), CONTENT_FORMAT.inspectSample)
  for (const score of scoresOf(objectIn(record.sample), traceId)) sink.addScore(score)
}

/** An archive lists its samples once more, in short. */
function addSummary(sample: PlainObject, traceId: string, place: Place, sink: RecordSink): void {
  const record = { sample, eval: {}, hasCalls: true }
  fillSpan(sink.span, { ...sampleSpanOf(record), traceId })
  sink.addTrace(place, sink.cursorOn(record), CONTENT_FORMAT.inspectSample)
}

/** All of a sample but its events. */
function fieldsAround(fork: Cursor): PlainObject {
  const fields: { [key: string]: unknown } = {}
  fork.enter()
  while (fork.next()) if (fork.key !== undefined && fork.key !== 'events') fields[fork.key] = fork.value()
  return fields
}

const sampleOf = (record: PlainObject): PlainSpan => ({ ...sampleSpanOf(record), events: stretchSpanOf(record).events })

const SPAN_OF: { readonly [format: number]: (value: PlainObject) => PlainSpan } = {
  [CONTENT_FORMAT.inspectModel]: modelSpanOf,
  [CONTENT_FORMAT.inspectTool]: toolSpanOf,
  [CONTENT_FORMAT.inspectSpan]: stretchSpanOf,
  [CONTENT_FORMAT.inspectSample]: sampleOf,
}

function decode(value: unknown, format: ContentFormat): DecodedRecord | undefined {
  return isObject(value) ? decodedSpan(SPAN_OF[format](value)) : undefined
}
