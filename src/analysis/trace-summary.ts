// One line about each trace: what lists show, sort and search. Figures follow the same rules as the totals of a trace.
import { type Amount, computed, sumAmounts } from '../model/amount.ts'
import { FLAG } from '../model/columns.ts'
import type { Dataset } from '../model/dataset.ts'
import type { CostOf } from '../model/price.ts'
import type { Score } from '../model/score.ts'
import { type EpochNs, epochMs } from '../model/time.ts'
import type { TraceTree } from '../model/tree.ts'
import { finish, STEP_MASK, type Steps, within } from '../util/steps.ts'
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
    const totals = yield* within(totalsInSteps(dataset, [traceRow], { costOf }), traceRow)
    const description = base ?? (yield* within(describeInSteps(dataset, traceRow), traceRow))
    summaries.push({ ...description, ...amountsOf(totals) })
    yield traceRow + 1
  }
  if (costOf) known.priced = { costOf, summaries }
  else known.unpriced = summaries
  return summaries
}

/** What is known of a trace, its tokens and cost aside. */
export type TraceDescription = Omit<TraceSummary, 'tokens' | 'cost'>

export const describeTrace = (dataset: Dataset, traceRow: number): TraceDescription =>
  finish(describeInSteps(dataset, traceRow))

/** The same, for a caller that lets other work run in between. */
export function* describeInSteps(dataset: Dataset, traceRow: number): Steps<TraceDescription> {
  const own = dataset.rowsOfTrace(traceRow)
  const { rows } = own.length > 1 ? yield* dataset.treeInSteps(traceRow) : { rows: own }
  const traceId = dataset.traceIdAt(traceRow)
  const { startRow, ...figures } = yield* lookOver(dataset, rows)
  const startTime = startRow === undefined ? undefined : dataset.startTime(startRow)
  return {
    traceRow,
    traceId,
    name: traceNameOf(dataset, traceRow),
    observationType: rows.length > 0 ? dataset.typeAt(rows[0]) : undefined,
    startTime,
    startMs: startTime === undefined ? undefined : epochMs(startTime),
    ...figures,
    sessionId: firstText(dataset, { rows }, 'sessionId'),
    userId: firstText(dataset, { rows }, 'userId'),
    environment: firstText(dataset, { rows }, 'environment'),
    version: firstText(dataset, { rows }, 'version'),
    scores: scoresByTrace(dataset).get(traceId) ?? NO_SCORES,
  }
}

type LookedOver = Pick<
  TraceDescription,
  'durationMs' | 'unfinishedCount' | 'spanCount' | 'errorCount' | 'models' | 'tags'
> & {
  /** Of the first start. */
  readonly startRow: number | undefined
}

function* lookOver(dataset: Dataset, rows: Uint32Array): Steps<LookedOver> {
  const { flags, start, end } = dataset.data.columns
  const responseModel = textReader(dataset, 'responseModel')
  const requestModel = textReader(dataset, 'requestModel')
  const tagsAt = textReader(dataset, 'tags')
  const models = new Set<string>()
  const tags = new Set<string>()
  let startRow: number | undefined
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  let unfinishedCount = 0
  let spanCount = 0
  let errorCount = 0
  for (let place = 0; place < rows.length; place++) {
    if ((place & STEP_MASK) === STEP_MASK) yield place
    const row = rows[place]
    const bits = flags[row]
    if (bits & FLAG.hasStart && start[row] < first) {
      first = start[row]
      startRow = row
    }
    if (bits & FLAG.hasEnd) last = Math.max(last, end[row])
    const model = responseModel(row) ?? requestModel(row)
    if (model !== undefined) models.add(model)
    for (const tag of tagsAt(row)?.split('\n') ?? []) tags.add(tag)
    if (bits & FLAG.traceRecord) continue
    spanCount++
    if (bits & FLAG.hasStart && !(bits & FLAG.hasEnd)) unfinishedCount++
    if (bits & FLAG.error) errorCount++
  }
  const durationMs = last >= first ? (last - first) / 1e6 : undefined
  return { startRow, durationMs, unfinishedCount, spanCount, errorCount, models: [...models], tags: [...tags] }
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
