// Sums of a trace, of a set of traces, or of a whole dataset. Tokens and cost always cover the same spans.
import { type Amount, estimated, supplied, unknown } from '../model/amount.ts'
import { FLAG } from '../model/columns.ts'
import type { Dataset } from '../model/dataset.ts'
import type { CostOf } from '../model/price.ts'
import { OBSERVATION_TYPES } from '../model/span.ts'
import { addUsage, inputTotal, outputTotal, scaleUsage, USAGE_PARTS, type Usage } from '../model/usage.ts'
import { finish, STEP_MASK, type Steps } from '../util/steps.ts'
import { AmountSums } from './amount-sums.ts'
import { costReader } from './cost.ts'
import { type Frontier, frontierInSteps } from './frontier.ts'
import { usageInSteps } from './usage.ts'

export interface Totals {
  readonly traces: number
  readonly spans: number
  readonly roots: number
  readonly orphans: number
  readonly errors: number
  readonly handledExceptions: number
  readonly silentFailures: number
  readonly unfinished: number
  /** Spans by type; model, embedding and tool calls each once, wrappers and repeats aside. */
  readonly observations: { readonly [type: string]: number }
  /** Usage of the counted model calls, in exclusive parts. */
  readonly usage: Usage
  /** Model calls that carry usage, and those that do not. */
  readonly callsWithUsage: number
  readonly callsWithoutUsage: number
  readonly tokens: Amount | undefined
  readonly embeddingTokens: Amount | undefined
  readonly costUsd: Amount | undefined
  readonly embeddingCostUsd: Amount | undefined
  /** True where sums stand for more spans than were recorded, by their sampling rate: every amount is then an estimate. */
  readonly isWeighted: boolean
}

export interface TotalsOptions {
  readonly costOf?: CostOf
  /** Multiplies each span by the number it stands for, where the source sampled. Default: false, what was recorded. */
  readonly isWeighted?: boolean
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Places of the amounts that are summed. */
const EMBEDDING_TOKENS = 0
const COSTS = 1
const EMBEDDING_COSTS = 2

const WEIGHTED = 'weighted by the sampling rate'

/** Sums over whole traces, by their rows. Cost: linear in their spans. */
export const totalsOf = (dataset: Dataset, traceRows: Iterable<number>, options: TotalsOptions = {}): Totals =>
  finish(totalsInSteps(dataset, traceRows, options))

/** The same, for a caller that lets other work run in between. */
export function* totalsInSteps(
  dataset: Dataset,
  traceRows: Iterable<number>,
  options: TotalsOptions = {},
): Steps<Totals> {
  const sum: Mutable<Totals> & { observations: { [type: string]: number } } = {
    traces: 0,
    spans: 0,
    roots: 0,
    orphans: 0,
    errors: 0,
    handledExceptions: 0,
    silentFailures: 0,
    unfinished: 0,
    // Types come from files: a name that every object inherits must count like any other.
    observations: Object.assign(Object.create(null), Object.fromEntries(OBSERVATION_TYPES.map((type) => [type, 0]))),
    usage: {},
    callsWithUsage: 0,
    callsWithoutUsage: 0,
    tokens: undefined,
    embeddingTokens: undefined,
    costUsd: undefined,
    embeddingCostUsd: undefined,
    isWeighted: false,
  }
  const amounts = new AmountSums(3)
  for (const traceRow of traceRows) {
    const rows = dataset.rowsOfTrace(traceRow)
    if (rows.length === 0) {
      if (!dataset.data.traces.isMadeUp[traceRow]) sum.traces++
      continue
    }
    const weightOf = (row: number): number => {
      const weight = options.isWeighted ? (dataset.number('samplingWeight', row) ?? 1) : 1
      if (weight !== 1) sum.isWeighted = true
      return weight
    }
    yield* addTrace(dataset, traceRow, sum, weightOf)
    yield* addCalls(dataset, traceRow, sum, amounts, weightOf, options.costOf)
  }
  const total = (place: number) => asWeighted(amounts.at(place), sum.isWeighted)
  sum.tokens = asWeighted(tokenAmount(sum.usage, sum.callsWithUsage, sum.callsWithoutUsage), sum.isWeighted)
  sum.embeddingTokens = total(EMBEDDING_TOKENS)
  sum.costUsd = total(COSTS)
  sum.embeddingCostUsd = total(EMBEDDING_COSTS)
  return sum
}

const asWeighted = (amount: Amount | undefined, isWeighted: boolean): Amount | undefined =>
  isWeighted && amount && (amount.state === 'supplied' || amount.state === 'computed')
    ? estimated(amount.value, 'basis' in amount ? amount.basis : 'as the source says', WEIGHTED)
    : amount

export const isEmbeddingType = (type: string): boolean => type === 'embedding' || type === 'reranker'

type Sum = Mutable<Totals> & { observations: { [type: string]: number } }

function* addTrace(dataset: Dataset, traceRow: number, sum: Sum, weightOf: (row: number) => number): Steps<void> {
  const tree = yield* dataset.treeInSteps(traceRow)
  let traceWeight = 1
  const { flags: flagsOf } = dataset.data.columns
  for (let place = 0; place < tree.rows.length; place++) {
    if ((place & STEP_MASK) === STEP_MASK) yield place
    const row = tree.rows[place]
    const weight = weightOf(row)
    const type = dataset.typeAt(row)
    const flags = flagsOf[row]
    traceWeight = Math.max(traceWeight, weight)
    if (flags & FLAG.traceRecord) continue
    sum.spans += weight
    if (tree.isOrphan[place]) sum.orphans += weight
    else if (tree.parent[place] < 0) sum.roots += weight
    if (flags & FLAG.error) sum.errors += weight
    if (flags & FLAG.handledException) sum.handledExceptions += weight
    if (flags & FLAG.silentFailure) sum.silentFailures += weight
    if (flags & FLAG.hasStart && !(flags & FLAG.hasEnd)) sum.unfinished += weight
    if (type !== 'llm' && type !== 'tool' && !isEmbeddingType(type)) {
      sum.observations[type] = (sum.observations[type] ?? 0) + weight
    }
  }
  if (!dataset.data.traces.isMadeUp[traceRow]) sum.traces += traceWeight
}

function* addCalls(
  dataset: Dataset,
  traceRow: number,
  sum: Sum,
  amounts: AmountSums,
  weightOf: (row: number) => number,
  costOf: CostOf | undefined,
): Steps<void> {
  const { rows } = yield* dataset.treeInSteps(traceRow)
  const usage = yield* usageInSteps(dataset)
  const frontier = yield* frontierInSteps(dataset, traceRow)
  const costAt = costReader(dataset, costOf)
  for (const place of frontier.modelCalls) sum.observations.llm += weightOf(rows[place])
  for (const place of frontier.toolCalls) sum.observations.tool += weightOf(rows[place])
  for (const place of frontier.embeddingCalls) sum.observations[dataset.typeAt(rows[place])] += weightOf(rows[place])
  const parts = new UsageSum(sum.usage)
  const isPriced = pricedBits(frontier)
  let pricedCount = 0
  for (let place = 0; place < rows.length; place++) {
    if ((place & STEP_MASK) === STEP_MASK) yield place
    if (!isPriced[place]) continue
    const row = rows[place]
    const weight = weightOf(row)
    const type = dataset.typeAt(row)
    const own = usage.byRow.get(row)
    if (isEmbeddingType(type)) {
      const tokens = own && inputTotal(own)
      if (tokens !== undefined) amounts.add(EMBEDDING_TOKENS, supplied(tokens * weight))
      // Rerankers are billed by the search: no tokens is nothing missing.
      else if (type === 'embedding') amounts.add(EMBEDDING_TOKENS, unknown('no usage was recorded'))
    } else if (own) {
      parts.add(scaleUsage(own, weight))
      sum.callsWithUsage += weight
    } else sum.callsWithoutUsage += weight
    // Pricing the first calls, in code that is not compiled yet, takes a tenth of a millisecond each.
    if ((++pricedCount & PRICE_MASK) === 0) yield place
    const cost = costAt(row)
    if (cost) amounts.add(isEmbeddingType(type) ? EMBEDDING_COSTS : COSTS, scaleAmount(cost, weight))
  }
  sum.usage = parts.usage
}

/** What `addUsage` gives for one usage after another, without an object for each. */
class UsageSum {
  usage: Usage
  private own: { -readonly [K in keyof Usage]: Usage[K] } | undefined

  constructor(usage: Usage) {
    this.usage = usage
  }

  add(usage: Usage): void {
    if (!this.own) {
      this.own = addUsage(this.usage, usage)
      this.usage = this.own
      return
    }
    for (const part of ADDED_PARTS) {
      const tokens = usage[part]
      if (tokens !== undefined) this.own[part] = (this.own[part] ?? 0) + tokens
    }
  }
}

const ADDED_PARTS = [...USAGE_PARTS, 'cacheWrite5m', 'cacheWrite1h'] as const

/** Calls that are priced before there may be a pause. */
export const PRICE_MASK = 31

const priced = new WeakMap<Frontier, Uint8Array>()

/** 1 where a place's tokens and cost are in the sums: counted spans, and calls that recorded no usage and are covered by none. */
export function pricedBits(frontier: Frontier): Uint8Array {
  let bits = priced.get(frontier)
  if (!bits) {
    const { roles, modelCalls, embeddingCalls, isCovered } = frontier
    bits = new Uint8Array(roles.length)
    for (const calls of [modelCalls, embeddingCalls]) {
      for (const place of calls) if (roles[place] === 'none' && !isCovered[place]) bits[place] = 1
    }
    for (let place = 0; place < bits.length; place++) if (roles[place] === 'counted') bits[place] = 1
    priced.set(frontier, bits)
  }
  return bits
}

/** Places whose tokens and cost are in the sums. */
export function pricedPlaces(frontier: Frontier): number[] {
  const bits = pricedBits(frontier)
  const places: number[] = []
  for (let place = bits.indexOf(1); place >= 0; place = bits.indexOf(1, place + 1)) places.push(place)
  return places
}

const scaleAmount = (amount: Amount, weight: number): Amount =>
  weight === 1 || amount.state === 'unknown' ? amount : { ...amount, value: amount.value * weight }

/** Sum of the parts, with how many calls recorded none. Counts come from the source, so the sum is supplied. */
export function tokenAmount(parts: Usage, withUsage: number, withoutUsage: number): Amount | undefined {
  if (withUsage + withoutUsage === 0) return undefined
  const why = withoutUsage === 1 ? 'one call recorded no usage' : `${withoutUsage} calls recorded no usage`
  if (withUsage === 0) return unknown(why, withoutUsage)
  const value = (inputTotal(parts) ?? 0) + (outputTotal(parts) ?? 0)
  return withoutUsage > 0 ? { state: 'partial', value, missing: withoutUsage, why } : supplied(value)
}
