// Bodies that only their address explains. All others are known by their shape, as files are.
import type { Cursor } from '../../json/cursor.ts'
import type { RecordSink } from '../record-sink.ts'
import type { RequestPart } from '../request-part.ts'

/** `ids`: what the groups of the path matched. */
export type ReadBody = (body: Cursor, sink: RecordSink, ids: readonly string[]) => void
export type ReadParts = (parts: readonly RequestPart[], sink: RecordSink) => void

interface Route<R> {
  readonly method?: string
  readonly path: RegExp
  readonly load: () => Promise<R>
}

export const BODY_ROUTES: readonly Route<ReadBody>[] = [
  { method: 'PATCH', path: /\/runs\/([^/]+)$/, load: async () => (await import('../langsmith/index.ts')).readPatch },
  {
    method: 'PATCH',
    path: /\/v1\/private\/(spans|traces)\/([^/]+)$/,
    load: async () => (await import('../opik/index.ts')).readPatch,
  },
  {
    method: 'PUT',
    path: /\/v1\/private\/(spans|traces)(?:\/([^/]+))?\/feedback-scores$/,
    load: async () => (await import('../opik/index.ts')).readScores,
  },
  {
    path: /\/annotation-tasks\/([^/]+)\/annotations$/,
    load: async () => (await import('./traceloop-feedback.ts')).readTraceloopFeedback,
  },
]

export const PARTS_ROUTES: readonly Route<ReadParts>[] = [
  { path: /\/runs\/multipart$/, load: async () => (await import('../langsmith/multipart.ts')).readParts },
]
