// One Weave feedback record: a reaction, a note, an annotation, or what a scorer gave.
import { makeScore } from '../../conventions/facts/scores.ts'
import type { Score } from '../../model/score.ts'
import { isObject, objectIn, type PlainObject, structureIn, textIn } from '../plain-values.ts'

interface Said {
  readonly name: string
  readonly value: number | string | boolean
}

/** None where it is about no call or says nothing. Without a trace id the call alone is its target. */
export function feedbackOf(record: PlainObject, traceId?: string): Score[] {
  const callId = /\/call\/([^/?]+)/.exec(textIn(record.weave_ref) ?? '')?.[1]
  const type = textIn(record.feedback_type) ?? ''
  const payload = objectIn(record.payload)
  if (callId === undefined) return []
  const isScored = type.startsWith('wandb.runnable.')
  const output = structureIn(payload.output)
  const said = isScored ? leavesOf(type.slice('wandb.runnable.'.length), output) : spokenIn(type, payload)
  const id = textIn(record.id)
  return said.map(({ name, value }, index) =>
    makeScore(name, value, traceId === undefined ? { spanId: callId } : { traceId, spanId: callId }, {
      id: id === undefined ? undefined : index === 0 ? id : `${id}.${index}`,
      comment: isObject(output) ? reasonIn(output) : undefined,
      author: textIn(record.creator) ?? (isScored ? undefined : textIn(record.wb_user_id)),
      source: isScored ? 'model' : 'human',
    }),
  )
}

function spokenIn(type: string, payload: PlainObject): Said[] {
  if (type.startsWith('wandb.reaction.')) return scalar('reaction', payload.alias ?? payload.emoji)
  if (type.startsWith('wandb.note.')) return scalar('note', payload.note)
  if (type.startsWith('wandb.annotation.')) return scalar(type.slice('wandb.annotation.'.length), payload.value)
  return scalar(type, payload.value ?? JSON.stringify(payload))
}

function scalar(name: string, value: unknown): Said[] {
  if (typeof value === 'number' || typeof value === 'boolean') return [{ name, value }]
  const text = isObject(value) || Array.isArray(value) ? JSON.stringify(value) : textIn(value)
  return text === undefined ? [] : [{ name, value: text }]
}

const REASON = /^(reason|reasoning|rationale|explanation|comment|feedback)$/i

const reasonIn = (output: PlainObject): string | undefined =>
  Object.entries(output).flatMap(([key, value]) => (REASON.test(key) ? (textIn(value) ?? []) : []))[0]

/** Each leaf of what a scorer returned; the only one goes by the name of the scorer. */
function leavesOf(scorer: string, output: unknown): Said[] {
  if (!isObject(output)) return scalar(scorer, output)
  const leaves = Object.entries(output).filter(([key]) => !REASON.test(key))
  if (leaves.length === 1 && !isObject(leaves[0][1])) return scalar(scorer, leaves[0][1])
  return leaves.flatMap(([key, value]) =>
    isObject(value) ? leavesOf(`${scorer}.${key}`, value) : scalar(`${scorer}.${key}`, value),
  )
}
