// Requests that no reader knows are told, with what they seem to be.
import { isObject } from '../plain-values.ts'
import type { RecordSink } from '../record-sink.ts'
import type { RecordedRequest } from './request.ts'

const MODEL_CALL =
  /\/(chat\/completions|completions|responses|embeddings|messages|rerank|converse(-stream)?|invoke(-with-response-stream)?|api\/(chat|generate|embed))$|:(stream)?generateContent$/i

/** `body`: its first record, where it is JSON. */
export function tellUnread(request: RecordedRequest, body: unknown, sink: RecordSink): void {
  sink.records++
  const { method, path, contentType } = request
  const asksModel =
    isObject(body) && 'model' in body && ['messages', 'input', 'prompt', 'contents'].some((key) => key in body)
  const code = asksModel || MODEL_CALL.test(path) ? 'request.model_call' : 'request.no_traces'
  sink.issues.add('info', code, `${method} ${path}${contentType === '' ? '' : ` (${contentType.split(';')[0]})`}`)
}
