// One Langfuse score, in the spellings of its API versions.
import { makeScore } from '../../conventions/facts/scores.ts'
import type { Score } from '../../model/score.ts'
import { isObject, numberIn, type PlainObject, textIn } from '../plain-values.ts'
import { camelCased } from './observation.ts'

const SOURCES: { readonly [source: string]: string } = { ANNOTATION: 'human', EVAL: 'model', API: 'code' }

/** Undefined where it says of nothing that is known what it is about. */
export function scoreOf(record: PlainObject): Score | undefined {
  const fields = camelCased(record)
  const target = targetOf(fields)
  const name = textIn(fields.name)
  const value = saidBy(fields)
  if (!target || name === undefined || value === undefined) return undefined
  const source = textIn(fields.source)
  return makeScore(name, value, target, {
    id: textIn(fields.id),
    comment: textIn(fields.comment),
    author: textIn(fields.authorUserName) ?? textIn(fields.authorUserId),
    source: source && (SOURCES[source] ?? source.toLowerCase()),
  })
}

function targetOf({ subject, traceId, observationId, sessionId }: PlainObject) {
  if (isObject(subject)) {
    const id = textIn(subject.id) ?? ''
    const trace = textIn(subject.traceId)
    if (subject.kind === 'trace') return { traceId: id }
    if (subject.kind === 'observation' && trace !== undefined) return { traceId: trace, spanId: id }
    return subject.kind === 'session' ? { sessionId: id } : undefined
  }
  const trace = textIn(traceId)
  if (trace !== undefined) return { traceId: trace, spanId: textIn(observationId) }
  const session = textIn(sessionId)
  return session === undefined ? undefined : { sessionId: session }
}

/** Categories and booleans have their word beside a number. */
function saidBy({ value, stringValue, dataType }: PlainObject): string | number | boolean | undefined {
  if (dataType === 'BOOLEAN') return typeof value === 'boolean' ? value : numberIn(value) === 1
  if (dataType === 'CATEGORICAL' || dataType === 'TEXT') return textIn(stringValue) ?? textIn(value)
  return numberIn(value) ?? textIn(stringValue) ?? textIn(value)
}
