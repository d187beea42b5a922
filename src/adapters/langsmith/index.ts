// LangSmith: runs flat and nested, API answers, CLI and table rows, what SDKs send (post and patch), feedback.
// A run that comes in several parts is one span. See run.ts for times, ids and sources.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, DecodedRecord } from '../adapter.ts'
import { CONTENT_FORMAT, type ContentFormat } from '../content-format.ts'
import { decodedSpan, fillSpan } from '../plain-span.ts'
import { isObject, listIn, type PlainObject, textIn } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { RecordSink } from '../record-sink.ts'
import { conversationOf } from './conversation.ts'
import { feedbackOf } from './feedback.ts'
import { placeOf, runOf } from './run.ts'

export const adapter: Adapter = { read, decode }

/** Ids that a nested run may leave to the run around it. */
interface Above {
  readonly traceId?: string
  readonly parentId?: string
}

function* read(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  if (cursor.type !== 'object') {
    sink.addUnread('record.not_an_object', cursor.type)
    return
  }
  switch (shapeOf(cursor)) {
    case 'envelope':
      yield* readEnvelope(cursor, sink)
      return
    case 'feedback':
      addFeedback(cursor, sink)
      return
    case 'conversation':
      addConversation(cursor, sink)
      return
    default:
      yield* readRun(cursor, sink, {})
  }
}

const LISTS = new Set(['runs', 'items', 'post', 'patch', 'root_run'])

/** By the keys that stand first; a run has many more fields than any other record. */
function shapeOf(cursor: Cursor): 'envelope' | 'feedback' | 'conversation' | 'run' {
  const fork = cursor.fork()
  const keys = new Set<string>()
  fork.enter()
  while (fork.next()) {
    const key = fork.key ?? ''
    if (LISTS.has(key)) return 'envelope'
    if (RUN_KEYS.has(key)) return 'run'
    keys.add(key)
  }
  if (keys.has('key') && keys.has('run_id')) return 'feedback'
  return keys.has('messages') ? 'conversation' : 'run'
}

const RUN_KEYS = new Set(['run_type', 'dotted_order', 'inputs', 'outputs', 'extra', 'child_runs'])

/** A page of runs or of traces, or a batch as an SDK sends it. */
function* readEnvelope(cursor: Cursor, sink: RecordSink): Generator<void, void> {
  cursor.enter()
  while (cursor.next()) {
    if (cursor.key === 'root_run') yield* readRun(cursor, sink, {})
    else if (cursor.key !== undefined && LISTS.has(cursor.key))
      yield* readEach(cursor, sink, (entry) => read(entry, sink))
  }
}

/** A run with those beneath it. They come first: its own fields may stand behind them. */
export function* readRun(cursor: Cursor, sink: RecordSink, above: Above): Generator<void, void> {
  if (cursor.type !== 'object') {
    sink.addUnread('record.not_an_object', `run ${cursor.index} is a ${cursor.type}`)
    return
  }
  const fields: { [key: string]: unknown } = {}
  let hasChildren = false
  cursor.enter()
  while (cursor.next()) {
    if (!isListOfChildren(cursor)) {
      fields[cursor.key ?? ''] = cursor.value()
      continue
    }
    const parentId = textIn(fields.id) ?? textIn(cursor.ahead('id')?.value())
    const traceId = textIn(fields.trace_id) ?? above.traceId ?? textIn(cursor.ahead('trace_id')?.value()) ?? parentId
    yield* readEach(cursor, sink, (entry) => {
      hasChildren = true
      return readRun(entry, sink, { traceId, parentId })
    })
  }
  // Content of a parent without its children, which have their own.
  addRun(fields, hasChildren ? sink.cursorOn(fields) : cursor, sink, above)
}

const isListOfChildren = (cursor: Cursor): boolean => cursor.key === 'child_runs' && cursor.type === 'array'

export function addRun(fields: PlainObject, referrer: Pick<Cursor, 'ref'>, sink: RecordSink, above: Above = {}): void {
  const run = runOf(fields)
  fillSpan(sink.span, {
    ...run,
    traceId: above.traceId ?? run.traceId,
    parentSpanId: run.parentSpanId ?? above.parentId,
  })
  sink.addSpan(placeOf(fields), referrer, CONTENT_FORMAT.langsmithRun)
}

/** The body of `PATCH /runs/<id>`. */
export function readPatch(cursor: Cursor, sink: RecordSink, [id]: readonly string[]): void {
  const fields = cursor.value()
  if (isObject(fields)) addRun({ id, ...fields }, sink.cursorOn({ id, ...fields }), sink)
  else sink.addUnread('record.not_an_object', `patch of run ${id}`)
}

function addFeedback(cursor: Cursor, sink: RecordSink): void {
  putFeedback(cursor.value() as PlainObject, sink)
}

export function putFeedback(record: PlainObject, sink: RecordSink): void {
  const score = feedbackOf(record)
  if (score) sink.addScore(score)
  else sink.addUnread('score.no_target', `feedback ${textIn(record.key) ?? ''} ${textIn(record.id) ?? ''}`)
}

function addConversation(cursor: Cursor, sink: RecordSink): void {
  const record = cursor.value() as PlainObject
  for (const feedback of listIn(record.feedback))
    if (isObject(feedback)) putFeedback({ trace_id: record.trace_id, ...feedback }, sink)
  fillSpan(sink.span, conversationOf(record))
  sink.issues.add('info', 'langsmith.messages_only', textIn(record.trace_id) ?? '')
  sink.addTrace(placeOf(record), cursor, CONTENT_FORMAT.langsmithTrace)
}

function decode(value: unknown, format: ContentFormat): DecodedRecord | undefined {
  if (!isObject(value)) return undefined
  return decodedSpan(format === CONTENT_FORMAT.langsmithTrace ? conversationOf(value) : runOf(value))
}
