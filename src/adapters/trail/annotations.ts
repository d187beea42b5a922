// What the annotators of TRAIL said of a trace: errors, each at a span, and scores with their reasons.
import { makeScore } from '../../conventions/facts/scores.ts'
import type { Score } from '../../model/score.ts'
import { idIn } from '../otel-spans/words.ts'
import { isObject, listIn, numberIn, type PlainObject, textIn } from '../plain-values.ts'

/** Undefined where something is said and of no trace that is named. */
export function scoresOf({ errors, scores }: PlainObject, trace: string | undefined): Score[] | undefined {
  const said = [...listIn(errors), ...listIn(scores)].filter(isObject)
  if (said.length === 0) return []
  const traceId = idIn(trace, 16)
  if (traceId === undefined) return undefined
  return said.flatMap((entry) => (entry.category === undefined ? ratings(entry, traceId) : errorScore(entry, traceId)))
}

/** An error is a category at a span. */
function errorScore(error: PlainObject, traceId: string): Score[] {
  const category = textIn(error.category)
  if (category === undefined) return []
  const impact = textIn(error.impact)
  const comment = [impact && `Impact: ${impact}`, textIn(error.description), textIn(error.evidence)]
  const spanId = idIn(error.location, 8)
  return [
    makeScore(
      'error',
      category,
      { traceId, spanId },
      { source: 'human', comment: comment.filter(Boolean).join('\n\n') },
    ),
  ]
}

/** `reliability_score` beside `reliability_reasoning`, and one without a reason: `overall`. */
const ratings = (entry: PlainObject, traceId: string): Score[] =>
  Object.entries(entry).flatMap(([key, value]) => {
    const rating = numberIn(value)
    const name = key.replace(/_score$/, '')
    if (rating === undefined || key === 'trace_id') return []
    return [makeScore(name, rating, { traceId }, { source: 'human', comment: textIn(entry[`${name}_reasoning`]) })]
  })
