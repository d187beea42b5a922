// One Langfuse score, in the spellings of its API versions.
import { makeScore } from '../../conventions/facts/scores.ts'
import type { Score } from '../../model/score.ts'
import { numberIn, objectIn, type PlainObject, textIn } from '../plain-values.ts'
import type { RecordSink } from '../record-sink.ts'
import { camelCased } from './fields.ts'

const SOURCES: { readonly [source: string]: string } = { ANNOTATION: 'human', EVAL: 'model', API: 'code' }

export function putScore(record: PlainObject, sink: RecordSink): void {
  const score = scoreOf(record)
  if (typeof score === 'string') sink.addUnread(score, textIn(record.name) ?? 'score')
  else {
    sink.records++
    sink.addScore(score)
  }
}

/** The score, or why it is none as an issue code. */
export function scoreOf(record: PlainObject): Score | string {
  const fields = camelCased(record)
  const target = targetOf(fields)
  const name = textIn(fields.name)
  const value = saidBy(fields)
  if (!target) return 'score.no_target'
  if (name === undefined || value === undefined) return 'score.no_value'
  const source = textIn(fields.source)
  return makeScore(name, value, target, {
    id: textIn(fields.id),
    comment: textIn(fields.comment),
    author: textIn(fields.authorUserName) ?? textIn(fields.authorUserId),
    source: source && (SOURCES[source] ?? source.toLowerCase()),
  })
}

function targetOf({ subject, traceId, observationId, sessionId }: PlainObject) {
  const about = objectIn(subject)
  const id = textIn(about.id)
  if (id !== undefined) {
    const trace = textIn(about.traceId)
    if (about.kind === 'trace') return { traceId: id }
    if (about.kind === 'observation' && trace !== undefined) return { traceId: trace, spanId: id }
    return about.kind === 'session' ? { sessionId: id } : undefined
  }
  const trace = textIn(traceId)
  if (trace !== undefined) return { traceId: trace, spanId: textIn(observationId) }
  const session = textIn(sessionId)
  return session === undefined ? undefined : { sessionId: session }
}

/** Categories and booleans have their word beside a number, corrections and texts in place of it. */
function saidBy({ value, stringValue, longStringValue, dataType }: PlainObject): string | number | boolean | undefined {
  const word = textIn(stringValue) ?? textIn(longStringValue)
  if (typeof value === 'boolean') return value
  switch (dataType) {
    case 'BOOLEAN':
      return word === undefined ? (numberIn(value) === undefined ? undefined : numberIn(value) === 1) : word
    case 'CATEGORICAL':
    case 'TEXT':
    case 'CORRECTION':
      return word ?? textIn(value)
    default:
      return numberIn(value) ?? word ?? textIn(value)
  }
}
