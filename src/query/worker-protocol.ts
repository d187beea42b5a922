// What the page and the worker say to each other about queries. The arrays are handed over, not copied.
import { aggregate, type KernelInput, type KernelOutput } from './kernel.ts'

export interface QueryMessage {
  readonly type: 'query'
  readonly id: number
  readonly input: KernelInput
}

export interface AnswerMessage {
  readonly type: 'answer'
  readonly id: number
  readonly output: KernelOutput
  /** The arrays it was sent, for the next query: new memory costs more than the numbers that go into it. */
  readonly spare: Arrays
}

export type Arrays = Pick<KernelInput, 'groups' | 'values'>

export const buffersOf = ({ groups, values }: Arrays): ArrayBuffer[] => [groups.buffer, values.buffer] as ArrayBuffer[]

/** In the worker, which has nothing else to do: at once. */
export function answer({ id, input }: QueryMessage): AnswerMessage {
  const steps = aggregate(input)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return { type: 'answer', id, output: step.value, spare: { groups: input.groups, values: input.values } }
}
