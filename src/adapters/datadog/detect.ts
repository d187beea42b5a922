// What tells Datadog's JSON: spans of LLM Observability, and traces of its APM.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject } from '../plain-values.ts'

export const datadog: AdapterEntry = {
  id: 'datadog',
  label: 'Datadog',
  formats: [CONTENT_FORMAT.datadogSpan, CONTENT_FORMAT.datadogApmSpan],
  marks: [
    {
      like: 'spans of LLM Observability',
      keys: ['span_id', 'trace_id', 'parent_id', 'span_kind', 'ml_app', 'start_ns', 'duration', 'meta', 'metrics'],
    },
    {
      like: 'spans of Datadog APM',
      keys: ['trace_id', 'span_id', 'parent_id', 'service', 'resource', 'start', 'duration', 'meta', 'metrics'],
    },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ first }: Peek): Detection | undefined {
  const record: unknown = Array.isArray(first) ? first[0] : first
  if (isApmSpan(record)) return { certainty: 'certain', because: 'APM spans with "trace_id", "resource" and "meta"' }
  if (Array.isArray(first) || !isObject(first)) return undefined
  if ('_dd.stage' in first || (first.event_type === 'span' && Array.isArray(first.spans)))
    return { certainty: 'certain', because: 'what its SDKs send, with "_dd.stage" or "event_type"' }
  if (isLlmSpan(first)) return { certainty: 'certain', because: 'spans with "start_ns" and "span_kind"' }
  const [entry] = Array.isArray(first.data) ? first.data : [first.data]
  const attributes = isObject(entry) && isObject(entry.attributes) ? entry.attributes : first.attributes
  if (isLlmSpan(attributes))
    return { certainty: 'certain', because: '"attributes" with "start_ns" and "span_kind", as its API answers' }
  if (isObject(entry) && entry.type === 'evaluation_metric')
    return { certainty: 'certain', because: '"data" of the type "evaluation_metric"' }
  const [span] = isObject(attributes) && Array.isArray(attributes.spans) ? attributes.spans : []
  return isLlmSpan(span) ? { certainty: 'certain', because: '"spans" with "start_ns" and "meta"' } : undefined
}

const isLlmSpan = (value: unknown): boolean =>
  isObject(value) &&
  'span_id' in value &&
  (('start_ns' in value && ('span_kind' in value || 'meta' in value || 'duration' in value)) ||
    ('span_kind' in value && 'ml_app' in value))

const isApmSpan = (value: unknown): boolean =>
  isObject(value) &&
  ['trace_id', 'span_id', 'parent_id', 'start', 'duration'].filter((key) => key in value).length >= 4 &&
  ['resource', 'meta', 'metrics', 'service'].filter((key) => key in value).length >= 2
