// What the page and the worker say to each other about queries. The arrays are handed over, not copied.
import type { PartUrls } from '../reader/parts.ts'
import type { KernelInput, KernelOutput } from './kernel.ts'

/** Sent first: what works queries out is loaded, and `prepared` says whether it could be. */
export interface PrepareMessage {
  readonly type: 'prepare'
  readonly parts?: PartUrls
}

export interface PreparedMessage {
  readonly type: 'prepared'
  readonly isReady: boolean
}

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
