// Recorded requests: one a line `{method, path, headers, body | parts}`, the body under one of the names it has, or a HAR file. What their bodies hold is read by the
// adapters of those formats; JSON that lies in the file as it is keeps its place there, texts are parsed first.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter } from '../adapter.ts'
import { isObject, listIn, objectIn, type PlainObject, textIn } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { RecordSink } from '../record-sink.ts'
import { type BodyReaders, loadBodyReaders } from './bodies.ts'
import { partOf, partsOfText, recordsOfText } from './body-text.ts'
import { type RecordedRequest, requestOf } from './request.ts'
import { tellUnread } from './unread.ts'

export async function createAdapter(): Promise<Adapter> {
  const readers = await loadBodyReaders()
  return {
    *read(cursor, sink) {
      if (cursor.type !== 'object') sink.addUnread('record.not_an_object', cursor.type)
      else if (isHar(cursor)) yield* readHar(cursor, sink, readers)
      else yield* readRequest(cursor, sink, readers)
    },
    decode: () => undefined,
  }
}

const BODIES = new Set(['body', 'jsonBody', 'json', 'requestBody', 'payload', 'rawBody'])

function isHar(cursor: Cursor): boolean {
  const fork = cursor.fork()
  fork.enter()
  while (fork.next()) {
    if (fork.key === 'log') return fork.type === 'object'
    // A request: what follows may be long.
    if (fork.key === 'method') return false
  }
  return false
}

/** A request of its own; the path stands before the body. */
function* readRequest(cursor: Cursor, sink: RecordSink, readers: BodyReaders): Generator<void, void> {
  const fields: { [key: string]: unknown } = {}
  let isRead = false
  let body: unknown
  cursor.enter()
  while (cursor.next()) {
    const { key = '', type } = cursor
    const isBody = BODIES.has(key)
    // Some keep a body twice: as JSON and as it came.
    if (isBody && isRead) continue
    if (isBody && (type === 'object' || type === 'array')) {
      isRead = yield* readers.readJson(requestOf(fields, cursor), cursor, sink)
      if (!isRead) body = cursor.value()
    } else if (isBody) isRead = yield* readText(requestOf(fields, cursor), cursor.string(), sink, readers)
    else if (key === 'parts')
      isRead = readers.readParts(requestOf(fields, cursor), listIn(cursor.value()).map(partOf), sink)
    else fields[key] = cursor.value()
  }
  if (!isRead) tellUnread(requestOf(fields), body, sink)
}

/** `{log: {entries: […]}}`. */
function* readHar(cursor: Cursor, sink: RecordSink, readers: BodyReaders): Generator<void, void> {
  if (cursor.type !== 'object' || !cursor.enter()) return
  while (cursor.next()) {
    const { key } = cursor
    if (key === 'log') yield* readHar(cursor, sink, readers)
    else if (key === 'entries') yield* readEach(cursor, sink, (entry) => readEntry(entry, sink, readers))
  }
}

/** What was sent, and what was answered: a page may have fetched traces to show them. */
function* readEntry(cursor: Cursor, sink: RecordSink, readers: BodyReaders): Generator<void, void> {
  const entry = cursor.value()
  if (!isObject(entry)) {
    sink.addUnread('record.not_an_object', `entry ${cursor.index} is a ${cursor.type}`)
    return
  }
  const sent = objectIn(entry.request)
  const request = requestOf(sent)
  const posted = objectIn(sent.postData)
  const answer = objectIn(objectIn(entry.response).content)
  const parts = listIn(posted.params).map(partOf)
  const isSentRead =
    (parts.length > 0 && readers.readParts(request, parts, sink)) ||
    (yield* readText(request, textOf(posted), sink, readers))
  const answered = { ...request, method: '', contentType: textIn(answer.mimeType) ?? '' }
  const isAnswerRead = yield* readText(answered, textOf(answer), sink, readers)
  if (!isSentRead && !isAnswerRead) tellUnread(request, recordsOfText(textOf(posted))[0], sink)
}

/** JSON, an array of records, JSON Lines, or parts. */
function* readText(
  request: RecordedRequest,
  text: string | undefined,
  sink: RecordSink,
  readers: BodyReaders,
): Generator<void, boolean> {
  const parts = partsOfText(text, request.contentType)
  if (parts.length > 0) return readers.readParts(request, parts, sink)
  let isRead = false
  for (const record of recordsOfText(text))
    isRead = (yield* readers.readJson(request, sink.cursorOn(record), sink)) || isRead
  return isRead
}

function textOf({ text, encoding }: PlainObject): string | undefined {
  const told = textIn(text)
  if (told === undefined || encoding !== 'base64') return told
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(told), (char) => char.charCodeAt(0)))
  } catch {
    return undefined
  }
}
