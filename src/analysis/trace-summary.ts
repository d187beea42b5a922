// One line about each trace: what lists show, sort and search. Figures follow the same rules as the totals of a trace.
import { type Amount, computed, sumAmounts } from '../model/amount.ts'
import { FLAG } from '../model/columns.ts'
import type { Dataset } from '../model/dataset.ts'
import type { CostOf } from '../model/price.ts'
import type { Score } from '../model/score.ts'
import { type EpochNs, epochMs } from '../model/time.ts'
import type { TraceTree } from '../model/tree.ts'
import { finish, type Steps } from '../util/steps.ts'
import { firstText, textReader } from './fact-cursor.ts'
import { type Totals, totalsInSteps } from './totals.ts'

export interface TraceSummary {
  readonly traceRow: number
  readonly traceId: string
  /** Of the trace where the source names it, else of its first root; the id when it has no span. */
  readonly name: string
  /** Type of the first span in display order; undefined for a trace without spans. */
  readonly observationType: string | undefined
  /** First start over all spans. */
  readonly startTime: EpochNs | undefined
  /** The same in ms since 1970, for sorting and labels. */
  readonly startMs: number | undefined
  /** From the first start to the last end over all spans; undefined when no end is known. */
  readonly durationMs: number | undefined
  /** Spans with a start and no end: while there are some, the duration is at least this much. */
  readonly unfinishedCount: number
  readonly spanCount: number
  readonly errorCount: number
  /** Model, embedding and reranking calls, each once. */
  readonly tokens: Amount | undefined
  readonly cost: Amount | undefined
  /** Models that answered, else those that were asked; in order of first use. */
  readonly models: readonly string[]
  readonly sessionId: string | undefined
  readonly userId: string | undefined
  readonly environment: string | undefined
  readonly version: string | undefined
  readonly tags: readonly string[]
  /** On the trace or on one of its spans. */
  readonly scores: readonly Score[]
}

interface Known {
  /** Without prices: costs are known where the source gives them. */
  unpriced?: readonly TraceSummary[]
  priced?: { readonly costOf: CostOf; readonly summaries: readonly TraceSummary[] }
}

const cache = new WeakMap<Dataset, Known>()

/** Summaries of all traces, by trace row. Memoised for each snapshot and its latest prices. */
export const summarizeTraces = (dataset: Dataset, costOf?: CostOf): readonly TraceSummary[] =>
  finish(summarizeInSteps(dataset, costOf))

/** The same, a trace a step or less, for a caller that lets other work run in between. Yields the number of traces done. */
export function* summarizeInSteps(dataset: Dataset, costOf?: CostOf): Steps<readonly TraceSummary[]> {
  const known = cache.get(dataset) ?? {}
  cache.set(dataset, known)
  if (!costOf && known.unpriced) return known.unpriced
  if (costOf && known.priced?.costOf === costOf) return known.priced.summaries
  const summaries: TraceSummary[] = []
  for (let traceRow = 0; traceRow < dataset.traceCount; traceRow++) {
    const base = known.unpriced?.[traceRow]
    const totals = yield* totalsOfOne(dataset, traceRow, costOf)
    summaries.push({ ...(base ?? describeTrace(dataset, traceRow)), ...amountsOf(totals) })
    yield traceRow + 1
  }
  if (costOf) known.priced = { costOf, summaries }
  else known.unpriced = summaries
  return summaries
}

function* totalsOfOne(dataset: Dataset, traceRow: number, costOf: CostOf | undefined): Steps<Totals> {
  const totals = totalsInSteps(dataset, [traceRow], { costOf })
  let step = totals.next()
  for (; !step.done; step = totals.next()) yield traceRow
  return step.value
}

/** What is known of a trace, its tokens and cost aside. */
export type TraceDescription = Omit<TraceSummary, 'tokens' | 'cost'>

export function describeTrace(dataset: Dataset, traceRow: number): TraceDescription {
  const { rows } =
    dataset.rowsOfTrace(traceRow).length > 1 ? dataset.tree(traceRow) : { rows: dataset.rowsOfTrace(traceRow) }
  const traceId = dataset.traceIdAt(traceRow)
  const first = rows.length > 0 ? rows[0] : undefined
  const { startRow, durationMs } = windowOf(dataset, rows)
  const startTime = startRow === undefined ? undefined : dataset.startTime(startRow)
  const { flags } = dataset.data.columns
  let spanCount = 0
  let unfinishedCount = 0
  let errorCount = 0
  for (let place = 0; place < rows.length; place++) {
    const bits = flags[rows[place]]
    if (bits & FLAG.traceRecord) continue
    spanCount++
    if (bits & FLAG.hasStart && !(bits & FLAG.hasEnd)) unfinishedCount++
    if (bits & FLAG.error) errorCount++
  }
  return {
    traceRow,
    traceId,
    name: traceNameOf(dataset, traceRow),
    observationType: first === undefined ? undefined : dataset.typeAt(first),
    startTime,
    startMs: startTime === undefined ? undefined : epochMs(startTime),
    durationMs,
    unfinishedCount,
    spanCount,
    errorCount,
    models: modelsOf(dataset, rows),
    sessionId: firstText(dataset, { rows }, 'sessionId'),
    userId: firstText(dataset, { rows }, 'userId'),
    environment: firstText(dataset, { rows }, 'environment'),
    version: firstText(dataset, { rows }, 'version'),
    tags: tagsOf(dataset, rows),
    scores: scoresByTrace(dataset).get(traceId) ?? NO_SCORES,
  }
}

const NO_SCORES: readonly Score[] = []

/** Name of a trace where the source gives one, else of its first root (an agent by its own name, a span without one by its type); its id when it has no span. */
export function traceNameOf(dataset: Dataset, traceRow: number): string {
  const root = rootOf(dataset, traceRow)
  const said = saidTraceName(dataset, traceRow)
  return said ?? (root === undefined ? dataset.traceIdAt(traceRow) : dataset.typeAt(root))
}

/** The same where the source says one. */
export function saidTraceName(dataset: Dataset, traceRow: number): string | undefined {
  const rows = dataset.rowsOfTrace(traceRow)
  const named = firstText(dataset, rows.length > 1 ? dataset.tree(traceRow) : { rows }, 'traceName')
  if (named !== undefined) return named
  const root = rootOf(dataset, traceRow)
  if (root === undefined) return undefined
  const agent = dataset.typeAt(root) === 'agent' ? dataset.text('agentName', root) : undefined
  return agent ?? (dataset.nameAt(root) || undefined)
}

/** The row that stands for the trace. */
function rootOf(dataset: Dataset, traceRow: number): number | undefined {
  const rows = dataset.rowsOfTrace(traceRow)
  if (rows.length < 2) return rows[0]
  const tree = dataset.tree(traceRow)
  return tree.rows[rootPlaceOf(tree)]
}

/** Place of the span that stands for its trace: the first root, else the first span. */
export const rootPlaceOf = (tree: TraceTree): number =>
  Math.max(
    0,
    tree.parent.findIndex((parent, place) => parent < 0 && !tree.isOrphan[place]),
  )

const amountsOf = (totals: Totals): Pick<TraceSummary, 'tokens' | 'cost'> => ({
  tokens: bothKinds(totals.tokens, totals.embeddingTokens),
  cost: bothKinds(totals.costUsd, totals.embeddingCostUsd),
})

/** Sum of model calls and of embedding and reranking calls; a total names both. */
export function bothKinds(calls: Amount | undefined, embeddings: Amount | undefined): Amount | undefined {
  if (!calls || !embeddings) return calls ?? embeddings
  const sum = sumAmounts([calls, embeddings])
  const isExact = sum?.state === 'computed' || sum?.state === 'supplied'
  return isExact ? computed(sum.value, 'model calls, and embedding and reranking calls') : sum
}

function windowOf(
  dataset: Dataset,
  rows: Uint32Array,
): { startRow: number | undefined; durationMs: number | undefined } {
  let startRow: number | undefined
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const row of rows) {
    const start = dataset.startNs(row)
    const end = dataset.endNs(row)
    if (start !== undefined && start < first) {
      first = start
      startRow = row
    }
    if (end !== undefined) last = Math.max(last, end)
  }
  return { startRow, durationMs: last >= first ? (last - first) / 1e6 : undefined }
}

function modelsOf(dataset: Dataset, rows: Uint32Array): string[] {
  const models = new Set<string>()
  const responseModel = textReader(dataset, 'responseModel')
  const requestModel = textReader(dataset, 'requestModel')
  for (const row of rows) {
    const model = responseModel(row) ?? requestModel(row)
    if (model !== undefined) models.add(model)
  }
  return [...models]
}

function tagsOf(dataset: Dataset, rows: Uint32Array): string[] {
  const tags = new Set<string>()
  const tagsAt = textReader(dataset, 'tags')
  for (const row of rows) for (const tag of tagsAt(row)?.split('\n') ?? []) tags.add(tag)
  return [...tags]
}

const scoreLists = new WeakMap<Dataset, Map<string, Score[]>>()

/** Scores on traces and on their spans. */
export function scoresByTrace(dataset: Dataset): ReadonlyMap<string, readonly Score[]> {
  let byTrace = scoreLists.get(dataset)
  if (byTrace) return byTrace
  byTrace = new Map()
  for (const score of dataset.scores) {
    if (score.target.type === 'session') continue
    const list = byTrace.get(score.target.traceId)
    if (list) list.push(score)
    else byTrace.set(score.target.traceId, [score])
  }
  scoreLists.set(dataset, byTrace)
  return byTrace
}
