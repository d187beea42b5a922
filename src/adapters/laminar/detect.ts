// What tells rows of Laminar's table of spans, in snake case (SQL) or camel case (API).
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { foldName } from '../otel-spans/fields.ts'
import { isObject } from '../plain-values.ts'

export const laminar: AdapterEntry = {
  id: 'laminar',
  label: 'Laminar',
  formats: [CONTENT_FORMAT.laminarSpan],
  marks: [
    {
      like: 'spans of Laminar',
      keys: [
        'span_id',
        'trace_id',
        'span_type',
        'start_time',
        'end_time',
        'path',
        'input_tokens',
        'output_tokens',
        'input_cost',
        'output_cost',
        'total_cost',
      ],
    },
    {
      like: 'spans of Laminar',
      keys: [
        'spanId',
        'traceId',
        'spanType',
        'startTime',
        'endTime',
        'path',
        'inputTokens',
        'outputTokens',
        'inputCost',
        'outputCost',
        'totalCost',
      ],
    },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ keys, first }: Peek): Detection | undefined {
  if (isRow(keys)) return { certainty: 'certain', because: 'rows with a span type beside token counts or a path' }
  if (!isObject(first)) return undefined
  for (const key of ['data', 'items', 'spans']) {
    const list = first[key]
    if (Array.isArray(list) && isObject(list[0]) && isRow(new Set(Object.keys(list[0]))))
      return { certainty: 'certain', because: `"${key}" with a span type beside token counts or a path` }
  }
  return undefined
}

function isRow(keys: ReadonlySet<string>): boolean {
  const names = new Set([...keys].map(foldName))
  const has = (...all: string[]) => all.every((name) => names.has(name))
  return (
    has('spanid', 'traceid', 'spantype', 'starttime') &&
    ['path', 'inputtokens', 'totalcost'].some((name) => names.has(name))
  )
}
