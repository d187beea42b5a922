import { describe, expect, it } from 'vitest'
import { costRows } from '../../src/analysis/cost-rows.ts'
import { computed, unknown } from '../../src/model/amount.ts'
import type { CostOf } from '../../src/model/price.ts'
import { tracesFromText } from '../support/trace-from-text.ts'

/** One dollar a thousand tokens of input, nothing known of `secret`. */
const costOf: CostOf = ({ usage, requestModel }) =>
  requestModel === 'secret' ? unknown('no price for this model') : computed((usage.input ?? 0) / 1000, 'test prices')

const read = async (text: string) => (await tracesFromText(text)).dataset
const labels = (rows: readonly { label: string | undefined }[]) => rows.map(({ label }) => label)

describe('by model', () => {
  const text = `
agent support 0..900 in=3000 out=60
  llm chat 0..100 in=1000 cacheRead=200 out=30 reasoning=10 model=big provider=openai
  llm chat 100..400 in=2000 out=30 model=big provider=openai
  llm chat 400..420 model=big provider=openai error="429"
  embedding embed 500..510 in=100 model=vec provider=openai
  llm chat 600..700 in=50 out=5 model=secret provider=other
`

  it('sums counted calls only, in exclusive parts, dearest first', async () => {
    const { rows, total } = costRows(await read(text), 'model', costOf)
    expect(labels(rows)).toEqual(['big', 'vec', 'secret'])
    const [big, vec, secret] = rows
    expect(big).toMatchObject({ calls: 3, callsWithoutUsage: 1, detail: 'openai', observationType: 'llm' })
    // 1000 with 200 cached, and 2000: 800 + 2000 uncached. 30 with 10 of reasoning, and 30: 20 + 30 visible.
    const why = '1 of 3 calls recorded no usage'
    expect(big.parts.input).toEqual({ state: 'partial', value: 2800, missing: 1, why })
    expect(big.parts.cacheRead).toEqual({ state: 'partial', value: 200, missing: 1, why })
    expect(big.parts.output).toEqual({ state: 'partial', value: 50, missing: 1, why })
    expect(big.parts.reasoning).toEqual({ state: 'partial', value: 10, missing: 1, why })
    expect(big.parts.cacheWrite).toMatchObject({ state: 'unknown' })
    expect(big.tokens).toMatchObject({ state: 'partial', value: 3060 })
    // Durations 20, 100, 300.
    expect(big.p50Ms).toBe(100)
    expect(big.costUsd).toMatchObject({ state: 'partial', value: 2.8, missing: 1 })
    expect(vec).toMatchObject({ observationType: 'embedding', calls: 1 })
    expect(vec.costUsd).toEqual({ state: 'computed', value: 0.1, basis: 'test prices' })
    expect(secret.costUsd).toEqual({ state: 'unknown', missing: 1, why: 'no price for this model' })
    expect(total).toMatchObject({ calls: 5, callsWithoutUsage: 1 })
    // 2800 + 100 + 50.
    expect(total.parts.input).toMatchObject({ state: 'partial', value: 2950, missing: 1 })
    // The failed call and the unpriced one.
    expect(total.costUsd).toMatchObject({ state: 'partial', missing: 2 })
  })

  it('keeps providers of one model apart, and calls without a model in a row without a label', async () => {
    const { rows } = costRows(
      await read(
        'llm a 0..1 in=1 out=1 model=m provider=x\n\nllm a 0..1 in=1 out=1 model=m provider=y\n\nllm a 0..1 in=1 out=1',
      ),
      'model',
    )
    expect(rows.map(({ label, detail }) => `${label} of ${detail}`).sort()).toEqual([
      'm of x',
      'm of y',
      'undefined of undefined',
    ])
  })
})

describe('by other things', () => {
  it('takes an attribute from the call, else from the nearest span above, else none', async () => {
    const dataset = await read(`
agent outer 0..100 attr.team=red
  agent inner 1..99 attr.team=blue
    llm a 2..10 in=1 out=1
    llm b 11..20 in=1 out=1 attr.team=green
  llm c 21..30 in=1 out=1

llm d 0..10 in=1 out=1
`)
    const { rows, total, isOverlapping } = costRows(dataset, 'attribute:team')
    expect(new Set(labels(rows))).toEqual(new Set(['blue', 'green', 'red', undefined]))
    expect(total.calls).toBe(4)
    expect(isOverlapping).toBe(false)
  })

  it('groups by trace and keeps traces of one name apart', async () => {
    const { rows } = costRows(await read('llm same 0..1 in=1 out=1\n\nllm same 0..1 in=2 out=1'), 'trace')
    expect(labels(rows)).toEqual(['same', 'same'])
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2)
  })

  it('counts a call with two tags in both rows and once in the total', async () => {
    const tags = 'attr.langfuse.trace.tags="[\\"a\\",\\"b\\"]"'
    const { rows, total, isOverlapping } = costRows(await read(`llm x 0..1 in=5 out=1 ${tags}`), 'tags')
    expect(labels(rows).sort()).toEqual(['a', 'b'])
    expect(total.calls).toBe(1)
    expect(isOverlapping).toBe(true)
  })

  it('has no rows and nothing known where nothing was called', async () => {
    const { rows, total } = costRows(await read('tool cron 0..5'), 'model')
    expect(rows).toEqual([])
    expect(total.calls).toBe(0)
    expect(total.costUsd).toMatchObject({ state: 'unknown', missing: 0 })
  })
})
