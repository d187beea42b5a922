// A trace as langsmith-fetch saves it: its messages, and figures of the whole, without any of its runs.
import type { PlainSpan } from '../plain-span.ts'
import { objectIn, type PlainObject } from '../plain-values.ts'
import { runOf } from './run.ts'

/** What is said of the trace; it stands for a span where no other file holds the trace's runs. */
export const conversationOf = ({ trace_id, messages, metadata }: PlainObject): PlainSpan => ({
  ...runOf({ ...objectIn(metadata), trace_id, run_type: 'chain', inputs: { messages } }),
  spanId: undefined,
})
