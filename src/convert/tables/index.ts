// Spans, costs and scores as plain tables. Unknown is empty, never 0; each amount has its state beside it.
import { amountValue } from '../../model/amount.ts'
import type { Dataset } from '../../model/dataset.ts'
import type { TextFact } from '../../model/facts.ts'
import type { Score } from '../../model/score.ts'
import { SPAN_KINDS, SPAN_STATUSES } from '../../model/span.ts'
import { inputTotal, outputTotal, USAGE_PARTS, type Usage } from '../../model/usage.ts'
import type { Job, SpanPlace } from '../job.ts'
import type { ConvertTable } from '../options.ts'
import { isPriced } from '../priced.ts'
import { scoreSpanId } from '../score-target.ts'
import { type Cell, type Column, type Table, tableOf } from './table.ts'

export function tableFor(job: Job, table: ConvertTable): Table {
  switch (table) {
    case 'spans':
      return tableOf(SPAN_COLUMNS, () => spanRows(job, () => true))
    case 'costs':
      return tableOf(COST_COLUMNS, () => spanRows(job, ({ figures }) => isPriced(figures)))
    case 'scores':
      return tableOf(SCORE_COLUMNS, async function* () {
        for (const score of job.scores) {
          await job.rest()
          yield score
        }
      })
    default:
      return table satisfies never
  }
}

interface SpanRow extends SpanPlace {
  readonly dataset: Dataset
}

async function* spanRows(job: Job, isWanted: (row: SpanRow) => boolean): AsyncGenerator<SpanRow> {
  for (const traceRow of job.traceRows) {
    const trace = await job.trace(traceRow)
    for (let place = 0; place < trace.rows.length; place++) {
      await job.rest()
      const row = { dataset: job.dataset, ...trace.at(place) }
      if (isWanted(row)) yield row
    }
  }
}

type SpanColumn = Column<SpanRow>

const text = (name: string, of: (row: SpanRow) => string | undefined): SpanColumn => ({ name, type: 'text', of })
const fact = (name: string, key: TextFact): SpanColumn => text(name, ({ dataset, row }) => dataset.text(key, row))
const list = (name: string, key: TextFact): SpanColumn =>
  text(name, ({ dataset, row }) => dataset.text(key, row)?.split('\n').join(', '))
const time = (name: string, of: (row: SpanRow) => bigint | undefined): SpanColumn => ({ name, type: 'time', of })
const number = (name: string, of: (row: SpanRow) => number | undefined): SpanColumn => ({ name, type: 'number', of })
const tokens = (name: string, of: (usage: Usage) => number | undefined): SpanColumn => ({
  name,
  type: 'integer',
  of: ({ figures: { usage } }) => usage && of(usage),
})

const originOf = ({ dataset, row }: SpanRow) => dataset.data.origins[dataset.data.columns.origin[row]]
const serviceOf = (row: SpanRow): string | undefined => {
  const name = originOf(row).resource.attributes['service.name']
  return typeof name === 'string' ? name : undefined
}

const IDENTITY: readonly SpanColumn[] = [
  text('trace_id', ({ dataset, traceRow }) => dataset.traceIdAt(traceRow)),
  text('span_id', ({ dataset, row }) => dataset.idAt(row)),
]
const WHAT: readonly SpanColumn[] = [
  text('name', ({ dataset, row }) => dataset.nameAt(row)),
  text('type', ({ dataset, row }) => dataset.typeAt(row)),
]
const MODEL: readonly SpanColumn[] = [
  fact('provider', 'provider'),
  fact('request_model', 'requestModel'),
  fact('response_model', 'responseModel'),
]
const COST: readonly SpanColumn[] = [
  number('cost_usd', ({ figures: { cost } }) => amountValue(cost)),
  text('cost_state', ({ figures: { cost } }) => cost?.state),
]
const WHOSE: readonly SpanColumn[] = [
  fact('session_id', 'sessionId'),
  fact('user_id', 'userId'),
  fact('environment', 'environment'),
  fact('version', 'version'),
  list('tags', 'tags'),
]

const SPAN_COLUMNS: readonly SpanColumn[] = [
  ...IDENTITY,
  text('parent_span_id', ({ dataset, row }) => dataset.parentIdAt(row)),
  ...WHAT,
  text('kind', ({ dataset, row }) => SPAN_KINDS[dataset.data.columns.kind[row]]),
  time('start_time', ({ dataset, row }) => dataset.startTime(row)),
  time('end_time', ({ dataset, row }) => dataset.endTime(row)),
  number('duration_ms', ({ dataset, row }) => dataset.durationMs(row)),
  number('ttft_ms', ({ dataset, row }) => dataset.number('ttftMs', row)),
  text('status', ({ dataset, row }) =>
    dataset.hasError(row) ? 'error' : SPAN_STATUSES[dataset.data.columns.status[row]],
  ),
  fact('status_message', 'statusMessage'),
  fact('error_type', 'errorType'),
  ...MODEL,
  tokens('input_tokens', inputTotal),
  tokens('cache_read_tokens', ({ cacheRead }) => cacheRead),
  tokens('cache_write_tokens', ({ cacheWrite }) => cacheWrite),
  tokens('output_tokens', outputTotal),
  tokens('reasoning_tokens', ({ reasoning }) => reasoning),
  // Whether a sum over the column would count these tokens twice.
  text('usage_role', ({ figures: { usageRole } }) => usageRole),
  ...COST,
  list('finish_reasons', 'finishReasons'),
  fact('agent_name', 'agentName'),
  fact('tool_name', 'toolName'),
  fact('prompt_name', 'promptName'),
  fact('prompt_version', 'promptVersion'),
  ...WHOSE,
  text('service_name', serviceOf),
  text('scope_name', (row) => originOf(row).scope.name || undefined),
]

const snake = (part: string): string => part.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const COST_COLUMNS: readonly SpanColumn[] = [
  ...IDENTITY,
  time('start_time', ({ dataset, row }) => dataset.startTime(row)),
  ...WHAT,
  ...MODEL,
  ...USAGE_PARTS.map((part) => tokens(`${snake(part)}_tokens`, (usage) => usage[part])),
  ...COST,
  text('cost_basis', ({ figures: { cost } }) => (cost && 'basis' in cost ? cost.basis : undefined)),
  text('cost_unknown_because', ({ figures: { cost } }) => (cost && 'why' in cost ? cost.why : undefined)),
  ...WHOSE,
]

const score = (name: string, of: (row: Score) => Cell): Column<Score> => ({ name, type: 'text', of })

const SCORE_COLUMNS: readonly Column<Score>[] = [
  score('score_id', ({ id }) => id),
  score('name', ({ name }) => name),
  score('kind', ({ kind }) => kind),
  { name: 'value', type: 'number', of: ({ value }) => (typeof value === 'string' ? undefined : Number(value)) },
  score('label', ({ value }) => (typeof value === 'number' ? undefined : String(value))),
  score('source', ({ source }) => source),
  score('author', ({ author }) => author),
  score('comment', ({ comment }) => comment),
  score('target', ({ target }) => target.type),
  score('trace_id', ({ target }) => (target.type === 'session' ? undefined : target.traceId)),
  score('span_id', (row) => scoreSpanId(row)),
  score('session_id', ({ target }) => (target.type === 'session' ? target.sessionId : undefined)),
]
