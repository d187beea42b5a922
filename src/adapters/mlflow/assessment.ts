// One assessment of a trace or a span: feedback is a score; an expectation is not.
import { makeScore } from '../../conventions/facts/scores.ts'
import type { Score } from '../../model/score.ts'
import { idIn } from '../otel-spans/words.ts'
import { objectIn, type PlainObject, textIn } from '../plain-values.ts'

const SOURCES: { readonly [type: string]: string } = {
  HUMAN: 'human',
  LLM_JUDGE: 'model',
  AI_JUDGE: 'model',
  CODE: 'code',
}

export const nameOf = (assessment: PlainObject): string =>
  textIn(assessment.assessment_name) ?? textIn(assessment.name) ?? 'assessment'

/** Feedback with a value; one that a later assessment replaced does not hold any more. */
export const isScore = (assessment: PlainObject): boolean =>
  assessment.valid !== false && valueIn(assessment) !== undefined

export function scoreOf(assessment: PlainObject, traceId: string): Score | undefined {
  const value = isScore(assessment) ? valueIn(assessment) : undefined
  if (value === undefined) return undefined
  const { source_type: type, source_id: author } = objectIn(assessment.source)
  const source = textIn(type)
  return makeScore(
    nameOf(assessment),
    value,
    { traceId, spanId: idIn(assessment.span_id, 8) },
    {
      id: textIn(assessment.assessment_id),
      comment: textIn(assessment.rationale),
      author: textIn(author),
      source: source && (SOURCES[source.toUpperCase()] ?? source.toLowerCase()),
    },
  )
}

function valueIn({ feedback }: PlainObject): string | number | boolean | undefined {
  const { value } = objectIn(feedback)
  if (typeof value === 'boolean' || typeof value === 'number') return value
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : textIn(value)
}
