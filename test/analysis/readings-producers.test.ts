// What contains what in the counts of published producers.
import { expect, test } from 'vitest'
import { usageOf } from '../../src/analysis/usage.ts'
import { ReadingGroup, readUsage, type UsageContext } from '../../src/analysis/usage-reading.ts'
import type { RawUsage } from '../../src/model/usage.ts'
import { tracesFromText } from '../support/trace-from-text.ts'

const strands: UsageContext = {
  scopeName: 'strands.telemetry.tracer',
  scopeVersion: '',
  provider: '',
  model: 'claude-crumb',
}

function partsOf(raw: RawUsage, where: UsageContext) {
  const group = new ReadingGroup(raw, where)
  group.add(raw, where)
  return readUsage(raw, group.reading)?.usage
}

test('Strands’ total tells how its input is meant, for Claude models too', () => {
  expect(partsOf({ shape: 'gen_ai', input: 464, output: 40, total: 504, cacheWrite: 64 }, strands)).toEqual({
    input: 400,
    output: 40,
    cacheWrite: 64,
  })
  expect(partsOf({ shape: 'gen_ai', input: 400, output: 40, total: 504, cacheWrite: 64 }, strands)).toEqual({
    input: 400,
    output: 40,
    cacheWrite: 64,
  })
})

test('ADK’s output contains the thoughts it names', () => {
  const where: UsageContext = {
    scopeName: 'gcp.vertex.agent',
    scopeVersion: '2.5.0',
    provider: 'gcp.gemini',
    model: 'gemini-crumb',
  }
  expect(partsOf({ shape: 'gen_ai', input: 157, output: 51, reasoning: 32 }, where)).toEqual({
    input: 157,
    output: 19,
    reasoning: 32,
  })
})

test('a reading is proved where there is something to read only', async () => {
  const { dataset } = await tracesFromText(`
llm plain 0..10 in=100 out=5 model=toast-1
llm cached 20..30 in=10 out=5 cacheRead=90 model=toast-1
llm plain-too 40..50 in=100 out=5 model=toast-1
`)
  expect(usageOf(dataset).issues.map(({ code, count }) => [code, count])).toEqual([['usage.reading_proved', 1]])
})

test('where the provider is not named, Claude models are read apart from others', async () => {
  const { dataset } = await tracesFromText(`
llm rye 0..10 in=100 out=5 cacheRead=90 model=toast-1
llm crumb 20..30 in=10 out=5 cacheRead=90 model=claude-crumb
`)
  const inputs = [...usageOf(dataset).byRow].map(([, { input }]) => input)
  expect(inputs).toEqual([10, 10])
  expect(usageOf(dataset).issues).toEqual([])
})
