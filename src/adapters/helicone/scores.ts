// Scores and feedback of one request. Scores are whole numbers there; by what they were multiplied is not stored.
import { makeScore } from '../../conventions/facts/scores.ts'
import type { Score } from '../../model/score.ts'
import type { PlainSpan } from '../plain-span.ts'
import { isObject, numberIn, objectIn, type PlainObject, textIn } from '../plain-values.ts'

export function scoresOf(fields: PlainObject, { traceId, spanId }: PlainSpan): Score[] {
  if (traceId === undefined || spanId === undefined) return []
  const target = { traceId, spanId }
  const scores = Object.entries(objectIn(fields.scores)).flatMap(([name, said]) => {
    const value = numberIn(isObject(said) ? said.value : said)
    return value === undefined ? [] : [makeScore(name, value, target, { id: JSON.stringify([spanId, name]) })]
  })
  const rating = ratingIn(fields.feedback_rating)
  if (rating === undefined) return scores
  const id = textIn(fields.feedback_id) ?? JSON.stringify([spanId, 'feedback'])
  return [...scores, makeScore('feedback', rating, target, { id, source: 'user' })]
}

const ratingIn = (value: unknown): boolean | undefined =>
  value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined
