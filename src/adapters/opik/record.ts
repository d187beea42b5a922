// Spans and traces of Comet Opik. Times: ISO texts, with a space for the T in the files of the command line; durations in ms.
// Ids: UUIDs. Source: Opik's REST API and SDKs 1.8 to 2.0.

import type { AttributeValue } from '../../model/span.ts'
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import { instantIn } from '../plain-times.ts'
import {
  attributeIn,
  isObject,
  listIn,
  numberIn,
  objectIn,
  type PlainObject,
  restOf,
  structureIn,
  textIn,
} from '../plain-values.ts'
import { spanOfRow, traceOfRow } from './row.ts'
import { countsOf } from './usage.ts'

export function spanOf(record: PlainObject): PlainSpan {
  const span = spanOfRow(record)
  const type = textIn(span.type)
  const metadata = objectIn(span.metadata)
  return {
    ...common(span),
    traceId: textIn(span.trace_id),
    spanId: textIn(span.id),
    parentSpanId: textIn(span.parent_span_id),
    attributes: {
      // "general" says nothing of what the span did.
      'opik.span.type': type === 'general' ? undefined : type,
      'opik.implied.type': (type ?? 'general') === 'general' ? impliedType(span) : undefined,
      'gen_ai.request.model': textIn(objectIn(span.input).model),
      'gen_ai.response.model': textIn(span.model),
      'gen_ai.tool.name': type === 'tool' ? textIn(span.name) : undefined,
      'llm.provider': textIn(span.provider),
      'llm.cost.total': numberIn(span.total_estimated_cost),
      ...(type === 'llm' ? callOf(span, metadata) : {}),
      ...said(span, metadata),
      ...restOf(span, SPAN_TAKEN, 'opik.'),
    },
  }
}

/** SDKs for JavaScript leave model calls general. */
function impliedType(span: PlainObject): string | undefined {
  if (holdsDocuments(span.output)) return 'retriever'
  const model = textIn(span.model) ?? textIn(objectIn(span.input).model)
  const isCall = model !== undefined && (textIn(span.provider) !== undefined || countsOf(span.usage) !== undefined)
  return isCall ? 'llm' : undefined
}

/** The record of a whole trace, which is no span: its usage is the sum over its spans. */
export function traceOf(record: PlainObject): PlainSpan {
  const trace = traceOfRow(record)
  return {
    ...common(trace),
    traceId: textIn(trace.id),
    attributes: {
      'opik.trace.name': textIn(trace.name),
      'opik.trace.cost': costOf(trace),
      ...said(trace, objectIn(trace.metadata)),
      ...restOf(trace, TRACE_TAKEN, 'opik.trace.'),
    },
  }
}

/** In one value with a name of its own: it is no cost of the span that the trace completes. */
function costOf(trace: PlainObject): AttributeValue | undefined {
  const total = numberIn(trace.total_estimated_cost)
  return total === undefined ? undefined : { total }
}

const COMMON = [
  ...['id', 'name', 'start_time', 'end_time', 'input', 'output', 'metadata', 'tags', 'error_info', 'environment'],
  ...['thread_id', 'ttft', 'total_estimated_cost', 'feedback_scores', 'comments', 'usage'],
]
const SPAN_TAKEN = new Set([...COMMON, 'trace_id', 'parent_span_id', 'model', 'provider'])
const TRACE_TAKEN = new Set(COMMON)

function common(record: PlainObject): Omit<PlainSpan, 'attributes'> {
  const { exception_type: type, message, traceback } = objectIn(record.error_info)
  const hasError = [type, message, traceback].some((part) => textIn(part) !== undefined)
  const end = instantIn(record.end_time, 's')
  const updated = instantIn(record.last_updated_at, 's')
  return {
    name: textIn(record.name),
    start: instantIn(record.start_time, 's'),
    end,
    status: hasError ? 'error' : 'unset',
    statusMessage: hasError ? (textIn(message) ?? textIn(type)) : undefined,
    revision: updated === undefined ? (end === undefined ? 1 : 2) : Number(updated / 1_000_000n),
    events: hasError
      ? [
          {
            name: 'exception',
            attributes: {
              'exception.type': textIn(type),
              'exception.message': textIn(message),
              'exception.stacktrace': textIn(traceback),
            },
          },
        ]
      : [],
  }
}

/** What spans and traces say in the same fields. */
function said(record: PlainObject, metadata: PlainObject): PlainAttributes {
  const prompt = objectIn(listIn(metadata.opik_prompts)[0])
  const version = objectIn(prompt.version)
  return {
    'opik.input': attributeIn(structureIn(record.input)),
    'opik.output': attributeIn(structureIn(record.output)),
    'opik.tags': attributeIn(structureIn(record.tags)),
    'opik.thread_id': textIn(record.thread_id),
    'opik.environment': textIn(record.environment),
    'opik.usage': attributeIn(structureIn(record.usage)),
    'opik.token_counts': attributeIn(countsOf(record.usage)),
    'opik.ttft': numberIn(record.ttft),
    'gen_ai.prompt.name': textIn(prompt.name),
    'gen_ai.prompt.version': textIn(version.commit) ?? textIn(version.id),
    ...restOf(metadata, NONE, 'opik.metadata.'),
  }
}

const NONE: ReadonlySet<string> = new Set()

const PARAMETERS = [
  ...['temperature', 'top_p', 'top_k', 'max_tokens', 'max_completion_tokens', 'max_output_tokens', 'seed', 'stop', 'n'],
  ...['presence_penalty', 'frequency_penalty', 'tool_choice', 'response_format', 'reasoning_effort', 'stream'],
]

/** Integrations keep the parameters of a call in its metadata. */
function callOf(span: PlainObject, metadata: PlainObject): PlainAttributes {
  const output = objectIn(span.output)
  const reasons = [...listIn(output.choices).map((choice) => objectIn(choice).finish_reason), output.stop_reason]
  return {
    'gen_ai.response.id': textIn(output.id),
    'gen_ai.response.finish_reasons': attributeIn(reasons.flatMap((reason) => textIn(reason) ?? [])),
    'llm.invocation_parameters': attributeIn(
      Object.fromEntries(PARAMETERS.flatMap((name) => (name in metadata ? [[name, metadata[name]]] : []))),
    ),
    'gen_ai.tool.definitions': attributeIn(structureIn(metadata.tools)),
  }
}

/** A list of texts with a score, an id or metadata beside each; SDKs wrap what a function returned as `{output}`. */
function holdsDocuments(value: unknown): boolean {
  const output = structureIn(value)
  const { documents, output: returned } = objectIn(output)
  const list = Array.isArray(output) ? output : listIn(documents ?? returned)
  return (
    list.length > 0 &&
    list.every(
      (entry) =>
        isObject(entry) &&
        ['content', 'page_content', 'text'].some((key) => typeof entry[key] === 'string') &&
        ['score', 'metadata', 'id'].some((key) => key in entry) &&
        !('role' in entry),
    )
  )
}
