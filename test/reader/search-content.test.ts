import { describe, expect, test } from 'vitest'
import type { TraceSet } from '../../src/model/trace-set.ts'
import { type ContentSearch, searchContent } from '../../src/reader/search-content.ts'
import { BytesContent } from '../../src/reader/source.ts'
import { tracesFromText } from '../support/trace-from-text.ts'

async function search(traces: TraceSet, text: string, rows = traces.dataset.tree(0).rows) {
  const found: number[] = []
  let last: ContentSearch | undefined
  for await (const state of searchContent(traces, rows, text)) {
    found.push(...state.found)
    last = state
  }
  return { found: found.sort((a, b) => a - b), last }
}

const SUPPORT = `
agent support 0..900 input="Where is order A-17?"
  llm chat 10..400 input="Where is order A-17?" output="It left the \\"Münster\\" warehouse on Monday."
  tool lookup 410..880 args="{\\"order_id\\":\\"A-17\\",\\"amount\\":12.5}" result="{\\"status\\":\\"shipped\\"}"
  retriever docs 885..890 query="delivery times"
`

describe('a text in what was said', () => {
  test.each([
    ['words of an answer, whatever the case', 'left THE', [1]],
    ['a question that several spans carry', 'order a-17', [0, 1]],
    ['quotes and letters beyond ASCII', '"münster"', [1]],
    ['letters beyond ASCII alone', 'ü', [1]],
    ['an argument by its name', 'order_id', [2]],
    ['a number', '12.5', [2]],
    ['a result', 'shipped', [2]],
    ['a query', 'delivery', [3]],
    ['blanks around it do not count', '  delivery times ', [3]],
    ['what is nowhere', 'refund', []],
    ['words of the wire format are no content', 'finish_reason', []],
    ['nor are names of attributes', 'gen_ai.output', []],
  ])('%s', async (_, text, places) => {
    const { found, last } = await search(await tracesFromText(SUPPORT), text)
    expect(found).toEqual(places)
    expect(last).toMatchObject({ searched: 4, total: 4, unread: 0 })
  })

  test('is found in each of very many spans, in more than one read', async () => {
    const lines = Array.from(
      { length: 3000 },
      (_, i) => `  llm chat ${i}..${i + 1} output="${i % 1000 === 7 ? 'needle' : 'hay'} ${'word '.repeat(150)}"`,
    )
    const traces = await tracesFromText(['agent a 0..9000', ...lines].join('\n'))
    const reads: number[] = []
    const [source] = traces.content
    const content = [
      {
        read: (offset: number, length: number) => {
          reads.push(length)
          return source?.read(offset, length) ?? new Uint8Array()
        },
      },
    ]
    const { found } = await search({ ...traces, content }, 'NEEDLE')
    expect(found).toHaveLength(3)
    expect(reads.filter((length) => length > 500_000).length).toBeGreaterThan(1)
    // One more for each span that may hold it.
    expect(reads.length).toBeLessThan(12)
  })

  test('is not found in content that is gone, which is told', async () => {
    const traces = await tracesFromText(SUPPORT)
    const { found, last } = await search({ ...traces, content: [new BytesContent(new Uint8Array())] }, 'shipped')
    expect(found).toEqual([])
    expect(last?.unread).toBe(4)
  })
})
