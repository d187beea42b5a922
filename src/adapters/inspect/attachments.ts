// Long values stand once in a sample, and events refer to them: texts as `attachment://<hash>`, messages by their place in a pool.
import { isObject, listIn, objectIn, type PlainObject } from '../plain-values.ts'

export interface Pools {
  readonly attachments: PlainObject
  readonly messages: readonly unknown[]
}

export const poolsOf = (attachments: unknown, eventsData: unknown, messagePool: unknown): Pools => {
  const { messages } = objectIn(eventsData)
  return { attachments: objectIn(attachments), messages: listIn(messages ?? messagePool) }
}

/** The event with what it refers to in place; itself where it refers to nothing. */
export function resolved(event: PlainObject, pools: Pools): PlainObject {
  const { input_refs: refs, ...rest } = event
  const whole = Array.isArray(refs) ? { ...rest, input: pooled(refs, pools.messages) } : event
  return replaced(whole, pools.attachments, 0) as PlainObject
}

/** `[[0, 4], [6, 7]]`: from, and behind the last. */
const pooled = (refs: readonly unknown[], pool: readonly unknown[]): unknown[] =>
  refs.flatMap((range) => (Array.isArray(range) ? pool.slice(Number(range[0]), Number(range[1])) : []))

const REFERENCE = 'attachment://'
const MAX_DEPTH = 100

function replaced(value: unknown, attachments: PlainObject, depth: number): unknown {
  if (typeof value === 'string') {
    if (!value.startsWith(REFERENCE)) return value
    const hash = value.slice(REFERENCE.length)
    return Object.hasOwn(attachments, hash) ? attachments[hash] : value
  }
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value
  if (Array.isArray(value)) {
    const items = value.map((item) => replaced(item, attachments, depth + 1))
    return items.some((item, at) => item !== value[at]) ? items : value
  }
  if (!isObject(value)) return value
  const entries = Object.entries(value).map(([key, item]) => [key, replaced(item, attachments, depth + 1)] as const)
  return entries.some(([key, item]) => item !== value[key]) ? Object.fromEntries(entries) : value
}
