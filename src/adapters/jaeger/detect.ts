// What tells Jaeger's own JSON.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject } from '../plain-values.ts'

export const jaeger: AdapterEntry = {
  id: 'jaeger',
  label: 'Jaeger JSON',
  formats: [CONTENT_FORMAT.jaegerSpan, CONTENT_FORMAT.jaegerSummary],
  marks: [
    {
      like: 'spans of Jaeger',
      keys: [
        'traceID',
        'spanID',
        'operationName',
        'references',
        'startTime',
        'duration',
        'tags',
        'logs',
        'processID',
        'process',
      ],
    },
    { like: 'traces of Jaeger', keys: ['traceID', 'spans', 'processes'] },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ keys, first }: Peek): Detection | undefined {
  if (!isObject(first)) return undefined
  if (isTrace(first)) return { certainty: 'certain', because: 'a trace with "traceID", "spans" and "processes"' }
  // Tables of Grafana have the same names, with other units.
  if (isSpan(first) && !('serviceName' in first))
    return { certainty: 'certain', because: 'one span with "spanID" and "operationName"' }
  const [trace] = Array.isArray(first.data) ? first.data : [first.data]
  if (isTrace(trace)) return { certainty: 'certain', because: '"data" with traces of "spans" and "processes"' }
  const [summary] = Array.isArray(first.summaries) ? first.summaries : []
  if (isObject(summary) && 'traceId' in summary && ('rootServiceName' in summary || 'spanCount' in summary))
    return { certainty: 'certain', because: '"summaries" of traces, as Jaeger answers' }
  const isAnswer = ['data', 'total', 'limit', 'offset', 'errors'].every((key) => keys.has(key))
  return isAnswer ? { certainty: 'likely', because: 'an answer with "data", "total" and "errors"' } : undefined
}

const isTrace = (value: unknown): boolean => {
  if (!isObject(value)) return false
  const [span] = Array.isArray(value.spans) ? value.spans : []
  if (isSpan(span)) return true
  return isObject(value.processes) && (Array.isArray(value.spans) || 'traceID' in value || isProcesses(value.processes))
}

/** What stands first may be all that is at hand. */
const isProcesses = (processes: object): boolean =>
  Object.values(processes).some((process) => isObject(process) && 'serviceName' in process)

const isSpan = (value: unknown): boolean =>
  isObject(value) && 'traceID' in value && 'spanID' in value && ('operationName' in value || 'references' in value)
