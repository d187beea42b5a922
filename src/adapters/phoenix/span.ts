// One span of Phoenix: as its clients write it, or a row of a data frame with a column for each known attribute.
import { flattened } from '../otel-spans/attributes.ts'
import { spanOf as otelSpanOf } from '../otel-spans/span.ts'
import type { PlainSpan } from '../plain-span.ts'
import { isObject, type PlainObject } from '../plain-values.ts'
import { printedIn } from '../printed-values.ts'

const TAKEN = new Set(['id', 'annotations', 'notes', 'conversation', 'flags', 'index', 'unnamed: 0'])
const WRITING = { prefix: 'phoenix.', taken: TAKEN }

export function spanOf(record: PlainObject): PlainSpan {
  return otelSpanOf('context.span_id' in record ? recordOf(record) : unnested(record), WRITING)
}

/** Older exports nest attributes at the dots of their keys. */
const unnested = (record: PlainObject): PlainObject =>
  isObject(record.attributes) ? { ...record, attributes: flattened(record.attributes) } : record

/** The record that a row of a data frame was made of. */
function recordOf(row: PlainObject): PlainObject {
  const record: { [key: string]: unknown } = {}
  const attributes: { [key: string]: unknown } = {}
  for (const [column, cell] of Object.entries(row)) {
    if (column.startsWith('context.')) record[column.slice('context.'.length)] = cell
    else if (column.startsWith('attributes.')) {
      const key = column.slice('attributes.'.length)
      attributes[key] = TEXTS.has(key) ? cell : printedIn(cell)
    } else record[column] = column === 'events' ? printedIn(cell) : cell
  }
  return { ...record, attributes: flattened(attributes) }
}

/** Attributes that are texts, also where the text is JSON. */
const TEXTS = new Set([
  ...['input.value', 'output.value', 'llm.invocation_parameters', 'llm.function_call'],
  ...['llm.prompt_template.template', 'embedding.invocation_parameters'],
])
