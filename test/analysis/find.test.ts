import { describe, expect, it } from 'vitest'
import { findPlaces } from '../../src/analysis/find.ts'
import { layOutLanes, MAX_LANES } from '../../src/analysis/lanes.ts'
import { siblingsOf } from '../../src/analysis/siblings.ts'
import { finish } from '../../src/util/steps.ts'
import { tracesFromText } from '../support/trace-from-text.ts'

const read = async (text: string) => {
  const { dataset } = await tracesFromText(text)
  return { dataset, tree: dataset.tree(0) }
}

describe('finding', () => {
  it('looks at name, type, model, tool, agent and error text, whatever the case', async () => {
    const { dataset, tree } = await read(`
agent Planner 0..900
  llm "first answer" 10..400 model=gpt-5-mini
  tool search 410..880 error="Rate LIMIT reached"
  retriever docs 885..890
`)
    const find = (query: string) => [...findPlaces(dataset, tree, query)]
    expect(find('planner')).toEqual([0])
    expect(find('GPT-5')).toEqual([1])
    expect(find('llm')).toEqual([1])
    expect(find('rate limit')).toEqual([2])
    expect(find(' search ')).toEqual([2])
    expect(find('retr')).toEqual([3])
    expect(find('er')).toEqual([0, 1, 3])
    expect(find('')).toEqual([])
    expect(find('nowhere')).toEqual([])
  })
})

describe('lanes', () => {
  it('put parallel spans side by side beneath their parent, and one after the other in one lane', async () => {
    const { dataset, tree } = await read(`
agent a 0..900
  tool b 10..400
  tool c 20..300
    span d 30..40
  tool e 410..500
`)
    const { lane, count } = finish(layOutLanes(dataset, tree, 0))
    expect([...lane]).toEqual([0, 1, 2, 3, 1])
    expect(count).toBe(4)
  })

  it('end, however many spans run at once', async () => {
    const { dataset, tree } = await read(
      ['agent a 0..900', ...Array.from({ length: 50 }, () => '  tool b 10..400')].join('\n'),
    )
    const { lane, count } = finish(layOutLanes(dataset, tree, 0))
    expect(count).toBe(MAX_LANES)
    expect(Math.max(...lane)).toBe(MAX_LANES - 1)
  })
})

describe('siblings', () => {
  it('are counted beneath each parent, and at the root level', async () => {
    const { tree } = await read(`
agent a 0..900
  tool b 10..400
  tool c 20..300
    span d 30..40
tool lost 950..960 orphan
`)
    const { position, count } = siblingsOf(tree)
    expect([...position]).toEqual([1, 1, 2, 1, 2])
    expect([...count]).toEqual([2, 2, 2, 1, 2])
  })
})
