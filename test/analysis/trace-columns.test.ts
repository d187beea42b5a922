import { describe, expect, it } from 'vitest'
import { AmountSums } from '../../src/analysis/amount-sums.ts'
import { costAt } from '../../src/analysis/cost.ts'
import { costRowsInSteps } from '../../src/analysis/cost-rows.ts'
import { figuresOf } from '../../src/analysis/figures.ts'
import { frontierOf } from '../../src/analysis/frontier.ts'
import { issuesInSteps } from '../../src/analysis/issues.ts'
import { percentile, percentileInPlace } from '../../src/analysis/percentile.ts'
import { pricedPlaces } from '../../src/analysis/totals.ts'
import { sumOf, traceAmountsInSteps } from '../../src/analysis/trace-amounts.ts'
import { sortedIndexes, textRanks } from '../../src/analysis/trace-order.ts'
import { summarizeTraces } from '../../src/analysis/trace-summary.ts'
import { matchesWords, searchTracesInSteps, searchWords } from '../../src/analysis/trace-summary-search.ts'
import { traceTimesInSteps } from '../../src/analysis/trace-times.ts'
import { usageOf } from '../../src/analysis/usage.ts'
import { type Amount, amountValue, computed, estimated, sumAmounts, supplied, unknown } from '../../src/model/amount.ts'
import type { Dataset } from '../../src/model/dataset.ts'
import type { CostOf } from '../../src/model/price.ts'
import type { SpanFigures } from '../../src/model/span.ts'
import { tokenTotal } from '../../src/model/usage.ts'
import { finish, PAUSE } from '../../src/util/steps.ts'
import { manyTraces } from '../../stories/support/many-traces.ts'
import { tracesFromText } from '../support/trace-from-text.ts'

/** Every kind of trace of one span, besides those of several. */
const SINGLE = `
llm plain 0..10 in=10 out=5 model=gpt-5 provider=openai

llm nothing 5..

llm failed 6..7 error="429"

embedding with 7..8 in=3

embedding without 8..9

reranker rank 9..10

tool lookup 10..11 in=4 out=1

agent wrapper 11..12 in=4 out=1 cost=0.5

span bare 12..13
`
const read = async () => (await tracesFromText(`${SINGLE}\n${manyTraces(200)}`)).dataset
const prices: CostOf = ({ usage, requestModel }) =>
  requestModel === 'gpt-5'
    ? estimated(usage.input ?? 0, 'test prices', 'guessed tier')
    : requestModel
      ? computed((usage.output ?? 0) / 7, 'test prices')
      : unknown('no model')

describe('how far they got', () => {
  it.each([
    ['amounts', traceAmountsInSteps],
    ['costs', (dataset: Dataset) => costRowsInSteps(dataset, 'model')],
    ['issues', (dataset: Dataset) => issuesInSteps(dataset, Array(dataset.traceCount).keys())],
  ])('%s are told by traces, however large one is', async (_, start) => {
    const calls = Array.from({ length: 5000 }, (_, i) => `  llm call 1..2 in=${i} out=1 model=gpt-5`)
    const { dataset } = await tracesFromText(`agent crawl 0..9\n${calls.join('\n')}\n\n${SINGLE}`)
    const told = [...start(dataset)].filter((done) => done !== PAUSE)
    expect(told.length).toBeGreaterThan(5)
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect(Math.max(...told)).toBeLessThanOrEqual(dataset.traceCount)
  })
})

describe('columns of traces', () => {
  it('say of each trace what its summary says', async () => {
    const dataset = await read()
    const times = finish(traceTimesInSteps(dataset))
    for (const summary of summarizeTraces(dataset)) {
      const at = summary.traceRow
      expect({
        spanCount: times.spanCount[at],
        errorCount: times.errorCount[at],
        unfinishedCount: times.unfinishedCount[at],
        startMs: times.startMs[at],
        durationMs: times.durationMs[at],
      }).toEqual({
        spanCount: summary.spanCount,
        errorCount: summary.errorCount,
        unfinishedCount: summary.unfinishedCount,
        startMs: summary.startMs ?? Number.NaN,
        durationMs: summary.durationMs ?? Number.NaN,
      })
    }
  })

  it.each([undefined, prices])('hold the tokens and cost of each trace, and their sum', async (costOf) => {
    const dataset = await read()
    const amounts = finish(traceAmountsInSteps(dataset, costOf))
    const summaries = summarizeTraces(dataset, costOf)
    for (const { traceRow, tokens, cost } of summaries) {
      expect(amounts.tokens.at(traceRow)).toEqual(tokens)
      expect(amounts.cost.at(traceRow)).toEqual(cost)
    }
    const rows = Uint32Array.from(summaries, ({ traceRow }) => traceRow)
    const known = (list: readonly (Amount | undefined)[]) => list.filter((amount) => amount !== undefined)
    expect(finish(sumOf(amounts.tokens, rows))).toEqual(sumAmounts(known(summaries.map(({ tokens }) => tokens))))
    expect(finish(sumOf(amounts.cost, rows))).toEqual(sumAmounts(known(summaries.map(({ cost }) => cost))))
  })

  it('find the traces that matching one by one finds', async () => {
    const dataset = await read()
    const summaries = summarizeTraces(dataset)
    const previews = ['where is my order', undefined, 'BRAKES squeak']
    const previewOf = (traceRow: number) => previews[traceRow % previews.length]
    for (const query of [
      'gpt',
      'agent',
      'tool',
      'support staging',
      'brakes',
      's-12 order',
      'resolved',
      '0000a',
      'zebra',
      'Lookup',
    ]) {
      const words = searchWords(query)
      const isSelected = query.length % 2 === 0 ? (traceRow: number) => traceRow % 3 > 0 : undefined
      const expected = summaries
        .filter((summary) => matchesWords(summary, words, previewOf(summary.traceRow)))
        .map(({ traceRow }) => traceRow)
        .filter((traceRow) => !isSelected || isSelected(traceRow))
      expect([...finish(searchTracesInSteps(dataset, { words, isSelected, previewOf }))]).toEqual(expected)
    }
  })
})

it.each(SINGLE.trim().split('\n\n'))('a span alone is counted as beside one that says nothing: %s', async (line) => {
  const [alone, beside] = await Promise.all(
    [line, `${line}\nspan silent 20..21`].map(async (text) => frontierOf((await tracesFromText(text)).dataset, 0)),
  )
  expect(beside.roles).toEqual([...alone.roles, 'none'])
  expect([...beside.isCovered]).toEqual([...alone.isCovered, 0])
  for (const key of ['modelCalls', 'embeddingCalls', 'toolCalls', 'issues'] as const)
    expect(beside[key]).toEqual(alone[key])
})

describe('orders', () => {
  it('put unknown values last either way and keep the order of equals', () => {
    const values = Float64Array.of(3, Number.NaN, 1, 3, 2, Number.NaN, 1)
    expect([...finish(sortedIndexes(values, false))]).toEqual([2, 6, 4, 0, 3, 1, 5])
    expect([...finish(sortedIndexes(values, true))]).toEqual([0, 3, 4, 2, 6, 1, 5])
    expect([...finish(sortedIndexes(new Float64Array(0), true))]).toEqual([])
  })

  it('are those of a plain sort, for many values', () => {
    const values = Float64Array.from({ length: 10_001 }, (_, i) => (i * 7919) % 997)
    const plain = Array.from(values.keys()).sort((a, b) => values[a] - values[b])
    expect([...finish(sortedIndexes(values, false))]).toEqual(plain)
  })

  it('of names are those that people expect', () => {
    expect([...finish(textRanks(['run 10', 'Run 2', 'été', 'run 2', 'zoo', 'eta']))]).toEqual([3, 2, 1, 2, 4, 0])
  })
})

it('the median of many values is found without sorting them', () => {
  for (const count of [1, 2, 3, 10, 999, 1000]) {
    const values = Float64Array.from({ length: count }, (_, i) => ((i * 7919) % 501) / 3)
    for (const p of [0, 0.5, 0.95, 1]) expect(percentileInPlace(values.slice(), p)).toBe(percentile(values, p))
  }
  expect(percentileInPlace(new Float64Array(0), 0.5)).toBeUndefined()
})

it('sums in columns are those of amounts', () => {
  const kinds: readonly Amount[] = [
    supplied(1),
    supplied(0.1),
    computed(0.2, 'table a'),
    computed(0, 'table b'),
    estimated(0.7, 'table a', 'guess'),
    unknown('no price'),
    unknown('no usage', 3),
    { state: 'partial', value: 4, missing: 2, why: 'two calls' },
    unknown('fourth'),
    unknown('fifth'),
  ]
  for (let mask = 1; mask < 2 ** kinds.length; mask++) {
    const list = kinds.filter((_, i) => mask & (1 << i))
    const sums = new AmountSums(2)
    for (const amount of list) sums.add(0, amount)
    sums.addSum(1, 0)
    expect(sums.at(0)).toEqual(sumAmounts(list))
    expect(sums.at(1)).toEqual(sumAmounts([sumAmounts(list) as Amount]))
  }
})

/** How figures were added up before they stood in columns. */
function plainFigures(dataset: Dataset, traceRow: number, costOf: CostOf): SpanFigures[] {
  const { rows, parent } = dataset.tree(traceRow)
  const { byRow, contradictory } = usageOf(dataset)
  const frontier = frontierOf(dataset, traceRow)
  const priced = new Set(pricedPlaces(frontier))
  const tokens: Amount[][] = Array.from(rows, () => [])
  const costs: Amount[][] = Array.from(rows, () => [])
  const figures: SpanFigures[] = []
  for (let place = rows.length - 1; place >= 0; place--) {
    const row = rows[place]
    const usage = byRow.get(row)
    const cost = costAt(dataset, row, costOf)
    const total = usage && tokenTotal(usage)
    if (priced.has(place)) {
      if (total !== undefined) tokens[place].push(supplied(total))
      else if (contradictory.has(row)) tokens[place].push(unknown('the token counts contradict each other'))
      else {
        const why = dataset.hasError(row) ? 'the call failed before usage was returned' : 'no usage was recorded'
        tokens[place].push(unknown(why))
      }
      if (cost) costs[place].push(cost)
    }
    const subtreeTokens = sumAmounts(tokens[place])
    const subtreeCost = sumAmounts(costs[place])
    figures[place] = { usageRole: frontier.roles[place], usage, cost, subtreeTokens, subtreeCost }
    if (parent[place] < 0) continue
    if (subtreeTokens) tokens[parent[place]].push(subtreeTokens)
    if (subtreeCost) costs[parent[place]].push(subtreeCost)
  }
  return figures
}

it('figures of spans are those that were added up object by object', async () => {
  const dataset = await read()
  for (let traceRow = 0; traceRow < dataset.traceCount; traceRow++) {
    const figures = figuresOf(dataset, traceRow, prices)
    expect(figures).toEqual(plainFigures(dataset, traceRow, prices))
    for (const { subtreeCost } of figures) expect(amountValue(subtreeCost)).not.toBeNaN()
  }
})
