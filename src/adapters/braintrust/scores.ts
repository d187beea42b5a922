// Scores of a row. A scorer's own row repeats those of the row it judged, and says why.
import { makeScore } from '../../conventions/facts/scores.ts'
import type { Score } from '../../model/score.ts'
import { numberIn, objectIn, type PlainObject, textIn } from '../plain-values.ts'
import { parentsOf } from './row.ts'

/** Of feedback: given in Braintrust itself, by users of the application, or by a program. */
const SOURCES: { readonly [source: string]: string } = { app: 'human', external: 'user', api: 'code' }

/** A score that could not be given is null, and is none. */
export function scoresOf(row: PlainObject): Score[] {
  const traceId = textIn(row.root_span_id)
  if (traceId === undefined) return []
  const { type, purpose } = objectIn(row.span_attributes)
  const isScorer = type === 'score' || purpose === 'scorer'
  const spanId = (isScorer ? parentsOf(row)[0] : undefined) ?? textIn(row.span_id)
  const audit = objectIn(row._audit_metadata)
  const source = textIn(row._audit_source)
  return Object.entries(objectIn(row.scores)).flatMap(([name, said]) => {
    const value = numberIn(said)
    if (value === undefined) return []
    const more = {
      id: JSON.stringify([traceId, spanId, name]),
      comment: isScorer ? reasonIn(row) : undefined,
      source: source && (SOURCES[source] ?? source),
      author: textIn(audit.user_id) ?? textIn(audit.email) ?? textIn(audit.user),
    }
    return [makeScore(name, value, { traceId, spanId }, more)]
  })
}

function reasonIn(row: PlainObject): string | undefined {
  const { metadata } = objectIn(row.output)
  const said = { ...objectIn(row.metadata), ...objectIn(metadata) }
  return textIn(said.rationale) ?? textIn(said.reason) ?? textIn(said.reasoning) ?? textIn(said.explanation)
}
