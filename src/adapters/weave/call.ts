// One Weave call, whole or its start or its end alone. Times: ISO texts with microseconds. Ids: any text.
// Source: Weave's trace server API and SDKs 0.50 to 0.53.
import { errorOfText } from '../plain-errors.ts'
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import { instantIn } from '../plain-times.ts'
import {
  attributeIn,
  isObject,
  listIn,
  objectIn,
  type PlainObject,
  plainValue,
  restOf,
  structureIn,
  textIn,
} from '../plain-values.ts'
import type { Place } from '../record-input.ts'
import { isAnswer, kindOfOp, opNameOf, providerOfOp } from './op.ts'
import { callOfRow } from './row.ts'
import { costOf, usageOf } from './usage.ts'

export function callOf(record: PlainObject): PlainSpan {
  const call = callOfRow(record)
  const uri = textIn(call.op_name)
  const op = uri === undefined ? '' : opNameOf(uri)
  const { weave, otel_span: otel, ...attributes } = objectIn(call.attributes)
  const { usage: usageByModel, weave: told, ...summary } = objectIn(call.summary)
  const { costs, feedback, status, ...more } = objectIn(told)
  const inputs = objectIn(call.inputs)
  const { self, ...given } = inputs
  const output = structureIn(call.output)
  const answer = objectIn(output)
  const kind = textIn(objectIn(weave).kind)
  const implied = kindOfOp(op) ?? (isAnswer(answer) ? 'llm' : undefined)
  const isCall = ['llm', 'embedding', 'reranker'].includes(kind ?? implied ?? '')
  const exception = textIn(call.exception)
  const error = exception === undefined ? undefined : errorOfText(exception)
  const end = instantIn(call.ended_at, 's')
  return {
    traceId: textIn(call.trace_id),
    spanId: textIn(call.id),
    parentSpanId: textIn(call.parent_id),
    name: textIn(call.display_name) ?? op,
    start: instantIn(call.started_at, 's'),
    end,
    status: error || status === 'error' ? 'error' : status === 'success' ? 'ok' : 'unset',
    statusMessage: error?.message,
    revision: end === undefined ? 1 : 2,
    events: error ? [error.exception] : [],
    attributes: {
      ...flattened(objectIn(objectIn(otel).attributes)),
      'weave.span.kind': kind,
      'weave.op.kind': implied,
      'weave.op_name': uri,
      'weave.self': attributeIn(self),
      'weave.inputs': attributeIn(isObject(structureIn(call.inputs)) ? given : structureIn(call.inputs)),
      'weave.output': attributeIn(output),
      'wandb.thread_id': textIn(call.thread_id),
      'wandb.turn_id': textIn(call.turn_id),
      ...(isCall ? modelOf(op, inputs, answer, objectIn(usageByModel), objectIn(costs)) : {}),
      'gen_ai.tool.name': (kind ?? implied) === 'tool' ? op : undefined,
      'weave.usage': attributeIn(usageOf(usageByModel)),
      'weave.summary.usage': attributeIn(structureIn(usageByModel)),
      'weave.summary.costs': attributeIn(structureIn(costs)),
      'weave.summary.status': textIn(status),
      'llm.cost.total': costOf(costs),
      ...restOf(more, NONE, 'weave.summary.'),
      ...restOf(summary, NONE, 'weave.summary.'),
      ...restOf(attributes, NONE, 'weave.attributes.'),
      ...restOf(call, TAKEN, 'weave.'),
    },
  }
}

const NONE: ReadonlySet<string> = new Set()
const TAKEN = new Set([
  ...['id', 'trace_id', 'parent_id', 'op_name', 'display_name', 'started_at', 'ended_at', 'exception', 'attributes'],
  ...['inputs', 'output', 'summary', 'thread_id', 'turn_id'],
])

function modelOf(
  op: string,
  inputs: PlainObject,
  answer: PlainObject,
  usage: PlainObject,
  costs: PlainObject,
): PlainAttributes {
  const models = Object.keys(usage)
  const counted = models.length === 1 ? models[0] : undefined
  const reasons = [...listIn(answer.choices).map((choice) => objectIn(choice).finish_reason), answer.stop_reason]
  return {
    'gen_ai.request.model': textIn(inputs.model),
    'gen_ai.response.model': textIn(answer.model) ?? counted,
    'gen_ai.response.id': textIn(answer.id),
    'gen_ai.response.finish_reasons': attributeIn(reasons.flatMap((reason) => textIn(reason) ?? [])),
    'llm.provider': textIn(objectIn(costs[counted ?? '']).provider_id) ?? providerOfOp(op),
  }
}

/** Attributes of an OpenTelemetry span that Weave took in, which it nests by the dots of their keys. */
function flattened(nested: PlainObject, prefix = ''): PlainAttributes {
  return Object.fromEntries(
    Object.entries(nested).flatMap(([key, value]): (readonly [string, ReturnType<typeof attributeIn>])[] =>
      isObject(value) ? Object.entries(flattened(value, `${prefix}${key}.`)) : [[prefix + key, attributeIn(value)]],
    ),
  )
}

/** The client that recorded the call, and where it ran. */
export function placeOf(record: PlainObject): Place {
  const { client_version: version, kind: _kind, ...rest } = objectIn(objectIn(callOfRow(record).attributes).weave)
  return {
    scope: { name: 'weave', version: textIn(version) ?? '', attributes: {} },
    resource: {
      attributes: Object.fromEntries(Object.entries(rest).map(([key, value]) => [`weave.${key}`, plainValue(value)])),
    },
  }
}
