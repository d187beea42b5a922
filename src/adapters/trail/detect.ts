// What tells traces of Patronus, the form in which the TRAIL benchmark is published.
import type { AdapterEntry, Detection, Peek } from '../adapter.ts'
import { CONTENT_FORMAT } from '../content-format.ts'
import { isObject } from '../plain-values.ts'

export const trail: AdapterEntry = {
  id: 'trail',
  label: 'Patronus traces (TRAIL)',
  formats: [CONTENT_FORMAT.trailSpan, CONTENT_FORMAT.trailLog],
  marks: [
    {
      like: 'spans of TRAIL',
      keys: [
        'trace_id',
        'span_id',
        'parent_span_id',
        'span_name',
        'span_kind',
        'span_attributes',
        'child_spans',
        'timestamp',
      ],
    },
    { like: 'notes of TRAIL', keys: ['trace_id', 'errors', 'scores', 'labels'] },
  ],
  detect,
  load: async () => (await import('./index.ts')).adapter,
}

function detect({ keys, first }: Peek): Detection | undefined {
  if (!isObject(first)) return undefined
  if (isSpan(keys)) return { certainty: 'certain', because: 'spans with "span_attributes" and "child_spans"' }
  const [span] = Array.isArray(first.spans) ? first.spans : []
  // The first span may be longer than what is looked at: then some of its fields are missing.
  if (isObject(span) && 'span_name' in span && 'span_id' in span)
    return { certainty: 'certain', because: 'a trace whose spans are nested, each with "span_name"' }
  if (keys.has('trace') && keys.has('labels')) return { certainty: 'likely', because: 'rows with "trace" and "labels"' }
  if (isAnnotation(first)) return { certainty: 'certain', because: '"errors" and "scores" of a TRAIL trace' }
  return undefined
}

const isSpan = (keys: ReadonlySet<string>): boolean =>
  keys.has('span_id') && keys.has('span_name') && keys.has('child_spans')

/** Errors with the span they lie in, and scores with their reasons. */
function isAnnotation({ errors, scores }: { readonly errors?: unknown; readonly scores?: unknown }): boolean {
  if (!Array.isArray(errors) || !Array.isArray(scores)) return false
  const [error] = errors
  const [score] = scores
  return (isObject(error) && 'location' in error) || (isObject(score) && 'reliability_score' in score)
}
