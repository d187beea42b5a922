// One span of MLflow in its three generations: `context` with ids and times of its own (2), base64 ids (3), hex ids (4).
import type { AttributeValue } from '../../model/span.ts'
import { spanOf as otelSpanOf } from '../otel-spans/span.ts'
import { idIn } from '../otel-spans/words.ts'
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import { attributeIn, isObject, listIn, objectIn, type PlainObject, structureIn, textIn } from '../plain-values.ts'

const WRITING = { prefix: 'mlflow.span.', taken: new Set(['oteltraceid']) }

export function spanOf(record: PlainObject): PlainSpan {
  const attributes = decoded(objectIn(record.attributes))
  const span = otelSpanOf({ ...record, attributes: {} }, WRITING)
  return {
    ...span,
    traceId:
      hexIn(textIn(attributes['mlflow.traceRequestId'])) ?? idIn(record.otel_trace_id, 16) ?? hexIn(span.traceId),
    attributes: {
      ...toolOf(attributes, span.name),
      ...fromCall(attributes),
      ...attributes,
      ...span.attributes,
      ...promptOf(attributes),
    },
  }
}

/** The id of a trace without what MLflow puts in front: `tr-…`, `trace:/catalog.schema/…`. */
export const traceIdOf = (info: PlainObject): string | undefined =>
  hexIn(textIn(info.trace_id) ?? textIn(info.request_id))

const hexIn = (id: string | undefined): string | undefined => idIn(id?.replace(/^(tr-|trace:\/.*\/)/, ''), 16)

/** Each value is JSON in a text, texts too; one that is none stays as it is. */
const decoded = (attributes: PlainObject): { [key: string]: AttributeValue | undefined } =>
  Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, attributeIn(parsed(value))]))

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** What a tool is called, where nobody says so but its span. */
const toolOf = (attributes: PlainObject, name: string | undefined): PlainAttributes =>
  attributes['mlflow.spanType'] === 'TOOL'
    ? { 'gen_ai.tool.name': textIn(attributes['mlflow.spanFunctionName']) ?? name }
    : {}

const CALLS = new Set(['LLM', 'CHAT_MODEL', 'EMBEDDING', 'RERANKER'])

/** What stands in the request and the answer of a call alone: older versions name no model, and no version all counts. */
function fromCall(attributes: PlainObject): PlainAttributes {
  if (!CALLS.has(textIn(attributes['mlflow.spanType']) ?? '')) return {}
  const request = objectIn(attributes['mlflow.spanInputs'])
  const answer = objectIn(attributes['mlflow.spanOutputs'])
  const reasons = [...listIn(answer.choices).map((choice) => objectIn(choice).finish_reason), answer.stop_reason]
  return {
    'gen_ai.request.model': textIn(request.model) ?? textIn(request.model_name),
    'gen_ai.response.model': textIn(answer.model),
    'gen_ai.response.id': textIn(answer.id),
    'gen_ai.response.finish_reasons': attributeIn(reasons.filter((reason) => typeof reason === 'string')),
    'mlflow.spanOutputs.usage': isObject(answer.usage) ? attributeIn(answer.usage) : undefined,
  }
}

/** The first of the prompts that a span or a trace was linked to. */
export function promptOf(attributes: PlainObject): PlainAttributes {
  const { name, version } = objectIn(listIn(structureIn(attributes['mlflow.linkedPrompts']))[0])
  return { 'gen_ai.prompt.name': textIn(name), 'gen_ai.prompt.version': textIn(version) }
}
