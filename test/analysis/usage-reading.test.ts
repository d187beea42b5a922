import { describe, expect, test } from 'vitest'
import { usageOf } from '../../src/analysis/usage.ts'
import { groupKey, ReadingGroup, readUsage, splitUsage, type UsageContext } from '../../src/analysis/usage-reading.ts'
import { inputTotal, outputTotal, type RawUsage, tokenTotal } from '../../src/model/usage.ts'
import { tracesFromText } from '../support/trace-from-text.ts'

const context = (more: Partial<UsageContext> = {}): UsageContext => ({
  scopeName: 'app',
  scopeVersion: '1',
  provider: 'openai',
  model: 'toast-1',
  ...more,
})
const anthropic = (more: Partial<UsageContext> = {}) =>
  context({ provider: 'anthropic', model: 'claude-crumb', ...more })

/** Reads calls of one group and gives the parts of each. */
function readGroup(calls: readonly RawUsage[], where: UsageContext) {
  const group = new ReadingGroup(calls[0], where)
  for (const call of calls) group.add(call, where)
  return { parts: calls.map((call) => readUsage(call, group.reading)?.usage), group }
}

describe('what the emitter is known to mean', () => {
  const raw: RawUsage = { shape: 'gen_ai', input: 1000, cacheRead: 600, output: 50 }
  const inclusive = { input: 400, cacheRead: 600, output: 50 }
  const exclusive = { input: 1000, cacheRead: 600, output: 50 }

  test.each<[string, RawUsage, UsageContext, object]>([
    ['OpenAI under the convention: input contains the cache', raw, context(), inclusive],
    ['Anthropic under underscore names: cache comes on top', raw, anthropic(), exclusive],
    ['a Claude model behind another provider likewise', raw, context({ model: 'anthropic.claude-3' }), exclusive],
    [
      'Anthropic under the dotted names of 1.40: input contains it',
      { ...raw, shape: 'gen_ai-1.40' },
      anthropic(),
      inclusive,
    ],
    ['the Anthropic SDK’s own spans sum', raw, anthropic({ scopeName: 'com.anthropic.sdk.typescript' }), inclusive],
    ['OpenLLMetry Python sums', raw, anthropic({ scopeName: 'opentelemetry.instrumentation.anthropic' }), inclusive],
    [
      'OpenLLMetry JavaScript does not, dotted names or not',
      { ...raw, shape: 'gen_ai-1.40' },
      anthropic({ scopeName: '@traceloop/instrumentation-anthropic' }),
      exclusive,
    ],
    ['Strands on Bedrock does not', raw, context({ scopeName: 'strands.telemetry.tracer' }), exclusive],
    ['Claude Code does not', { ...raw, shape: 'claude-code' }, anthropic(), exclusive],
    ['OpenInference sums', { ...raw, shape: 'openinference' }, anthropic(), inclusive],
    [
      'OpenInference for the agent SDK does not',
      { ...raw, shape: 'openinference' },
      anthropic({ scopeName: 'openinference.instrumentation.claude_agent_sdk' }),
      exclusive,
    ],
    ['Langfuse keys stand apart', { ...raw, shape: 'langfuse' }, context(), exclusive],
    [
      'AI SDK 5 hands on Anthropic’s bare count',
      { ...raw, shape: 'ai.usage' },
      anthropic({ scopeName: 'ai' }),
      exclusive,
    ],
  ])('%s', (_, call, where, parts) => {
    expect(readGroup([call], where).parts).toEqual([parts])
  })

  test('reasoning is a part of output, in Langfuse apart', () => {
    const call: RawUsage = { shape: 'gen_ai', input: 10, output: 50, reasoning: 20 }
    expect(readGroup([call], context()).parts[0]).toEqual({ input: 10, output: 30, reasoning: 20 })
    expect(readGroup([{ ...call, shape: 'langfuse' }], context()).parts[0]).toEqual({
      input: 10,
      output: 50,
      reasoning: 20,
    })
  })
})

describe('what a call proves', () => {
  test('more cache than input: cache comes on top, for the whole group', () => {
    const { parts, group } = readGroup(
      [
        { shape: 'openinference', input: 12, cacheRead: 900, output: 1 },
        { shape: 'openinference', input: 1000, cacheRead: 900, output: 1 },
      ],
      context(),
    )
    expect(parts).toEqual([
      { input: 12, cacheRead: 900, output: 1 },
      { input: 1000, cacheRead: 900, output: 1 },
    ])
    expect(group.isUnusual).toBe(true)
  })

  test('total = input + output + cache: on top', () => {
    expect(readGroup([{ shape: 'x', input: 100, cacheRead: 60, output: 10, total: 170 }], context()).parts[0]).toEqual({
      input: 100,
      cacheRead: 60,
      output: 10,
    })
  })

  test('total = input + output: contained, in Langfuse too', () => {
    const call: RawUsage = { shape: 'langfuse', input: 574, cacheRead: 384, output: 82, total: 656 }
    expect(readGroup([call], context()).parts[0]).toEqual({ input: 190, cacheRead: 384, output: 82 })
  })

  test('but not for Anthropic, whose own total leaves the cache out', () => {
    const call: RawUsage = { shape: 'gen_ai', input: 160, cacheRead: 100, output: 130, total: 290 }
    expect(readGroup([call], anthropic()).parts[0]).toEqual({ input: 160, cacheRead: 100, output: 130 })
  })

  test('the uncached count beside the sum settles it', () => {
    const sum: RawUsage = { shape: 'gen_ai', input: 508, cacheRead: 348, output: 1, noCache: 160 }
    expect(readGroup([sum], anthropic()).parts[0]).toEqual({ input: 160, cacheRead: 348, output: 1 })
    const bare: RawUsage = { shape: 'x', input: 508, cacheRead: 348, output: 1, noCache: 508 }
    expect(readGroup([bare], context()).parts[0]).toEqual({ input: 508, cacheRead: 348, output: 1 })
  })

  test('Gemini: total = input + output + reasoning, so reasoning comes on top for the group', () => {
    const calls: RawUsage[] = [
      { shape: 'gen_ai', input: 100, output: 19, reasoning: 32, total: 151 },
      { shape: 'gen_ai', input: 10, output: 40, reasoning: 5 },
    ]
    expect(readGroup(calls, context({ provider: 'gcp.gemini' })).parts).toEqual([
      { input: 100, output: 19, reasoning: 32 },
      { input: 10, output: 40, reasoning: 5 },
    ])
  })

  test('more reasoning than output: on top', () => {
    expect(readGroup([{ shape: 'gen_ai', input: 10, output: 5, reasoning: 8 }], context()).parts[0]).toEqual({
      input: 10,
      output: 5,
      reasoning: 8,
    })
  })

  test('a cache of zero proves nothing', () => {
    const group = new ReadingGroup({ shape: 'gen_ai', input: 5, cacheRead: 0 }, context())
    group.add({ shape: 'gen_ai', input: 5, cacheRead: 0, output: 5, total: 10 }, context())
    expect(group.isUnusual).toBe(false)
  })

  test('opposite proofs in one group: most proofs settle it, and the others are read as they fit', () => {
    const calls: RawUsage[] = [
      { shape: 'gen_ai', input: 10, cacheRead: 50, output: 1 },
      { shape: 'gen_ai', input: 100, cacheRead: 60, output: 10, total: 110 },
      { shape: 'gen_ai', input: 200, cacheRead: 60, output: 10, total: 210 },
    ]
    const { parts, group } = readGroup(calls, context())
    expect(group.isContradictory).toBe(true)
    expect(parts).toEqual([
      { input: 10, cacheRead: 50, output: 1 },
      { input: 40, cacheRead: 60, output: 10 },
      { input: 140, cacheRead: 60, output: 10 },
    ])
  })
})

describe('parts', () => {
  const contained = { cacheInInput: true, reasoningInOutput: true }

  test('the lifetimes of cache writes are parts of them', () => {
    const usage = splitUsage({ shape: 'x', input: 100, cacheWrite5m: 30, cacheWrite1h: 20, output: 1 }, contained)
    expect(usage).toEqual({ input: 50, cacheWrite: 50, cacheWrite5m: 30, cacheWrite1h: 20, output: 1 })
    expect(usage && inputTotal(usage)).toBe(100)
  })

  test('audio and images are parts of input, audio of output', () => {
    const usage = splitUsage(
      { shape: 'x', input: 100, inputAudio: 30, inputImage: 20, output: 10, outputAudio: 4 },
      contained,
    )
    expect(usage).toEqual({ input: 50, inputAudio: 30, inputImage: 20, output: 6, outputAudio: 4 })
    expect(usage && [inputTotal(usage), outputTotal(usage), tokenTotal(usage)]).toEqual([100, 10, 110])
  })

  test('in Langfuse they stand apart as the cache does, unless the total shows that they are contained', () => {
    const apart: RawUsage = { shape: 'langfuse', input: 3, inputAudio: 5, output: 1, outputAudio: 2, total: 11 }
    expect(readGroup([apart], context()).parts[0]).toEqual({ input: 3, inputAudio: 5, output: 1, outputAudio: 2 })
    const contained: RawUsage = { shape: 'langfuse', input: 8, inputAudio: 5, output: 3, outputAudio: 2, total: 11 }
    expect(readGroup([contained], context()).parts[0]).toEqual({ input: 3, inputAudio: 5, output: 1, outputAudio: 2 })
  })

  test('never negative: counts that fit no reading are undefined', () => {
    expect(readUsage({ shape: 'x', input: 10, inputAudio: 500, output: 2 }, contained)).toBeUndefined()
  })

  test('counts that fit the other reading are read by it', () => {
    const read = readUsage({ shape: 'x', input: 10, cacheRead: 50, output: 2 }, contained)
    expect(read).toEqual({ usage: { input: 10, cacheRead: 50, output: 2 }, isOther: true })
  })

  test('what was not recorded stays missing', () => {
    const usage = splitUsage({ shape: 'x', output: 5 }, contained)
    expect(usage).toEqual({ output: 5 })
    expect(usage && inputTotal(usage)).toBeUndefined()
  })
})

test('groups part by scope, version, provider and shape, and by nothing else', () => {
  const raw: RawUsage = { shape: 'gen_ai', input: 1 }
  const key = groupKey(raw, context())
  expect(groupKey({ ...raw, input: 9 }, context({ model: 'other' }))).toBe(key)
  for (const other of [{ scopeName: 'b' }, { scopeVersion: '2' }, { provider: 'groq' }]) {
    expect(groupKey(raw, context(other))).not.toBe(key)
  }
  expect(groupKey({ ...raw, shape: 'x' }, context())).not.toBe(key)
})

test('one proof settles calls of other traces, and the issues say so', async () => {
  const { dataset } = await tracesFromText(`
llm proof 0..10 in=12 out=1 cacheRead=900 model=toast-1 provider=openai

llm plain 0..10 in=1000 out=1 cacheRead=900 model=toast-1 provider=openai

llm broken 0..10 in=10 out=1 attr.gen_ai.usage.audio.input_tokens=99 model=toast-1 provider=openai
`)
  const { byRow, contradictory, issues } = usageOf(dataset)
  const byName = new Map([...byRow].map(([row, usage]) => [dataset.nameAt(row), usage]))
  expect(byName.get('plain')).toEqual({ input: 1000, cacheRead: 900, output: 1 })
  expect([...contradictory].map((row) => dataset.nameAt(row))).toEqual(['broken'])
  expect(issues.map(({ code, count }) => [code, count])).toEqual([
    ['usage.contradictory', 1],
    ['usage.reading_proved', 2],
  ])
})
