// A score: an evaluation or feedback on a trace, a span or a session.
import type { SpanKey, TraceId } from './ids.ts'

export type ScoreSource = 'human' | 'model' | 'code' | 'user' | (string & {})

export interface Score {
  /** Stable within the dataset; the same score delivered twice has the same id. */
  readonly id: string
  readonly name: string
  readonly value: number | boolean | string
  readonly kind: 'numeric' | 'boolean' | 'categorical'
  readonly source?: ScoreSource
  readonly comment?: string
  readonly author?: string
  readonly target:
    | { readonly type: 'span'; readonly key: SpanKey; readonly traceId: TraceId }
    | { readonly type: 'trace'; readonly traceId: TraceId }
    | { readonly type: 'session'; readonly sessionId: string }
}
