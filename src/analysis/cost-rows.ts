// What calls cost, by group. Only counted calls are summed (docs/definitions.md, "Wrappers repeat their children"),
// and the tokens and the cost of a group always cover the same calls.
import { type Amount, supplied, unknown } from '../model/amount.ts'
import type { Dataset } from '../model/dataset.ts'
import type { TextFact } from '../model/facts.ts'
import type { CostOf } from '../model/price.ts'
import { tokenTotal, type Usage } from '../model/usage.ts'
import { finish, STEP_MASK, type Steps, within } from '../util/steps.ts'
import { AmountSums } from './amount-sums.ts'
import { costReader } from './cost.ts'
import { frontierInSteps } from './frontier.ts'
import { percentileInPlace } from './percentile.ts'
import { PRICE_MASK, pricedPlaces } from './totals.ts'
import { traceNameOf } from './trace-summary.ts'
import { usageInSteps } from './usage.ts'

/** Facts that calls can be grouped by: their own, else those of the nearest span above. */
const GROUPING_FACTS = {
  session: 'sessionId',
  user: 'userId',
  environment: 'environment',
  version: 'version',
  prompt: 'promptName',
  agent: 'agentName',
  tags: 'tags',
} as const satisfies { readonly [grouping: string]: TextFact }

export type CostGrouping = 'model' | 'name' | 'trace' | keyof typeof GROUPING_FACTS | `attribute:${string}`

export const COST_GROUPINGS = [
  'model',
  'name',
  'trace',
  ...(Object.keys(GROUPING_FACTS) as (keyof typeof GROUPING_FACTS)[]),
] as const

/** Columns of token counts; together they are all tokens. `input` is uncached, `input` and `output` include media. */
export const COST_PARTS = ['input', 'cacheRead', 'cacheWrite', 'reasoning', 'output'] as const
export type CostPart = (typeof COST_PARTS)[number]

export interface CostSums {
  readonly calls: number
  /** Calls of these whose usage is missing: while there are some, the counts are partial. */
  readonly callsWithoutUsage: number
  readonly parts: { readonly [P in CostPart]: Amount }
  readonly tokens: Amount
  /** Median duration of the calls whose end is known. */
  readonly p50Ms: number | undefined
  readonly costUsd: Amount
}

export interface CostRow extends CostSums {
  readonly id: string
  /** Undefined for calls that have no such value. */
  readonly label: string | undefined
  /** Provider, where rows are models. */
  readonly detail: string | undefined
  /** Type of the calls: embedding and reranking calls stand in rows of their own. */
  readonly observationType: string
}

export interface CostRows {
  readonly rows: readonly CostRow[]
  /** Over all calls, each once. */
  readonly total: CostSums
  /** True where a call stands in several rows, so that the rows come to more than the total: calls with several tags. */
  readonly isOverlapping: boolean
}

/** Groups all counted calls of a dataset, most expensive first. */
export const costRows = (dataset: Dataset, grouping: CostGrouping, costOf?: CostOf): CostRows =>
  finish(costRowsInSteps(dataset, grouping, costOf))

/** The same, for a caller that lets other work run in between. Yields the number of traces done. */
export function* costRowsInSteps(dataset: Dataset, grouping: CostGrouping, costOf?: CostOf): Steps<CostRows> {
  const groups = new Map<string, Group>()
  const total = new CallSums()
  let isOverlapping = false
  const { byRow } = yield* within(usageInSteps(dataset), 0)
  const costAt = costReader(dataset, costOf)
  for (let traceRow = 0; traceRow < dataset.traceCount; traceRow++) {
    const tree = yield* within(dataset.treeInSteps(traceRow), traceRow)
    const places = pricedPlaces(yield* within(frontierInSteps(dataset, traceRow), traceRow))
    const valuesAt = places.length > 0 ? yield* within(valuesOf(dataset, traceRow, grouping), traceRow) : undefined
    for (let i = 0; i < places.length; i++) {
      if ((i & PRICE_MASK) === PRICE_MASK) yield traceRow
      const place = places[i]
      const row = tree.rows[place]
      const usage = byRow.get(row)
      const cost = costAt(row)
      const call = {
        usage,
        isBilledByTokens: dataset.typeAt(row) !== 'reranker',
        cost,
        durationMs: dataset.durationMs(row),
      }
      total.add(call)
      const values = valuesAt?.(place) ?? NO_VALUE
      if (values.length > 1) isOverlapping = true
      for (const value of values) groupAt(groups, dataset, row, grouping, value).sums.add(call)
    }
    yield traceRow + 1
  }
  const rows = Array.from(groups, ([id, { sums, ...row }]): CostRow => ({ id, ...row, ...sums.result() }))
  return { rows: rows.sort(byCost), total: total.result(), isOverlapping }
}

interface Group extends Pick<CostRow, 'label' | 'detail' | 'observationType'> {
  readonly sums: CallSums
}

interface GroupValue {
  /** What makes the group: unique where labels are not. */
  readonly key: string
  readonly label: string | undefined
}
const NO_VALUE: readonly GroupValue[] = [{ key: '', label: undefined }]

function groupAt(
  groups: Map<string, Group>,
  dataset: Dataset,
  row: number,
  grouping: CostGrouping,
  value: GroupValue,
): Group {
  const type = dataset.typeAt(row)
  const isEmbedding = type === 'embedding' || type === 'reranker'
  const detail = grouping === 'model' ? dataset.text('provider', row) : undefined
  const kind = isEmbedding || grouping === 'name' ? type : ''
  const id = [kind, value.label === undefined ? '-' : '=', value.key, detail ?? ''].join('\u001f')
  let group = groups.get(id)
  if (!group) {
    group = { label: value.label, detail, observationType: type, sums: new CallSums() }
    groups.set(id, group)
  }
  return group
}

/** By place: the values that a call is grouped by, its own or the nearest above it. */
function* valuesOf(
  dataset: Dataset,
  traceRow: number,
  grouping: CostGrouping,
): Steps<(place: number) => readonly GroupValue[]> {
  const tree = yield* dataset.treeInSteps(traceRow)
  if (grouping === 'trace') {
    const trace = [{ key: dataset.traceIdAt(traceRow), label: traceNameOf(dataset, traceRow) }]
    return () => trace
  }
  if (grouping === 'name') return (place) => [named(dataset.nameAt(tree.rows[place]))]
  if (grouping === 'model') {
    return (place) => {
      const row = tree.rows[place]
      const model = dataset.text('responseModel', row) ?? dataset.text('requestModel', row)
      return model === undefined ? NO_VALUE : [named(model)]
    }
  }
  // Parents stand before their children, so that each span finds its value in one look.
  const values: (readonly GroupValue[])[] = new Array(tree.rows.length)
  for (let place = 0; place < tree.rows.length; place++) {
    if ((place & STEP_MASK) === STEP_MASK) yield place
    const own = ownValues(dataset, tree.rows[place], grouping)
    const parent = tree.parent[place]
    values[place] = own ?? (parent < 0 ? NO_VALUE : values[parent])
  }
  return (place) => values[place]
}

function ownValues(
  dataset: Dataset,
  row: number,
  grouping: Exclude<CostGrouping, 'model' | 'name' | 'trace'>,
): readonly GroupValue[] | undefined {
  if (!isFact(grouping)) {
    const value = dataset.attribute(grouping.slice('attribute:'.length), row)
    return value === undefined ? undefined : [named(String(value))]
  }
  const text = dataset.text(GROUPING_FACTS[grouping], row)
  if (text === undefined) return undefined
  return grouping === 'tags' ? [...new Set(text.split('\n'))].map(named) : [named(text)]
}

const isFact = (grouping: string): grouping is keyof typeof GROUPING_FACTS => Object.hasOwn(GROUPING_FACTS, grouping)

const named = (label: string): GroupValue => ({ key: label, label })

/** Dearest first; where costs are equal or unknown, those with more tokens, then more calls. */
const byCost = (a: CostRow, b: CostRow): number =>
  valueOr0(b.costUsd) - valueOr0(a.costUsd) || valueOr0(b.tokens) - valueOr0(a.tokens) || b.calls - a.calls

const valueOr0 = (amount: Amount): number => (amount.state === 'unknown' ? 0 : amount.value)

interface CountedCall {
  readonly usage: Usage | undefined
  /** Rerankers are billed by the search: where they recorded no tokens, nothing is missing. */
  readonly isBilledByTokens: boolean
  readonly cost: Amount | undefined
  readonly durationMs: number | undefined
}

/** Sums of one group, call by call. */
class CallSums {
  private calls = 0
  private withUsage = 0
  private withoutUsage = 0
  private tokens = 0
  private readonly parts = { input: 0, cacheRead: 0, cacheWrite: 0, reasoning: 0, output: 0 }
  /** Calls that recorded the part at all. */
  private readonly recorded = { input: 0, cacheRead: 0, cacheWrite: 0, reasoning: 0, output: 0 }
  private readonly durations: number[] = []
  private readonly cost = new AmountSums(1)

  add({ usage, isBilledByTokens, cost, durationMs }: CountedCall): void {
    this.calls++
    if (cost) this.cost.add(0, cost)
    if (durationMs !== undefined) this.durations.push(durationMs)
    if (!usage) {
      if (isBilledByTokens) this.withoutUsage++
      return
    }
    this.withUsage++
    this.tokens += tokenTotal(usage) ?? 0
    for (const part of COST_PARTS) {
      const tokens = tokensOf(usage, part)
      if (tokens === undefined) continue
      this.parts[part] += tokens
      this.recorded[part]++
    }
  }

  result(): CostSums {
    const part = (name: CostPart): Amount =>
      this.withUsage > 0 && this.recorded[name] === 0
        ? unknown('the source does not record these tokens', this.calls)
        : this.count(this.parts[name])
    return {
      calls: this.calls,
      callsWithoutUsage: this.withoutUsage,
      parts: {
        input: part('input'),
        cacheRead: part('cacheRead'),
        cacheWrite: part('cacheWrite'),
        reasoning: part('reasoning'),
        output: part('output'),
      },
      tokens: this.count(this.tokens),
      p50Ms: percentileInPlace(Float64Array.from(this.durations), 0.5),
      costUsd: this.cost.at(0) ?? unknown('nothing to price was recorded', 0),
    }
  }

  /** A count over these calls: partial while some recorded no usage. */
  private count(value: number): Amount {
    const missing = this.withoutUsage
    if (this.withUsage === 0) return unknown(this.calls === 0 ? 'no call' : 'no usage was recorded', missing)
    const why = `${missing} of ${this.calls} calls recorded no usage`
    return missing > 0 ? { state: 'partial', value, missing, why } : supplied(value)
  }
}

/** Tokens of a column: media belong to the side they are on. */
function tokensOf(usage: Usage, part: CostPart): number | undefined {
  if (part === 'input') return addKnown(usage.input, usage.inputAudio, usage.inputImage)
  if (part === 'output') return addKnown(usage.output, usage.outputAudio)
  return usage[part]
}

const addKnown = (...parts: readonly (number | undefined)[]): number | undefined =>
  parts.reduce((sum, part) => (part === undefined ? sum : (sum ?? 0) + part), undefined)
