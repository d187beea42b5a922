// Feedback scores and comments of an Opik trace or span.
import { makeScore, type ScoreTarget } from '../../conventions/facts/scores.ts'
import type { Score } from '../../model/score.ts'
import { isObject, listIn, numberIn, objectIn, type PlainObject, textIn } from '../plain-values.ts'

const SOURCES: { readonly [source: string]: string } = { ui: 'human', online_scoring: 'model', sdk: 'code' }

type Target = ScoreTarget | { readonly traceId?: undefined; readonly spanId: string }

/** Undefined where it has no name or value. A category is the value, its number stands for it. */
export function scoreOf(record: PlainObject, target: Target): Score | undefined {
  const name = textIn(record.name)
  const value = textIn(record.category_name) ?? numberIn(record.value) ?? textIn(record.value)
  if (name === undefined || value === undefined) return undefined
  const source = textIn(record.source)
  const authors = Object.keys(objectIn(record.value_by_author))
  return makeScore(name, value, target, {
    comment: textIn(record.reason),
    author: authors.length > 0 ? authors.join(', ') : textIn(record.created_by),
    source: source && (SOURCES[source] ?? source),
  })
}

/** All that people and programs said of a trace or span. */
export function scoresOf(record: PlainObject, target: Target): Score[] {
  const scores = listIn(record.feedback_scores).map((score) => (isObject(score) ? scoreOf(score, target) : undefined))
  const comments = listIn(record.comments).map((entry) => {
    const { id, text, created_by: author } = objectIn(entry)
    const value = textIn(text)
    return value === undefined
      ? undefined
      : makeScore('comment', value, target, { id: textIn(id), author: textIn(author), source: 'human' })
  })
  return [...scores, ...columnsOf(record).map((score) => scoreOf(score, target)), ...comments].filter(
    (score) => score !== undefined,
  )
}

const COLUMN = 'feedback_scores.'

/** Tables have a column for each score, and one for its reason; "-" is none. */
const columnsOf = (record: PlainObject): PlainObject[] =>
  Object.entries(record).flatMap(([key, value]) => {
    if (!key.startsWith(COLUMN) || key.endsWith('_reason') || value === '' || value === '-') return []
    return [{ name: key.slice(COLUMN.length), value, reason: record[`${key}_reason`] }]
  })
