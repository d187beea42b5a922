// Sums of a trace, of a set of traces, or of a whole dataset. Tokens and cost always cover the same spans.
import { type Amount, computed, sumAmounts, supplied, unknown } from '../model/amount.ts'
import { FLAG } from '../model/columns.ts'
import type { Dataset } from '../model/dataset.ts'
import type { CostOf } from '../model/price.ts'
import { OBSERVATION_TYPES } from '../model/span.ts'
import { addUsage, inputTotal, outputTotal, type Usage } from '../model/usage.ts'
import { costAt } from './cost.ts'
import { frontierOf } from './frontier.ts'
import { usageOf } from './usage.ts'

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
}

/** Sums over whole traces, by their rows. */
export function totalsOf(dataset: Dataset, traceRows: Iterable<number>, costOf?: CostOf): Totals {
  const usage = usageOf(dataset)
  const sum = {
    traces: 0,
    spans: 0,
    roots: 0,
    orphans: 0,
    errors: 0,
    handledExceptions: 0,
    silentFailures: 0,
    unfinished: 0,
  }
  const observations: { [type: string]: number } = Object.fromEntries(OBSERVATION_TYPES.map((type) => [type, 0]))
  let parts: Usage = {}
  let callsWithUsage = 0
  let callsWithoutUsage = 0
  const embeddingTokens: Amount[] = []
  const costs: Amount[] = []
  const embeddingCosts: Amount[] = []
  for (const traceRow of traceRows) {
    const tree = dataset.tree(traceRow)
    if (tree.rows.length === 0) continue
    const frontier = frontierOf(dataset, traceRow)
    sum.traces += dataset.data.traces.isMadeUp[traceRow] ? 0 : 1
    sum.spans += tree.rows.length
    sum.roots += tree.rootCount
    sum.orphans += tree.orphanCount
    countRows(dataset, tree.rows, sum, observations)
    observations.llm += frontier.modelCalls.length
    observations.tool += frontier.toolCalls.length
    const isCall = new Set([...frontier.modelCalls, ...frontier.embeddingCalls])
    for (const place of frontier.embeddingCalls) observations[dataset.typeAt(tree.rows[place])]++
    for (let place = 0; place < tree.rows.length; place++) {
      const row = tree.rows[place]
      const role = frontier.roles[place]
      const isEmbedding = isEmbeddingType(dataset.typeAt(row))
      if (role === 'counted') {
        const own = usage.byRow.get(row)
        if (isEmbedding) {
          const tokens = own && inputTotal(own)
          embeddingTokens.push(tokens === undefined ? unknown('the counts contradict each other') : supplied(tokens))
        } else if (own) {
          parts = addUsage(parts, own)
          callsWithUsage++
        } else callsWithoutUsage++
      } else if (isCall.has(place) && role === 'none') {
        if (isEmbedding) embeddingTokens.push(unknown('no usage was recorded'))
        else callsWithoutUsage++
      }
      if (role === 'counted' || (isCall.has(place) && role === 'none')) {
        const cost = costAt(dataset, row, costOf)
        if (cost) (isEmbedding ? embeddingCosts : costs).push(cost)
      }
    }
  }
  return {
    ...sum,
    observations,
    usage: parts,
    callsWithUsage,
    callsWithoutUsage,
    tokens: tokenAmount(parts, callsWithUsage, callsWithoutUsage),
    embeddingTokens: sumAmounts(embeddingTokens),
    costUsd: sumAmounts(costs),
    embeddingCostUsd: sumAmounts(embeddingCosts),
  }
}

const isEmbeddingType = (type: string): boolean => type === 'embedding' || type === 'reranker'

function countRows(
  dataset: Dataset,
  rows: Uint32Array,
  sum: { errors: number; handledExceptions: number; silentFailures: number; unfinished: number },
  observations: { [type: string]: number },
): void {
  for (const row of rows) {
    const type = dataset.typeAt(row)
    if (type !== 'llm' && type !== 'tool' && !isEmbeddingType(type)) observations[type] = (observations[type] ?? 0) + 1
    const { hasError, hasHandledException, hasSilentFailure } = flagsOf(dataset, row)
    if (hasError) sum.errors++
    if (hasHandledException) sum.handledExceptions++
    if (hasSilentFailure) sum.silentFailures++
    if (dataset.endNs(row) === undefined && dataset.startNs(row) !== undefined) sum.unfinished++
  }
}

const flagsOf = (dataset: Dataset, row: number) => ({
  hasError: dataset.hasFlag(row, FLAG.error),
  hasHandledException: dataset.hasFlag(row, FLAG.handledException),
  hasSilentFailure: dataset.hasFlag(row, FLAG.silentFailure),
})

/** Sum of the parts, with how many calls recorded none. */
export function tokenAmount(parts: Usage, withUsage: number, withoutUsage: number): Amount | undefined {
  if (withUsage + withoutUsage === 0) return undefined
  const why = withoutUsage === 1 ? 'one call recorded no usage' : `${withoutUsage} calls recorded no usage`
  if (withUsage === 0) return unknown(why, withoutUsage)
  const value = (inputTotal(parts) ?? 0) + (outputTotal(parts) ?? 0)
  if (withoutUsage > 0) return { state: 'partial', value, missing: withoutUsage, why }
  return computed(value, withUsage === 1 ? 'one call' : `sum of ${withUsage} calls`)
}

