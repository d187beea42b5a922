// One LangSmith run, or a part of one (a post, a patch): API versions 1 and 2, SDK payloads, CLI rows, table rows.
// Times: ISO texts, UTC where no zone stands; SDKs also write epoch milliseconds. Ids: UUIDs. Source: LangSmith's API and SDKs.
import type { AttributeValue } from '../../model/span.ts'
import { errorOfText } from '../plain-errors.ts'
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
import type { Place } from '../record-input.ts'
import { type AnswerFacts, answerOf } from './answer.ts'
import { type DottedOrder, dottedOrderOf } from './dotted-order.ts'

export function runOf(run: PlainObject): PlainSpan {
  const path = dottedOrderOf(textIn(run.dotted_order))
  const id = textIn(run.id) ?? textIn(run.run_id) ?? path?.id
  const parentId = textIn(run.parent_run_id) ?? textIn(listIn(run.parent_run_ids).at(-1)) ?? path?.parentId
  const metadata = metadataOf(run)
  const kind = textIn(run.run_type)?.toLowerCase() ?? (metadata.ls_model_type === undefined ? undefined : 'llm')
  const outputs = objectIn(run.outputs)
  const answer: AnswerFacts = kind === 'llm' || kind === 'embedding' ? answerOf(outputs) : {}
  const extra = objectIn(run.extra)
  const start = instantIn(run.start_time, 'ms') ?? startOf(path, extra)
  const end = endOf(run, start)
  const error = textIn(run.error)
  const told = error === undefined ? undefined : errorOfText(error)
  const status = textIn(run.status)?.toLowerCase()
  return {
    traceId: textIn(run.trace_id) ?? path?.traceId ?? (parentId === undefined ? id : undefined),
    spanId: id,
    parentSpanId: parentId,
    name: textIn(run.name),
    start,
    end,
    status: told || status === 'error' ? 'error' : status === 'success' ? 'ok' : 'unset',
    statusMessage: told?.message,
    // A run that has ended says what holds over one that has not.
    revision: end === undefined ? 1 : 2,
    oddities: isOffloaded(run) ? ['content.offloaded'] : [],
    events: [...eventsOf(run.events), ...(told ? [told.exception] : [])],
    attributes: {
      'langsmith.span.kind': kind,
      'langsmith.inputs': attributeIn(structureIn(run.inputs)),
      'langsmith.outputs': isNothing(outputs) ? undefined : attributeIn(structureIn(run.outputs)),
      'langsmith.trace.session_name': textIn(run.session_name),
      'langsmith.trace.session_id': textIn(run.session_id) ?? textIn(run.project_id),
      'langsmith.tags': attributeIn(structureIn(run.tags)),
      'session.id': textIn(run.thread_id),
      ...modelOf(kind, metadata, extra, objectIn(run.inputs), answer),
      ...toolOf(kind, run, metadata, outputs),
      ...promptOf(metadata),
      'langsmith.usage_metadata': answer.usageMetadata,
      'langsmith.token_counts': countsOf(run),
      'langsmith.usage': answer.usage,
      'llm.cost.total': numberIn(run.total_cost) ?? numberIn(objectIn(run.costs).total_cost),
      'gen_ai.response.time_to_first_chunk': firstTokenSeconds(run, start),
      ...prefixed(metadata, 'langsmith.metadata.'),
      ...restOf(extra, EXTRA_TAKEN, 'langsmith.extra.'),
      ...restOf(run, TAKEN, 'langsmith.'),
    },
  }
}

/** SDKs write `{output: null}` for a function that gave nothing back, or failed. */
const isNothing = ({ output, ...rest }: PlainObject): boolean => output === null && Object.keys(rest).length === 0

const TAKEN = new Set([
  ...['id', 'run_id', 'trace_id', 'parent_run_id', 'parent_run_ids', 'name', 'run_type', 'start_time', 'end_time'],
  ...[
    'status',
    'error',
    'events',
    'inputs',
    'outputs',
    'session_name',
    'session_id',
    'project_id',
    'tags',
    'thread_id',
  ],
  ...['extra', 'metadata', 'custom_metadata', 'child_runs'],
])
const EXTRA_TAKEN = new Set(['metadata', 'runtime', 'invocation_params'])

/** A patch has its path alone. In JavaScript the digits below milliseconds count the runs that began in one. */
function startOf(path: DottedOrder | undefined, extra: PlainObject): bigint | undefined {
  if (path?.start === undefined || objectIn(extra.runtime).sdk !== 'langsmith-js') return path?.start
  return path.start - (path.start % 1_000_000n)
}

/** Those digits may put the start of a short run behind its end, which has none of them. */
function endOf(run: PlainObject, start: bigint | undefined): bigint | undefined {
  const end = instantIn(run.end_time, 'ms')
  if (end === undefined || start === undefined || end > start) return end
  return end % 1_000_000n === 0n && start - end < 1_000_000n ? start : end
}

/** SDKs and the first API keep it in `extra`, the second at the top, the command line under a name of its own. */
const metadataOf = (run: PlainObject): PlainObject => ({
  ...objectIn(objectIn(run.extra).metadata),
  ...objectIn(run.metadata),
  ...objectIn(run.custom_metadata),
})

const prefixed = (fields: PlainObject, prefix: string): PlainAttributes =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [prefix + key, attributeIn(value)]))

function modelOf(
  kind: string | undefined,
  metadata: PlainObject,
  extra: PlainObject,
  inputs: PlainObject,
  answer: AnswerFacts,
): PlainAttributes {
  if (kind !== 'llm' && kind !== 'embedding') return {}
  const parameters = objectIn(extra.invocation_params)
  const request = objectIn(Array.isArray(inputs.args) ? inputs.args[0] : inputs)
  const asked = [metadata.ls_model_name, parameters.model, parameters.model_name, request.model].map(textIn)
  return {
    'gen_ai.request.model': asked.find((model) => model !== undefined),
    'gen_ai.response.model': answer.model,
    'gen_ai.response.id': answer.responseId,
    'gen_ai.response.finish_reasons': answer.finishReasons,
    'llm.provider': textIn(metadata.ls_provider) ?? answer.provider,
    'gen_ai.request.temperature': numberIn(metadata.ls_temperature),
    'gen_ai.request.max_tokens': numberIn(metadata.ls_max_tokens),
    'llm.invocation_parameters': attributeIn({ ...parameters, ...objectIn(metadata.ls_invocation_params) }),
    'gen_ai.tool.definitions': attributeIn(parameters.tools ?? objectIn(extra.options).tools),
  }
}

/** A tool that fails inside an agent answers with a message that says so, and its run is a success. */
function toolOf(
  kind: string | undefined,
  run: PlainObject,
  metadata: PlainObject,
  outputs: PlainObject,
): PlainAttributes {
  if (kind !== 'tool') return {}
  const { output } = outputs
  const message = isObject(output) && isObject(output.kwargs) ? output.kwargs : objectIn(output)
  return {
    'gen_ai.tool.name': textIn(run.name),
    'gen_ai.tool.call.id': textIn(metadata.tool_call_id) ?? textIn(message.tool_call_id),
    'tool.status': 'tool_call_id' in message ? textIn(message.status) : undefined,
  }
}

/** Set where the prompt was pulled from the hub. */
function promptOf(metadata: PlainObject): PlainAttributes {
  const owner = textIn(metadata.lc_hub_owner)
  const repository = textIn(metadata.lc_hub_repo)
  return {
    'gen_ai.prompt.name':
      repository === undefined
        ? textIn(metadata.prompt_name)
        : owner === undefined || owner === '-'
          ? repository
          : `${owner}/${repository}`,
    'gen_ai.prompt.version': textIn(metadata.lc_hub_commit_hash) ?? textIn(metadata.prompt_version),
  }
}

/** The counts beside a run. On a parent they are the sums of what lies beneath. */
function countsOf(run: PlainObject): AttributeValue | undefined {
  const counts = objectIn(run.token_usage)
  const count = (name: string) => numberIn(run[name]) ?? numberIn(counts[name])
  const input = count('prompt_tokens')
  const output = count('completion_tokens')
  const total = count('total_tokens')
  if (!input && !output && !total) return undefined
  return attributeIn({
    ...(input === undefined ? {} : { input_tokens: input }),
    ...(output === undefined ? {} : { output_tokens: output }),
    ...(total === undefined ? {} : { total_tokens: total }),
    input_token_details: detailsOf(run.prompt_token_details),
    output_token_details: detailsOf(run.completion_token_details),
  })
}

/** The second API wraps them once more. */
const detailsOf = (value: unknown): PlainObject => {
  const { raw, ...details } = objectIn(value)
  return isObject(raw) ? raw : details
}

/** From a time of its own, else from the first of the events that tell tokens. */
function firstTokenSeconds(run: PlainObject, start: bigint | undefined): number | undefined {
  const told = listIn(run.events).find((event) => objectIn(event).name === 'new_token')
  const first = instantIn(run.first_token_time, 'ms') ?? instantIn(objectIn(told).time, 'ms')
  return first === undefined || start === undefined ? undefined : Number(first - start) / 1e9
}

const eventsOf = (events: unknown): NonNullable<PlainSpan['events']> =>
  listIn(events)
    .filter(isObject)
    .map(({ name, time, ...rest }) => ({
      name: textIn(name) ?? '',
      time: instantIn(time, 'ms'),
      attributes: Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, attributeIn(value)])),
    }))

/** What was too large lies in a store that the file only links to. */
const isOffloaded = (run: PlainObject): boolean =>
  Object.keys(objectIn(run.inputs_s3_urls)).length > 0 || Object.keys(objectIn(run.outputs_s3_urls)).length > 0

/** The SDK that recorded the run, and where it ran. */
export function placeOf(run: PlainObject): Place {
  const { sdk, sdk_version: version, ...rest } = objectIn(objectIn(run.extra).runtime)
  return {
    scope: { name: textIn(sdk) ?? 'langsmith', version: textIn(version) ?? '', attributes: {} },
    resource: {
      attributes: Object.fromEntries(
        Object.entries(prefixed(rest, 'langsmith.runtime.')).filter((entry) => entry[1] !== undefined),
      ) as Place['resource']['attributes'],
    },
  }
}
