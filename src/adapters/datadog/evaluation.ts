// Evaluations: on the span they are about, or sent apart with what they join on.
import { makeScore } from '../../conventions/facts/scores.ts'
import type { Score } from '../../model/score.ts'
import { isObject, objectIn, type PlainObject, textIn } from '../plain-values.ts'

type Target = Parameters<typeof makeScore>[2]

/** `{name: {value, eval_metric_type, assessment, reasoning}}`. */
export function spanScores({ evaluation }: PlainObject, target: Target): Score[] {
  return Object.entries(objectIn(evaluation)).flatMap(([name, said]) => {
    const fields = isObject(said) ? said : { value: said }
    const value = valueIn(fields.value)
    return value === undefined ? [] : [makeScore(name, value, target, { comment: commentOf(fields) })]
  })
}

/** One metric of an evaluation that was sent: it names its span, or a tag that holds the session. */
export function metricScore(metric: PlainObject, target = targetOf(metric)): Score | undefined {
  const name = textIn(metric.label)
  const type = textIn(metric.metric_type)
  const value = valueIn(metric[`${type}_value`])
  if (name === undefined || value === undefined || !target) return undefined
  return makeScore(name, value, target, { comment: commentOf(metric) })
}

/** The tag that it joins on, as spans have it. */
export function tagOf(metric: PlainObject): string | undefined {
  const { key, value } = objectIn(objectIn(metric.join_on).tag)
  const name = textIn(key)
  return name === undefined ? undefined : `${name}:${textIn(value) ?? ''}`
}

function targetOf(metric: PlainObject): Target | undefined {
  const { span, tag } = objectIn(metric.join_on)
  const { span_id, trace_id } = isObject(span) ? span : metric
  const traceId = textIn(trace_id)?.toLowerCase()
  if (traceId !== undefined) return { traceId, spanId: textIn(span_id)?.toLowerCase() }
  const { key, value } = objectIn(tag)
  const session = key === 'session_id' ? textIn(value) : undefined
  return session === undefined ? undefined : { sessionId: session }
}

/** Values of the type `json` as their text. */
function valueIn(value: unknown): number | string | boolean | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'string') return value === '' ? undefined : value
  return isObject(value) || Array.isArray(value) ? JSON.stringify(value) : undefined
}

/** Whether it passed has no place of its own. */
const commentOf = ({ assessment, reasoning }: PlainObject): string | undefined =>
  [textIn(assessment), textIn(reasoning)].filter((part) => part !== undefined).join(': ') || undefined
