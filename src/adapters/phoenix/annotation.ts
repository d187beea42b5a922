// Annotations of spans, traces and sessions. Notes have no value but what they explain.
import { makeScore } from '../../conventions/facts/scores.ts'
import type { Score } from '../../model/score.ts'
import { idIn } from '../otel-spans/words.ts'
import { isObject, listIn, numberIn, objectIn, type PlainObject, textIn } from '../plain-values.ts'

/** Annotations and notes that stand on a record, as the command line exports them. */
export const annotationsIn = ({ annotations, notes }: PlainObject): PlainObject[] =>
  [...listIn(annotations), ...listIn(notes)].filter(isObject)

const SOURCES: { readonly [kind: string]: string } = { HUMAN: 'human', LLM: 'model', CODE: 'code' }

/** Undefined where it has no value, or names nothing that it is about. */
export function scoreOf(record: PlainObject): Score | undefined {
  const { score, label, explanation } = objectIn(record.result ?? record)
  const name = textIn(record.name)
  const value = numberIn(score) ?? textIn(label) ?? (name === 'note' ? textIn(explanation) : undefined)
  const target = targetOf(record)
  if (name === undefined || value === undefined || !target) return undefined
  const kind = textIn(record.annotator_kind)
  const words = [value === textIn(label) ? undefined : textIn(label), value === explanation ? undefined : explanation]
  return makeScore(name, value, target, {
    id: textIn(record.id),
    comment: words.filter(Boolean).join(': ') || undefined,
    author: textIn(record.user_id) ?? textIn(record.identifier),
    source: kind && (SOURCES[kind.toUpperCase()] ?? kind.toLowerCase()),
  })
}

/** A page of span annotations names spans alone. */
function targetOf(record: PlainObject) {
  const traceId = idIn(record.trace_id, 16)
  const spanId = idIn(record.span_id, 8)
  if (traceId !== undefined) return { traceId, spanId }
  if (spanId !== undefined) return { spanId }
  const sessionId = textIn(record.session_id)
  return sessionId === undefined ? undefined : { sessionId }
}
