// What tells spans and log records of the AWS Distro for OpenTelemetry, as CloudWatch keeps them.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject } from '../plain-values.ts'
import { isRecord, recordIn, WRAPPERS } from './record.ts'

export const cloudwatch: AdapterEntry = {
  id: 'cloudwatch',
  label: 'AWS CloudWatch',
  formats: [CONTENT_FORMAT.cloudwatchSpan, CONTENT_FORMAT.cloudwatchLog],
  marks: [
    {
      like: 'spans of CloudWatch',
      keys: [
        'resource',
        'scope',
        'traceId',
        'spanId',
        'startTimeUnixNano',
        'endTimeUnixNano',
        'durationNano',
        'attributes',
      ],
    },
    {
      like: 'log records of CloudWatch',
      keys: [
        'resource',
        'scope',
        'timeUnixNano',
        'observedTimeUnixNano',
        'severityNumber',
        'body',
        'traceId',
        'spanId',
      ],
    },
    {
      like: 'events of CloudWatch Logs',
      keys: ['@timestamp', '@message', '@ptr', '@log', 'logStreamName', 'ingestionTime', 'eventId'],
    },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ keys, first }: Peek): Detection | undefined {
  if (!isObject(first)) return undefined
  if (isRecord(keys)) return { certainty: 'certain', because: 'OpenTelemetry records as CloudWatch keeps them' }
  const wrapper = WRAPPERS.find((key) => keys.has(key))
  if (wrapper !== undefined) {
    const inner = recordIn(first)
    if (inner && isRecord(new Set(Object.keys(inner))))
      return { certainty: 'certain', because: `OpenTelemetry records under "${wrapper}"` }
    // The record it wraps may be longer than what is looked at; nobody else names a field so.
    if (wrapper === 'raw_otel_json') return { certainty: 'certain', because: 'rows with "raw_otel_json"' }
  }
  if (isAnswer(first.results)) return { certainty: 'certain', because: 'results of a CloudWatch Logs query' }
  if (isAnswer(first.events)) return { certainty: 'certain', because: '"events" of a CloudWatch log group' }
  return undefined
}

/** A list whose first entry wraps a record. */
function isAnswer(list: unknown): boolean {
  const inner = Array.isArray(list) ? recordIn(list[0]) : undefined
  return inner !== undefined && isRecord(new Set(Object.keys(inner)))
}
