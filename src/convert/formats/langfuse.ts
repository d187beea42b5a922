// Langfuse: one trace a line, each in the form of the download of a trace, `{trace, observations, scores}`.
// Source: Langfuse 3 and 4, public API. This form, and not the ingestion batch, since it is what exports are read in, here too;
// into Langfuse itself OTLP goes. As in its own records of OpenTelemetry spans, attributes stand in `metadata.attributes`.
import { describeTrace, saidTraceName } from '../../analysis/trace-summary.ts'
import type { SpanContent } from '../../model/content.ts'
import type { Score } from '../../model/score.ts'
import type { Attributes } from '../../model/span.ts'
import { tokenTotal, type Usage } from '../../model/usage.ts'
import { spanSaid } from '../attributes/said.ts'
import { isoTime } from '../iso-time.ts'
import type { Job, SpanPlace } from '../job.ts'
import { jsonText } from '../json-text.ts'
import { ScoreTaker, scoreSpanId } from '../score-target.ts'
import { plainEvents, plainLinks } from '../span-extras.ts'
import { spanIo } from '../span-io.ts'
import { langfuseType } from '../span-types.ts'

export async function* writeLangfuse(job: Job): AsyncGenerator<string> {
  const { dataset } = job
  const scores = new ScoreTaker(dataset, job.scores)
  for (const traceRow of job.traceRows) {
    const trace = await job.trace(traceRow)
    // A trace that is known by its scores alone would be taken for a span.
    if (trace.rows.length === 0) continue
    const own = [...scores.ofTrace(traceRow)]
    yield `{"trace":${jsonText(traceOf(job, traceRow))},"observations":[`
    for (let place = 0; place < trace.rows.length; place++) {
      await job.rest()
      const row = trace.rows[place]
      const { content } = await job.load(row)
      yield `${place === 0 ? '' : ','}${jsonText(observationOf(job, trace.at(place), content))}`
      own.push(...scores.ofSpan(row), ...scores.ofSession(row))
    }
    yield `],"scores":${jsonText(own.map(scoreOf))}}\n`
  }
  const others = scores.rest()
  if (others.length > 0) yield `{"observations":[],"scores":${jsonText(others.map(scoreOf))}}\n`
}

function traceOf({ dataset }: Job, traceRow: number): object {
  const { traceId, startTime, sessionId, userId, environment, version, tags } = describeTrace(dataset, traceRow)
  const name = saidTraceName(dataset, traceRow)
  const timestamp = startTime === undefined ? undefined : isoTime(startTime, 9)
  return { id: traceId, timestamp, name, sessionId, userId, environment: environment ?? 'default', version, tags }
}

/** Fields of an observation that stand in attributes where the source was Langfuse. */
const FIELDS =
  /^langfuse\.observation\.(type|input|output|level|status_message|model\.name|model\.parameters|usage_details|cost_details|completion_start_time|prompt\.(name|version)|metadata(\..+)?)$/

function observationOf({ dataset }: Job, { traceRow, row, figures }: SpanPlace, content: SpanContent): object {
  const said = spanSaid(dataset, row, content, figures)
  const { text } = said
  const model = text('responseModel') ?? text('requestModel')
  const { input, output } = spanIo(said.type, content)
  const { resource, scope } = dataset.data.origins[dataset.data.columns.origin[row]]
  const [start, end] = [dataset.startTime(row), dataset.endTime(row)]
  const firstToken =
    start === undefined || said.ttftMs === undefined ? undefined : start + BigInt(Math.round(said.ttftMs * 1e6))
  const usageDetails = content.attributes['langfuse.observation.usage_details'] ?? usageOf(said.usage)
  const attributes = Object.entries(content.attributes).filter(([key]) => !FIELDS.test(key))
  return {
    id: dataset.idAt(row),
    traceId: dataset.traceIdAt(traceRow),
    parentObservationId: dataset.parentIdAt(row) ?? null,
    type: langfuseType(said.type, model !== undefined || usageDetails !== undefined),
    name: said.name,
    startTime: start === undefined ? undefined : isoTime(start, 9),
    endTime: end === undefined ? null : isoTime(end, 9),
    completionStartTime: firstToken === undefined ? undefined : isoTime(firstToken, 9),
    level: dataset.hasError(row) ? 'ERROR' : (text('level') ?? 'DEFAULT'),
    statusMessage: text('statusMessage'),
    model,
    modelParameters: content.parameters,
    input,
    output,
    usageDetails,
    costDetails:
      content.attributes['langfuse.observation.cost_details'] ??
      (said.costUsd === undefined ? undefined : { total: said.costUsd }),
    promptName: text('promptName'),
    promptVersion: text('promptVersion'),
    version: text('version'),
    environment: text('environment'),
    sessionId: text('sessionId'),
    userId: text('userId'),
    metadata: {
      ...content.metadata,
      events: plainEvents(dataset, traceRow, content),
      links: plainLinks(content),
      attributes: Object.fromEntries(attributes) as Attributes,
      resourceAttributes: resource.attributes,
      scope,
    },
  }
}

/** Each kind of token apart, as Langfuse 4 means its keys: the total is the sum of all. */
function usageOf(usage: Usage | undefined): object | undefined {
  if (!usage) return undefined
  return {
    input: usage.input,
    input_cached_tokens: usage.cacheRead,
    ...cacheWritesOf(usage),
    input_audio_tokens: usage.inputAudio,
    input_image_tokens: usage.inputImage,
    output: usage.output,
    output_reasoning_tokens: usage.reasoning,
    output_audio_tokens: usage.outputAudio,
    total: tokenTotal(usage),
  }
}

/** The two lifetimes apart where they are all of it. */
function cacheWritesOf({ cacheWrite, cacheWrite5m, cacheWrite1h }: Usage): object {
  const isAll = (cacheWrite5m ?? 0) + (cacheWrite1h ?? 0) === cacheWrite && cacheWrite > 0
  return isAll
    ? { input_cache_creation_5m: cacheWrite5m, input_cache_creation_1h: cacheWrite1h }
    : { input_cache_creation: cacheWrite }
}

const SOURCES: { readonly [source: string]: string } = { human: 'ANNOTATION', model: 'EVAL', code: 'API' }

function scoreOf(score: Score): object {
  const { id, name, kind, value, comment, author, source, target } = score
  const said =
    kind === 'boolean'
      ? { dataType: 'BOOLEAN', value: value ? 1 : 0, stringValue: value ? 'True' : 'False' }
      : kind === 'numeric'
        ? { dataType: 'NUMERIC', value }
        : { dataType: 'CATEGORICAL', value: 0, stringValue: value }
  return {
    id,
    name,
    ...said,
    source: source && (SOURCES[source] ?? source.toUpperCase()),
    comment,
    authorUserId: author,
    ...(target.type === 'session'
      ? { sessionId: target.sessionId }
      : { traceId: target.traceId, observationId: scoreSpanId(score) ?? null }),
  }
}
