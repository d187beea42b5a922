// What the worker does with a query. Loaded there with the first one.
import { aggregate } from './kernel.ts'
import type { AnswerMessage, QueryMessage } from './worker-protocol.ts'

/** In the worker, which has nothing else to do: at once. */
export function answer({ id, input }: QueryMessage): AnswerMessage {
  const steps = aggregate(input)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return { type: 'answer', id, output: step.value, spare: { groups: input.groups, values: input.values } }
}
