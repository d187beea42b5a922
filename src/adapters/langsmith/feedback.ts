// One LangSmith feedback record.
import { makeScore } from '../../conventions/facts/scores.ts'
import type { Score } from '../../model/score.ts'
import { numberIn, objectIn, type PlainObject, textIn } from '../plain-values.ts'

const SOURCES: { readonly [type: string]: string } = {
  app: 'human',
  api: 'code',
  model: 'model',
  evaluator: 'model',
  auto_eval: 'model',
}

/** Undefined where it names neither run nor trace or says nothing. */
export function feedbackOf(record: PlainObject): Score | undefined {
  const runId = textIn(record.run_id)
  const traceId = textIn(record.trace_id)
  const target =
    traceId !== undefined ? { traceId, spanId: runId } : runId !== undefined ? { spanId: runId } : undefined
  const name = textIn(record.key)
  const value = saidBy(record.score) ?? saidBy(record.value) ?? textIn(record.comment)
  if (target === undefined || name === undefined || value === undefined) return undefined
  const { type, user_id: userId, user_name: userName } = objectIn(record.feedback_source)
  const kind = textIn(type)?.toLowerCase()
  return makeScore(name, value, target, {
    id: textIn(record.id),
    comment: commentOf(record),
    author: textIn(userName) ?? textIn(userId),
    source: kind && (SOURCES[kind] ?? kind),
  })
}

function saidBy(value: unknown): number | boolean | string | undefined {
  if (typeof value === 'boolean') return value
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return numberIn(value) ?? textIn(value)
}

/** What the score itself does not hold: the label beside a number, and what would have been right. */
function commentOf({ comment, score, value, correction }: PlainObject): string | undefined {
  const label = saidBy(score) === undefined ? undefined : saidBy(value)
  const right = saidBy(correction)
  const lines = [
    textIn(comment),
    label === undefined ? undefined : `Value: ${label}`,
    right === undefined ? undefined : `Correction: ${right}`,
  ].filter((line) => line !== undefined)
  return lines.length > 0 ? lines.join('\n') : undefined
}
