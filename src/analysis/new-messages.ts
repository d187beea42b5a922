// What a model call was told that the call before it had not been told: conversations repeat all that was said so far.

import type { Message } from '../model/content.ts'
import type { Dataset } from '../model/dataset.ts'
import { frontierOf } from './frontier.ts'

/** A model call among those of the same agent. */
export interface CallPlace {
  /** Place of the agent, or of the root where no agent stands above; -1 when the call is a root itself. */
  readonly scope: number
  /** True where the scope is an agent. */
  readonly isAgent: boolean
  /** 1 for the first call. */
  readonly number: number
  readonly count: number
  /** Place of the last call before it that was answered, -1 for none: what a failed call was told is told again. */
  readonly before: number
}

/**
 * Where a model call stands among the calls of its agent, in display order, each recorded call once.
 * Undefined for spans that are no such call: wrappers, second records, other types.
 */
export function callPlace(dataset: Dataset, traceRow: number, place: number): CallPlace | undefined {
  const { modelCalls } = frontierOf(dataset, traceRow)
  if (!modelCalls.includes(place)) return undefined
  const tree = dataset.tree(traceRow)
  const isAgentAt = (at: number) => dataset.typeAt(tree.rows[at]) === 'agent'
  const scopeOf = (call: number): number => {
    let scope = -1
    for (let at = tree.parent[call]; at >= 0; at = tree.parent[at]) {
      scope = at
      if (isAgentAt(at)) break
    }
    return scope
  }
  const scope = scopeOf(place)
  const calls = modelCalls.filter((call) => scopeOf(call) === scope)
  const index = calls.indexOf(place)
  return {
    scope,
    isAgent: scope >= 0 && isAgentAt(scope),
    number: index + 1,
    count: calls.length,
    before: calls.findLast((call) => call < place && !dataset.hasError(tree.rows[call])) ?? -1,
  }
}

/**
 * How many messages at the start of `now` had been given to the call before, word for word.
 * 0 where nothing but instructions is shared: the calls are then no parts of one conversation.
 * Finish reasons are not compared: an answer that is given back as input has lost its own.
 */
export function sharedMessages(before: readonly Message[], now: readonly Message[]): number {
  let shared = 0
  let hasConversation = false
  while (shared < before.length && shared < now.length && isSameMessage(before[shared], now[shared])) {
    if (!isInstruction(now[shared])) hasConversation = true
    shared++
  }
  return hasConversation ? shared : 0
}

/** Standing instructions, as against what is said in the conversation. */
export const isInstruction = ({ role }: Message): boolean => role === 'system' || role === 'developer'

const isSameMessage = (a: Message, b: Message): boolean =>
  a.role === b.role && a.name === b.name && isSameValue(a.parts, b.parts)

/** Equality by value, with a stack: arguments of tools may be endlessly deep. */
function isSameValue(first: unknown, second: unknown): boolean {
  const rest: [unknown, unknown][] = [[first, second]]
  for (let pair = rest.pop(); pair; pair = rest.pop()) {
    const [a, b] = pair
    if (Object.is(a, b)) continue
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
    if (Array.isArray(a) !== Array.isArray(b)) return false
    const keys = Object.keys(a)
    if (keys.length !== Object.keys(b).length) return false
    for (const key of keys) {
      if (!Object.hasOwn(b, key)) return false
      rest.push([(a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]])
    }
  }
  return true
}
