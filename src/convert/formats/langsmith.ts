// LangSmith: one run a line, parents before children, as its v1 API names the fields. Times are cut to microseconds.
// Source: LangSmith run format. Ids are UUIDs there, and a trace is named by its root run; others stand in the metadata.
import type { SpanContent } from '../../model/content.ts'
import type { Dataset } from '../../model/dataset.ts'
import type { Score } from '../../model/score.ts'
import { tokenTotal } from '../../model/usage.ts'
import { spanSaid } from '../attributes/said.ts'
import { isoTime } from '../iso-time.ts'
import type { Job, TraceSpans } from '../job.ts'
import { jsonText } from '../json-text.ts'
import { hexId } from '../otlp/ids.ts'
import { ScoreTaker } from '../score-target.ts'
import { plainEvents, plainLinks } from '../span-extras.ts'
import { type SpanIo, spanIo } from '../span-io.ts'
import { langSmithType } from '../span-types.ts'
import { isUuid } from '../uuid.ts'

export async function* writeLangSmith(job: Job): AsyncGenerator<string> {
  const scores = new ScoreTaker(job.dataset, job.scores)
  for (const traceRow of job.traceRows) {
    const trace = await job.trace(traceRow)
    const orders: string[] = []
    for (let place = 0; place < trace.rows.length; place++) {
      await job.rest()
      const row = trace.rows[place]
      const id = uuidOf(job.dataset, traceRow, row)
      orders[place] = dottedOrder(job.dataset, row, id, orders[trace.parent[place]])
      const { content } = await job.load(row)
      const own = [...scores.ofSpan(row), ...(place === 0 ? scores.ofTrace(traceRow) : [])]
      const run = runOf(job, trace, place, content)
      yield `${jsonText({ ...run, dotted_order: orders[place], ...feedbackOf(own) })}\n`
    }
  }
}

/** The span's own id where it is a UUID, else one that follows from trace and span. */
function uuidOf(dataset: Dataset, traceRow: number, row: number): string {
  const id = dataset.idAt(row)
  if (isUuid(id)) return id
  const hex = hexId(`${dataset.traceIdAt(traceRow)} ${id}`, 32)
  // Version 8: made by a rule of one's own.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** Start and id of each run from the root down, which sorts runs as a tree. */
function dottedOrder(dataset: Dataset, row: number, id: string, parent: string | undefined): string {
  const start = isoTime(dataset.startTime(row) ?? 0n, 6).replace(/[-:.]/g, '')
  return `${parent === undefined ? '' : `${parent}.`}${start}${id}`
}

function runOf({ dataset }: Job, trace: TraceSpans, place: number, content: SpanContent): object {
  const { traceRow, rows, parent } = trace
  const row = rows[place]
  const said = spanSaid(dataset, row, content, trace.at(place).figures)
  const { text, usage } = said
  const [start, end] = [dataset.startTime(row), dataset.endTime(row)]
  const firstToken =
    start === undefined || said.ttftMs === undefined ? undefined : start + BigInt(Math.round(said.ttftMs * 1e6))
  const { resource, scope } = dataset.data.origins[dataset.data.columns.origin[row]]
  return {
    id: uuidOf(dataset, traceRow, row),
    trace_id: uuidOf(dataset, traceRow, rows[rootOf(parent, place)]),
    parent_run_id: parent[place] < 0 ? null : uuidOf(dataset, traceRow, rows[parent[place]]),
    name: said.name,
    run_type: langSmithType(said.type),
    start_time: start === undefined ? undefined : isoTime(start, 6),
    end_time: end === undefined ? null : isoTime(end, 6),
    first_token_time: firstToken === undefined ? undefined : isoTime(firstToken, 6),
    status: dataset.hasError(row) ? 'error' : end === undefined ? 'pending' : 'success',
    error: dataset.hasError(row) ? (text('statusMessage') ?? text('errorType') ?? 'error') : undefined,
    inputs: inputsOf(said.type, spanIo(said.type, content)),
    outputs: outputsOf(said.type, spanIo(said.type, content)),
    prompt_tokens: said.inputTokens,
    completion_tokens: said.outputTokens,
    total_tokens: usage && tokenTotal(usage),
    prompt_token_details: usage && {
      cache_read: usage.cacheRead,
      cache_creation: usage.cacheWrite,
      audio: usage.inputAudio,
    },
    completion_token_details: usage && { reasoning: usage.reasoning, audio: usage.outputAudio },
    total_cost: said.costUsd === undefined ? undefined : String(said.costUsd),
    tags: said.list('tags'),
    events: plainEvents(dataset, traceRow, content),
    extra: {
      invocation_params: content.parameters,
      metadata: {
        ...content.metadata,
        ls_provider: text('provider'),
        ls_model_name: text('responseModel') ?? text('requestModel'),
        session_id: text('sessionId'),
        user_id: text('userId'),
        environment: text('environment'),
        revision_id: text('version'),
        prompt_name: text('promptName'),
        prompt_version: text('promptVersion'),
        trace_id: dataset.traceIdAt(traceRow),
        span_id: dataset.idAt(row),
        links: plainLinks(content),
        attributes: content.attributes,
        resource_attributes: resource.attributes,
        scope,
      },
    },
  }
}

function rootOf(parent: Int32Array, place: number): number {
  let root = place
  while (parent[root] >= 0) root = parent[root]
  return root
}

/** Inputs are an object always. */
function inputsOf(type: string, { input }: SpanIo): object {
  if (input === undefined) return {}
  if (Array.isArray(input)) return type === 'embedding' ? { input } : { messages: input }
  if (typeof input === 'object' && input !== null) return input
  return type === 'retriever' || type === 'reranker' ? { query: input } : { input }
}

function outputsOf(type: string, { output }: SpanIo): object | null {
  if (output === undefined) return null
  if ((type === 'retriever' || type === 'reranker') && Array.isArray(output))
    return { documents: output.map(langChainDocument) }
  if (type === 'llm' && isMessage(output)) return { choices: [choiceOf(output, 0)] }
  if (type === 'llm' && Array.isArray(output) && output.every(isMessage)) return { choices: output.map(choiceOf) }
  return typeof output === 'object' && output !== null && !Array.isArray(output) ? output : { output }
}

const isMessage = (value: unknown): value is { finish_reason?: string } =>
  typeof value === 'object' && value !== null && 'role' in value

const choiceOf = ({ finish_reason, ...message }: { finish_reason?: string }, index: number): object => ({
  index,
  finish_reason,
  message,
})

const langChainDocument = ({ id, content, score, metadata }: SpanContent['documents'][number]): object => ({
  type: 'Document',
  page_content: content ?? '',
  metadata: { ...(typeof metadata === 'object' ? metadata : {}), id, score },
})

/** Feedback comes apart from runs; beside a run stand its number and mean by name. */
function feedbackOf(scores: readonly Score[]): object {
  const byName = new Map<string, number[]>()
  for (const { name, value } of scores) {
    const values = byName.get(name) ?? []
    values.push(typeof value === 'string' ? Number.NaN : Number(value))
    byName.set(name, values)
  }
  if (byName.size === 0) return {}
  const stats = [...byName].map(([name, values]) => {
    const known = values.filter((value) => !Number.isNaN(value))
    const avg = known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : undefined
    return [name, { n: values.length, avg }]
  })
  return { feedback_stats: Object.fromEntries(stats) }
}
