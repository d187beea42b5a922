import { describe, expect, test } from 'vitest'
import { figuresOf } from '../../src/analysis/figures.ts'
import { frontierOf } from '../../src/analysis/frontier.ts'
import { totalsOf } from '../../src/analysis/totals.ts'
import type { Dataset } from '../../src/model/dataset.ts'
import { inputTotal, outputTotal } from '../../src/model/usage.ts'
import { readObjects, tracesFromText } from '../support/trace-from-text.ts'

/** Roles in display order, by name. */
function rolesOf(dataset: Dataset): { [name: string]: string } {
  const tree = dataset.tree(0)
  const { roles } = frontierOf(dataset, 0)
  return Object.fromEntries(Array.from(tree.rows, (row, place) => [dataset.nameAt(row), roles[place]]))
}
const codesOf = (dataset: Dataset) => frontierOf(dataset, 0).issues.map(({ code }) => code)
const tokensOf = (dataset: Dataset) => {
  const { usage } = totalsOf(dataset, [0])
  return [inputTotal(usage), outputTotal(usage)]
}

describe('wrappers repeat their children', () => {
  test('the agent’s own figure leaves out the nested expert, the sum has it', async () => {
    const { dataset } = await tracesFromText(`
agent "invoke_agent helper" 0..1000 in=300 out=40
  llm "first" 10..100 in=100 out=30
  tool ask_expert 110..500
    llm "expert" 120..490 in=50 out=5
  llm "second" 510..900 in=200 out=10
`)
    expect(rolesOf(dataset)).toEqual({
      'invoke_agent helper': 'includes-children',
      first: 'counted',
      ask_expert: 'none',
      expert: 'counted',
      second: 'counted',
    })
    expect(tokensOf(dataset)).toEqual([350, 45])
  })

  test('of nested model calls the innermost that carries usage counts', async () => {
    const { dataset } = await tracesFromText(`
llm framework 0..100 in=30 out=12
  llm provider 10..90 in=30 out=12
    llm transport 20..80
`)
    expect(rolesOf(dataset)).toEqual({ framework: 'includes-children', provider: 'counted', transport: 'none' })
    expect(tokensOf(dataset)).toEqual([30, 12])
    expect(frontierOf(dataset, 0).modelCalls).toEqual([2])
  })

  test('a wrapper alone counts, with an issue, and nothing beneath it is missing', async () => {
    const { dataset } = await tracesFromText(`
workflow run 0..1000 in=80 out=8
  agent inner 0..900 in=80 out=8
    llm "streamed" 10..20
    tool oven 20..30
`)
    expect(rolesOf(dataset)).toEqual({ run: 'includes-children', inner: 'counted', streamed: 'none', oven: 'none' })
    expect(codesOf(dataset)).toEqual(['usage.on_wrapper_only'])
    expect(totalsOf(dataset, [0]).tokens).toEqual({ state: 'supplied', value: 88 })
  })

  test('a wrapper that claims more contributes nothing and tells the difference', async () => {
    const { dataset } = await tracesFromText(`
agent greedy 0..100 in=999 out=1
  llm call 10..20 in=10 out=1
`)
    expect(tokensOf(dataset)).toEqual([10, 1])
    expect(frontierOf(dataset, 0).issues).toMatchObject([
      { code: 'usage.wrapper_exceeds', example: 'greedy: 1000 against 11' },
    ])
  })

  test('one branch with calls, one with a wrapper alone: both count once', async () => {
    const { dataset } = await tracesFromText(`
agent all 0..100 in=500 out=50
  agent traced 0..40
    llm call 1..30 in=100 out=10
  agent untraced 50..90 in=400 out=40
`)
    expect(rolesOf(dataset)).toMatchObject({ all: 'includes-children', call: 'counted', untraced: 'counted' })
    expect(tokensOf(dataset)).toEqual([500, 50])
  })
})

describe('embeddings stand apart', () => {
  test('a model call is not a wrapper of embeddings, nor they of it', async () => {
    const { dataset } = await tracesFromText(`
agent rag 0..1000
  embedding query 10..20 in=6 model=crumb-embed
  llm answer 30..90 in=100 out=10
    embedding inner 40..50 in=4 model=crumb-embed
`)
    const totals = totalsOf(dataset, [0])
    expect(totals.tokens).toEqual({ state: 'supplied', value: 110 })
    expect(totals.embeddingTokens).toEqual({ state: 'supplied', value: 10 })
    expect(totals.observations).toMatchObject({ llm: 1, embedding: 2 })
  })

  test('a wrapper of embeddings repeats them; one that counts output speaks of its model calls', async () => {
    const wrapper = await tracesFromText(`
workflow embed 0..100 in=12
  embedding inner 10..90 in=12 model=crumb-embed
`)
    expect(rolesOf(wrapper.dataset)).toEqual({ embed: 'includes-children', inner: 'counted' })
    expect(totalsOf(wrapper.dataset, [0])).toMatchObject({ tokens: undefined, embeddingTokens: { value: 12 } })
    const agent = await tracesFromText(`
agent rag 0..100 in=300 out=25
  embedding inner 10..90 in=12 model=crumb-embed
`)
    expect(rolesOf(agent.dataset)).toEqual({ rag: 'counted', inner: 'counted' })
    expect(totalsOf(agent.dataset, [0])).toMatchObject({ tokens: { value: 325 }, embeddingTokens: { value: 12 } })
  })

  test('a generation of an embedding model is an embedding', async () => {
    const { dataset } = await tracesFromText('llm e 0..10 in=40 out=0 model=text-embedding-3-small provider=openai')
    expect(totalsOf(dataset, [0])).toMatchObject({ tokens: undefined, embeddingTokens: { value: 40 } })
  })
})

describe('tool calls', () => {
  test('client, server and framework spans of one call count once', async () => {
    const { dataset } = await tracesFromText(`
agent a 0..100
  tool oven 10..90 callId=c1
    tool oven 20..80 callId=c1
      tool oven 30..70
  tool oven 91..95 callId=c2
  tool shelf 96..99
    tool oven 97..98 callId=c3
`)
    expect(totalsOf(dataset, [0]).observations.tool).toBe(4)
  })
})

test('the example of one span in two dialects beneath an agent: 912 once', async () => {
  const { dataset } = await readObjects([
    {
      resourceSpans: [
        {
          scopeSpans: [
            {
              scope: { name: 'mixed' },
              spans: [
                span('1', undefined, 'invoke_agent helper', {
                  'gen_ai.operation.name': 'invoke_agent',
                  'gen_ai.usage.input_tokens': '912',
                }),
                span('2', '1', 'call', {
                  'openinference.span.kind': 'LLM',
                  'gen_ai.system': 'anthropic',
                  'gen_ai.usage.input_tokens': '12',
                  'gen_ai.usage.cache_read_input_tokens': '900',
                  'llm.token_count.prompt': '912',
                  'llm.token_count.prompt_details.cache_read': '900',
                  'gen_ai.response.finish_reasons': '["end_turn"]',
                }),
              ],
            },
          ],
        },
      ],
    },
  ])
  expect(totalsOf(dataset, [0]).usage).toEqual({ input: 12, cacheRead: 900 })
  expect(dataset.span(dataset.tree(0).rows[1]).finishReasons).toEqual(['end_turn'])
})

function span(id: string, parent: string | undefined, name: string, attributes: { [key: string]: string }): object {
  return {
    traceId: '1'.repeat(32),
    spanId: id.repeat(16),
    parentSpanId: parent?.repeat(16),
    name,
    startTimeUnixNano: '1795262400000000000',
    endTimeUnixNano: '1795262401000000000',
    attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: value } })),
  }
}

describe('figures of every span', () => {
  test('a wrapper shows its own usage beside a sum that does not count it again', async () => {
    const { dataset } = await tracesFromText(`
agent a 0..100 in=30 out=3 cost=0.5
  llm one 10..20 in=10 out=1 cost=0.1
  llm two 30..40 in=20 out=2 cost=0.2
  llm none 50..60
`)
    const [agent, one, , none] = figuresOf(dataset, 0)
    expect(agent).toMatchObject({
      usageRole: 'includes-children',
      usage: { input: 30, output: 3 },
      cost: { state: 'supplied', value: 0.5 },
      subtreeTokens: { state: 'partial', value: 33, missing: 1 },
      subtreeCost: { state: 'partial', missing: 1 },
    })
    expect(agent.subtreeCost).toMatchObject({ value: expect.closeTo(0.3, 12) })
    expect(one).toMatchObject({ usageRole: 'counted', subtreeTokens: { state: 'supplied', value: 11 } })
    expect(none).toMatchObject({ usageRole: 'none', usage: undefined, subtreeTokens: { state: 'unknown', missing: 1 } })
  })
})
