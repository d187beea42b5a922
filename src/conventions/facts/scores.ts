// Scores that travel inside traces: evaluation events and OpenInference annotations.
import { spanKey, traceId } from '../../model/ids.ts'
import type { Score, ScoreSource } from '../../model/score.ts'
import { hashText } from '../../util/hash.ts'
import { type AttributeView, numberOf, textOf } from '../view.ts'

export interface ScoreTarget {
  readonly traceId: string
  readonly spanId?: string
}

/** `SpanTarget`: the source names no trace; which one it is shows when all spans have been read. */
type SpanTarget = { readonly traceId?: undefined; readonly spanId: string }
type SessionTarget = { readonly sessionId: string }

export const EVALUATION_EVENT = 'gen_ai.evaluation.result'

/** What the convention has no name for, as an export of this project writes it beside the event's own attributes. */
export const SCORE_MARK = {
  id: 'spanglass.score.id',
  source: 'spanglass.score.source',
  author: 'spanglass.score.author',
  session: 'spanglass.score.session',
} as const

/** Score of one `gen_ai.evaluation.result` event, whatever carried it; undefined when it has no value. */
export function evaluationScore(attributes: AttributeView, target: ScoreTarget): Score | undefined {
  const name = textOf(attributes.get('gen_ai.evaluation.name'))
  const raw = attributes.get('gen_ai.evaluation.score.value')
  const label = textOf(attributes.get('gen_ai.evaluation.score.label'))
  const value = numberOf(raw) ?? label ?? (typeof raw === 'boolean' ? String(raw) : undefined)
  if (name === undefined || value === undefined) return undefined
  const sessionId = textOf(attributes.get(SCORE_MARK.session))
  return makeScore(name, value, sessionId === undefined ? target : { sessionId }, {
    id: textOf(attributes.get(SCORE_MARK.id)),
    comment: textOf(attributes.get('gen_ai.evaluation.explanation')),
    source: textOf(attributes.get(SCORE_MARK.source)),
    author: textOf(attributes.get(SCORE_MARK.author)),
  })
}

export const ANNOTATION_KEY =
  /^(trace\.|session\.)?(?:annotations\.(\d+)\.annotation|evaluations\.(\d+)\.evaluation)\.(\w+)$/

/** Scores that a span states about itself, its trace or its session. */
export function annotationScores(attributes: AttributeView, target: ScoreTarget): Score[] {
  const found = new Map<string, { [field: string]: string | number | undefined }>()
  for (const key of attributes.keys()) {
    const match = ANNOTATION_KEY.exec(key)
    if (!match) continue
    const id = `${match[1] ?? ''}${match[2] ?? `e${match[3]}`}`
    const fields = found.get(id) ?? { scope: match[1] ?? 'span.' }
    const value = attributes.get(key)
    fields[match[4]] = match[4] === 'score' ? numberOf(value) : textOf(value)
    found.set(id, fields)
  }
  const session = textOf(attributes.get('session.id'))
  return [...found.values()].flatMap(({ scope, name, score, label, explanation, annotator_kind: kind }) => {
    const value = score ?? label
    if (name === undefined || value === undefined) return []
    const isOfSession = scope === 'session.' && session !== undefined
    const about = isOfSession ? { sessionId: session } : scope === 'span.' ? target : { traceId: target.traceId }
    const more = {
      comment: explanation === undefined ? undefined : String(explanation),
      source: kind === undefined ? undefined : sourceOf(String(kind)),
    }
    return [makeScore(String(name), value, about, more)]
  })
}

const sourceOf = (kind: string): ScoreSource => {
  const folded = kind.toLowerCase()
  return folded === 'llm' ? 'model' : folded
}

/** A score. Without an id of its own it is told by what it says, so that the same one delivered twice counts once. */
export function makeScore(
  name: string,
  value: number | string | boolean,
  target: ScoreTarget | SpanTarget | SessionTarget,
  more: { id?: string; comment?: string; source?: ScoreSource; author?: string },
): Score {
  const label = typeof value === 'string' ? value.toLowerCase() : undefined
  const boolean = typeof value === 'boolean' ? value : label === 'true' ? true : label === 'false' ? false : undefined
  const { id = hashText(JSON.stringify([target, name, value, more.source, more.comment])), ...rest } = more
  return {
    id,
    name,
    value: boolean ?? value,
    kind: boolean !== undefined ? 'boolean' : typeof value === 'number' ? 'numeric' : 'categorical',
    ...rest,
    target: targetOf(target),
  }
}

function targetOf(target: ScoreTarget | SpanTarget | SessionTarget): Score['target'] {
  if ('sessionId' in target) return { type: 'session', sessionId: target.sessionId }
  const trace = target.traceId ?? ''
  return target.spanId === undefined
    ? { type: 'trace', traceId: traceId(trace) }
    : { type: 'span', key: spanKey(trace, target.spanId), traceId: traceId(trace) }
}
