import { describe, expect, it } from 'vitest'
import { figuresInSteps } from '../../src/analysis/figures.ts'
import { icicleInSteps, type Measure } from '../../src/analysis/icicle.ts'
import { selfTimesInSteps } from '../../src/analysis/self-time.ts'
import { finish } from '../../src/util/steps.ts'
import { tracesFromText } from '../support/trace-from-text.ts'

const TRACE = `
agent plan 0..1000
  llm answer 0..300 in=100 out=20
  tool search 300..500
  tool search 400..700
    llm inner 450..650 in=40 out=40
`

const drawn = async (measure: Measure, text = TRACE) => {
  const { dataset } = await tracesFromText(text)
  return finish(icicleInSteps(dataset, 0, measure, finish(figuresInSteps(dataset, 0)))).map(
    ({ name, depth, value, places }) => ({
      name,
      depth,
      value,
      count: places.length,
    }),
  )
}

describe('self time', () => {
  it('is the duration without what children cover, overlaps once', async () => {
    const { dataset } = await tracesFromText(TRACE)
    // plan: 1000 - (0..700) = 300; the second search: 300 - 200 = 100.
    expect([...finish(selfTimesInSteps(dataset, 0))]).toEqual([300, 300, 200, 100, 200])
  })

  it('is clipped to the parent, and 0 where a span has no end', async () => {
    const { dataset } = await tracesFromText('agent plan 0..100\n  tool late 50..400\n  tool open 10..')
    expect([...finish(selfTimesInSteps(dataset, 0))]).toEqual([50, 0, 350])
  })
})

describe('the icicle', () => {
  it('takes spans of one name together, largest first, in work', async () => {
    expect(await drawn('time')).toEqual([
      { name: '', depth: 0, value: 1100, count: 0 },
      { name: 'plan', depth: 1, value: 1100, count: 1 },
      { name: 'search', depth: 2, value: 500, count: 2 },
      { name: 'inner', depth: 3, value: 200, count: 1 },
      { name: 'answer', depth: 2, value: 300, count: 1 },
    ])
  })

  it('divides the tokens of counted calls', async () => {
    expect(await drawn('tokens')).toEqual([
      { name: '', depth: 0, value: 200, count: 0 },
      { name: 'plan', depth: 1, value: 200, count: 1 },
      { name: 'answer', depth: 2, value: 120, count: 1 },
      { name: 'search', depth: 2, value: 80, count: 2 },
      { name: 'inner', depth: 3, value: 80, count: 1 },
    ])
  })

  it('leaves out what is too narrow to be seen, and counts it above', async () => {
    const narrow = Array.from({ length: 3 }, (_, i) => `  tool narrow-${i} ${i}..${i + 1}`).join('\n')
    expect(await drawn('time', `agent plan 0..9000\n${narrow}\n  llm answer 10..7010`)).toEqual([
      { name: '', depth: 0, value: 9000, count: 0 },
      { name: 'plan', depth: 1, value: 9000, count: 1 },
      { name: 'answer', depth: 2, value: 7000, count: 1 },
    ])
  })

  it('is empty where nothing has a value', async () => {
    expect(await drawn('cost', 'agent plan 0..10\n  tool search 1..2')).toEqual([])
  })
})
