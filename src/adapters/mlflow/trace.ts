// What is said of a whole MLflow trace: when, for whom, in which experiment, and cut previews of what was asked and answered.
import { anyInstantIn, durationIn } from '../otel-spans/times.ts'
import type { PlainAttributes, PlainSpan } from '../plain-span.ts'
import {
  attributeIn,
  isObject,
  listIn,
  objectIn,
  type PlainObject,
  restOf,
  structureIn,
  textIn,
} from '../plain-values.ts'
import { isScore, nameOf } from './assessment.ts'
import { promptOf, traceIdOf } from './span.ts'

/** Tokens and cost of a trace are the sum over its spans: they count only where none of these are in the file. */
export function traceOf(info: PlainObject, hasSpans: boolean): PlainSpan {
  const metadata = objectIn(info.trace_metadata ?? info.request_metadata)
  const tags = tagsOf(structureIn(info.tags))
  const start = anyInstantIn(info.request_time ?? info.timestamp_ms)
  const duration = durationOf(info)
  return {
    traceId: traceIdOf(info),
    name: textIn(tags['mlflow.traceName']),
    start,
    end: start === undefined || duration === undefined ? undefined : start + duration,
    status: /ERROR$/.test(textIn(info.state ?? info.status) ?? '') ? 'error' : 'unset',
    attributes: {
      'session.id': textIn(metadata['mlflow.trace.session']),
      'user.id': textIn(metadata['mlflow.trace.user']),
      'deployment.environment.name': textIn(tags.environment),
      'service.version': textIn(metadata['mlflow.source.git.commit']) ?? textIn(metadata['mlflow.modelId']),
      'mlflow.trace.request': inputOf(info, metadata, 'request'),
      'mlflow.trace.response': inputOf(info, metadata, 'response'),
      'mlflow.chat.tokenUsage': hasSpans ? undefined : attributeIn(structureIn(metadata['mlflow.trace.tokenUsage'])),
      'mlflow.llm.cost': hasSpans ? undefined : attributeIn(structureIn(metadata['mlflow.trace.cost'])),
      ...said(metadata, ''),
      ...said(tags, 'mlflow.traceTag.'),
      ...promptOf(tags),
      ...expectationsOf(info.assessments),
      ...restOf(info, TAKEN, 'mlflow.trace.'),
    },
  }
}

const TAKEN = new Set([
  ...['trace_id', 'request_id', 'trace_metadata', 'request_metadata', 'tags', 'request_time', 'timestamp_ms'],
  ...['execution_duration', 'execution_duration_ms', 'execution_time_ms', 'state', 'status', 'assessments'],
  ...['request', 'response', 'request_preview', 'response_preview', 'spans', 'trace', 'data'],
])

/** Milliseconds, or `4.820s`. */
function durationOf(info: PlainObject): bigint | undefined {
  const ms = info.execution_duration_ms ?? info.execution_time_ms
  if (ms !== undefined && ms !== null) return durationIn(ms, 'ms')
  const seconds = textIn(info.execution_duration)
  return seconds?.endsWith('s') ? durationIn(seconds.slice(0, -1), 's') : durationIn(seconds, 'ms')
}

/** A map, or a list of keys and values. */
function tagsOf(tags: unknown): PlainObject {
  if (isObject(tags)) return tags
  return Object.fromEntries(
    listIn(tags)
      .filter(isObject)
      .map(({ key, value }) => [textIn(key) ?? '', value]),
  )
}

/** The whole where it is there, else the preview, which is cut and may be no JSON any more. */
const inputOf = (info: PlainObject, metadata: PlainObject, side: 'request' | 'response') =>
  attributeIn(
    structureIn(
      info[side] ??
        info[`${side}_preview`] ??
        metadata[side === 'request' ? 'mlflow.traceInputs' : 'mlflow.traceOutputs'],
    ),
  )

/** MLflow's own entries keep their names, those of the user stand behind a prefix. */
const said = (entries: PlainObject, prefix: string): PlainAttributes =>
  Object.fromEntries(
    Object.entries(entries).map(([key, value]) => [
      key.startsWith('mlflow.') ? key : `${prefix || 'mlflow.trace.metadata.'}${key}`,
      attributeIn(structureIn(value)),
    ]),
  )

/** What was expected is no score: it says what the answer should have been. Nor is feedback that failed or was replaced. */
const expectationsOf = (assessments: unknown): PlainAttributes =>
  Object.fromEntries(
    listIn(assessments)
      .filter(isObject)
      .filter((assessment) => !isScore(assessment))
      .map((assessment) => {
        const { value, serialized_value: serialized } = objectIn(assessment.expectation)
        const about = value ?? structureIn(objectIn(serialized).value) ?? serialized ?? assessment.feedback
        const kind = assessment.expectation === undefined ? 'assessment' : 'expectation'
        return [`mlflow.${kind}.${nameOf(assessment)}`, attributeIn(about)]
      }),
  )
