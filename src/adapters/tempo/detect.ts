// What tells an answer of Tempo's search. Whole traces of Tempo are OTLP: see otlp-json.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject } from '../plain-values.ts'

export const tempo: AdapterEntry = {
  id: 'tempo',
  label: 'Tempo search',
  formats: [CONTENT_FORMAT.tempoSummary, CONTENT_FORMAT.tempoSpan],
  marks: [
    {
      like: 'answers of Tempo',
      keys: ['traceID', 'rootServiceName', 'rootTraceName', 'startTimeUnixNano', 'durationMs', 'spanSets', 'spanSet'],
    },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ keys, first }: Peek): Detection | undefined {
  if (!isObject(first)) return undefined
  const trace = Array.isArray(first.traces) ? first.traces[0] : first
  if (isObject(trace) && 'traceID' in trace && SUMMARY_KEYS.some((key) => key in trace))
    return { certainty: 'certain', because: 'traces with "traceID" and "rootTraceName", as Tempo’s search answers' }
  const metrics = isObject(first.metrics) ? first.metrics : {}
  if (keys.has('metrics') && 'totalBlocks' in metrics && !keys.has('trace'))
    return { certainty: 'likely', because: '"metrics" of a search in Tempo' }
  return undefined
}

const SUMMARY_KEYS = ['rootServiceName', 'rootTraceName', 'spanSets', 'spanSet', 'serviceStats']
