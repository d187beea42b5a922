// Calls that frameworks and the SDKs beneath them record side by side, and counts that stand beside their call.
import { describe, expect, test } from 'vitest'
import { frontierOf } from '../../src/analysis/frontier.ts'
import { totalsOf } from '../../src/analysis/totals.ts'
import { inputTotal, outputTotal } from '../../src/model/usage.ts'
import { readObjects } from '../support/trace-from-text.ts'

type Attributes = { readonly [key: string]: string | number }
/** name, parent's name or '', start and end in ms, scope, attributes, and 'failed' for a span in error. */
type Line = readonly [
  name: string,
  parent: string,
  start: number,
  end: number,
  scope: string,
  attributes?: Attributes,
  failed?: 'failed',
]

const CALL: Attributes = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'toast-1' }
const counts = (input: number | undefined, output: number, more: Attributes = {}): Attributes => ({
  ...CALL,
  ...(input === undefined ? {} : { 'gen_ai.usage.input_tokens': input }),
  'gen_ai.usage.output_tokens': output,
  ...more,
})
const AGENT: Line = ['agent', '', 0, 10_000, 'framework', { 'gen_ai.operation.name': 'invoke_agent' }]

async function read(lines: readonly Line[]) {
  const idOf = (name: string) => (lines.findIndex(([own]) => own === name) + 1).toString(16).padStart(16, '0')
  const nano = (ms: number) => String(1_795_000_000_000_000_000n + BigInt(ms) * 1_000_000n)
  const { dataset } = await readObjects([
    {
      resourceSpans: [
        {
          scopeSpans: lines.map(([name, parent, start, end, scope, attributes = {}, failed]) => ({
            scope: { name: scope },
            spans: [
              {
                traceId: '1'.padStart(32, '0'),
                spanId: idOf(name),
                ...(parent ? { parentSpanId: idOf(parent) } : {}),
                name,
                startTimeUnixNano: nano(start),
                endTimeUnixNano: nano(end),
                status: failed ? { code: 2 } : {},
                attributes: Object.entries(attributes).map(([key, value]) => ({
                  key,
                  value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
                })),
              },
            ],
          })),
        },
      ],
    },
  ])
  const tree = dataset.tree(0)
  const { modelCalls, roles } = frontierOf(dataset, 0)
  const names = (places: readonly number[]) => places.map((place) => dataset.nameAt(tree.rows[place])).sort()
  const totals = totalsOf(dataset, [0])
  return {
    calls: names(modelCalls),
    duplicates: names(roles.flatMap((role, place) => (role === 'duplicate' ? [place] : []))),
    counted: names(roles.flatMap((role, place) => (role === 'counted' ? [place] : []))),
    input: inputTotal(totals.usage),
    output: outputTotal(totals.usage),
    cacheRead: totals.usage.cacheRead,
    without: totals.callsWithoutUsage,
  }
}

describe('records side by side that hold nothing to compare', () => {
  test('a failed call is one call', async () => {
    const { calls, without } = await read([
      AGENT,
      ['framework call', 'agent', 10, 100, 'framework', CALL, 'failed'],
      ['sdk call', 'agent', 20, 90, 'sdk', CALL, 'failed'],
    ])
    expect(calls).toEqual(['sdk call'])
    expect(without).toBe(1)
  })

  test('a retry inside the outer record stands beside the attempt that failed', async () => {
    const { calls, input } = await read([
      AGENT,
      ['framework call', 'agent', 10, 100, 'framework', counts(50, 5)],
      ['first attempt', 'agent', 20, 40, 'sdk', CALL, 'failed'],
      ['second attempt', 'agent', 50, 90, 'sdk', counts(50, 5)],
    ])
    expect(calls).toEqual(['first attempt', 'second attempt'])
    expect(input).toBe(50)
  })

  test('an input that was not recorded does not keep two records apart', async () => {
    const { calls, input, output } = await read([
      AGENT,
      ['framework call', 'agent', 10, 100, 'framework', counts(0, 61)],
      ['sdk call', 'agent', 20, 90, 'sdk', counts(807, 61)],
    ])
    expect(calls).toEqual(['sdk call'])
    expect([input, output]).toEqual([807, 61])
  })

  test('one record stands for one other: of three two remain', async () => {
    const { calls } = await read([
      AGENT,
      ['framework one', 'agent', 10, 100, 'framework', CALL, 'failed'],
      ['framework two', 'agent', 11, 101, 'framework', CALL, 'failed'],
      ['sdk one', 'agent', 20, 90, 'sdk', CALL, 'failed'],
    ])
    expect(calls).toHaveLength(2)
  })

  test.each<[string, Line, Line]>([
    ['one instrumentation', ['one', 'agent', 10, 100, 'sdk', CALL], ['two', 'agent', 20, 90, 'sdk', CALL]],
    ['times that cross', ['one', 'agent', 10, 100, 'framework', CALL], ['two', 'agent', 20, 110, 'sdk', CALL]],
    [
      'other models',
      ['one', 'agent', 10, 100, 'framework', CALL],
      ['two', 'agent', 20, 90, 'sdk', { ...CALL, 'gen_ai.request.model': 'rye-2' }],
    ],
    [
      'other counts',
      ['one', 'agent', 10, 100, 'framework', counts(7, 3)],
      ['two', 'agent', 20, 90, 'sdk', counts(8, 3)],
    ],
    [
      'other ids',
      ['one', 'agent', 10, 100, 'framework', { ...CALL, 'gen_ai.response.id': 'a' }],
      ['two', 'agent', 20, 90, 'sdk', { ...CALL, 'gen_ai.response.id': 'b' }],
    ],
    ['another parent', ['one', 'agent', 10, 100, 'framework', CALL], ['two', '', 20, 90, 'sdk', CALL]],
  ])('%s: two calls', async (_, one, two) => {
    expect((await read([AGENT, one, two])).calls).toEqual(['one', 'two'])
  })
})

describe('nested records of one call', () => {
  const inner: Line = ['inner', 'outer', 20, 90, 'sdk', counts(500, 20)]

  test('the outer one of another instrumentation counts where it alone splits the same counts', async () => {
    const outer: Line = [
      'outer',
      'agent',
      10,
      100,
      'framework',
      counts(500, 20, { 'gen_ai.usage.cache_read.input_tokens': 300 }),
    ]
    const { calls, duplicates, input, cacheRead } = await read([AGENT, outer, inner])
    expect([calls, duplicates]).toEqual([['outer'], ['inner']])
    expect([input, cacheRead]).toEqual([500, 300])
  })

  test('of one instrumentation the inner one counts whatever the outer splits', async () => {
    const outer: Line = [
      'outer',
      'agent',
      10,
      100,
      'sdk',
      counts(500, 20, { 'gen_ai.usage.cache_read.input_tokens': 300 }),
    ]
    expect((await read([AGENT, outer, inner])).calls).toEqual(['inner'])
  })

  test('a call without counts inside one that has them misses nothing', async () => {
    const { calls, without, input } = await read([
      AGENT,
      ['outer', 'agent', 10, 100, 'framework', counts(500, 20)],
      ['inner', 'outer', 20, 90, 'sdk', CALL],
    ])
    expect([calls, without, input]).toEqual([['inner'], 0, 500])
  })
})

describe('counts of a stream on a log record beside the call', () => {
  const log = (at: number, ...[input, output]: [number, number]): Line => [
    `log ${at}`,
    'agent',
    at,
    at,
    'sdk',
    { ...counts(input, output), 'logfire.span_type': 'log' },
  ]

  test('they are the call’s, and the record is no call', async () => {
    const { calls, counted, without, input, output } = await read([
      AGENT,
      ['whole', 'agent', 10, 50, 'sdk', counts(400, 40)],
      ['stream', 'agent', 60, 63, 'sdk', CALL],
      log(200, 461, 47),
    ])
    expect([calls, counted, without]).toEqual([['stream', 'whole'], ['log 200', 'whole'], 0])
    expect([input, output]).toEqual([861, 87])
  })

  test('they repeat what another instrumentation wrote beneath the call', async () => {
    const { calls, duplicates, without, input } = await read([
      AGENT,
      ['stream', 'agent', 60, 63, 'sdk', CALL],
      ['transport', 'stream', 61, 190, 'provider', counts(461, 47)],
      log(200, 461, 47),
    ])
    expect([calls, duplicates, without, input]).toEqual([['transport'], ['log 200'], 0, 461])
  })

  test('a stream that was cut has none: its call is missing its counts', async () => {
    const { without } = await read([
      AGENT,
      ['cut', 'agent', 10, 13, 'sdk', CALL],
      ['stream', 'agent', 60, 63, 'sdk', CALL],
      log(200, 461, 47),
    ])
    expect(without).toBe(1)
  })
})
